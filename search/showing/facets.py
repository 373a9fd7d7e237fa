"""The choices of each filter with what they would give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import get_language

from home.attributes import (
    EnrolmentState,
    EntryKind,
    LowThreshold,
    SpokenLanguage,
    Support,
)
from home.themes.tree import tree as themes
from search import labels
from search.query import AGE_OPTIONS, RELATIVE_DATES, Day, PartOfDay, Query
from search.results import Results
from search.written import Written, write

MOST_ORGANISERS = 12


class Option(NamedTuple):
    """One value of a filter: what it is called, how many fit with it alone, whether chosen."""

    value: str
    label: str
    # Nobody asks the tuple's own count(): many are made for each page, so a tuple it is.
    count: int  # type: ignore[assignment]
    selected: bool = False
    depth: int = 0


# The order in which the values of a filter are offered; themes and areas follow their trees.
ORDERS: dict[str, tuple[str, ...]] = {
    "age": AGE_OPTIONS,
    "day": tuple(Day),
    "time": tuple(PartOfDay),
    "date": RELATIVE_DATES,
    "kind": tuple(EntryKind.values),
    "free": ("1",),
    "easy": tuple(LowThreshold.values),
    "lang": tuple(SpokenLanguage.values),
    "support": tuple(Support.values),
    "enrol": tuple(EnrolmentState.values),
}


def options(parameter: str, results: Results, query: Query) -> list[Option]:
    """Every value of the filter with its count, chosen ones always among them."""
    counts = results.facets.get(parameter, {})
    chosen = query.values(parameter)
    return [
        Option(value, label, counts.get(value, 0), value in chosen)
        for value, label in _words(parameter, counts, chosen).items()
    ]


def as_json(results: Results, query: Query) -> Written:
    """The options of every filter that the engine has counted, for the JSON answer.

    An answer has hundreds of them: all but their counts is written once.
    """
    return write(
        {name: _json_of(name, counts, query) for name, counts in results.facets.items()}
    )


def _json_of(parameter: str, counts: Mapping[str, int], query: Query) -> Written:
    chosen = query.values(parameter)
    written = [
        f"{_beginning(value, label)}{counts.get(value, 0)}"
        f"{SELECTED if value in chosen else NOT_SELECTED}"
        for value, label in _words(parameter, counts, chosen).items()
    ]
    return Written(f"[{','.join(written)}]")


SELECTED, NOT_SELECTED = ',"selected":true}', ',"selected":false}'


@lru_cache(10_000)
def _beginning(value: str, label: str) -> str:
    """An option as JSON up to its count."""
    return f'{write({"value": value, "label": label})[:-1]},"count":'


def _words(
    parameter: str, counts: Mapping[str, int], chosen: Iterable[str]
) -> Mapping[str, str]:
    """The words of every value, those that are always offered first and in their order."""
    offered = _offered(parameter)
    more = [value for value in (*counts, *chosen) if value not in offered]
    if not more:
        return offered
    return {**offered, **dict(zip(more, labels.labels(parameter, more), strict=True))}


def _offered(parameter: str) -> Mapping[str, str]:
    if parameter in labels.NAMED:
        return labels.NAMED[parameter]().names()
    return _ordered(parameter, get_language())


@lru_cache
def _ordered(parameter: str, language: str | None) -> Mapping[str, str]:
    values = ORDERS[parameter]
    return dict(zip(values, labels.labels(parameter, values), strict=True))


def theme_options(results: Results, query: Query) -> list[Option]:
    """The fields, and under a chosen one its narrower themes."""
    by_code = {each.value: each for each in options("theme", results, query)}
    chosen = set(query.values("theme"))
    shown: list[Option] = []

    def add(codes: Iterable[str], depth: int) -> None:
        for code in codes:
            option = by_code[code]
            shown.append(
                Option(code, option.label, option.count, option.selected, depth)
            )
            if chosen & themes().below(code):
                add((child.code for child in themes().children(code)), depth + 1)

    add((root.code for root in themes().roots()), 0)
    return shown


def organiser_options(results: Results, query: Query) -> list[Option]:
    """The chosen ones, and those with the most to give."""
    found = options("organiser", results, query)
    found.sort(key=lambda each: (not each.selected, -each.count, each.label))
    return [each for each in found if each.selected or each.count][:MOST_ORGANISERS]
