"""The choices of each filter with what they would give."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from home.areas.tree import tree as areas
from home.attributes import (
    EnrolmentState,
    EntryKind,
    LowThreshold,
    SpokenLanguage,
    Support,
)
from home.themes.tree import tree as themes
from search import labels
from search.organisers import organisers
from search.query import AGE_OPTIONS, RELATIVE_DATES, Day, PartOfDay, Query
from search.results import Results

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
    values = dict.fromkeys((*_known(parameter), *counts, *chosen))
    words = labels.labels(parameter, values)
    return [
        Option(value, label, counts.get(value, 0), value in chosen)
        for value, label in zip(values, words, strict=True)
    ]


def facets(results: Results, query: Query) -> dict[str, list[Option]]:
    """The options of every filter that the engine has counted."""
    return {
        parameter: options(parameter, results, query) for parameter in results.facets
    }


def _known(parameter: str) -> Iterable[str]:
    if parameter == "area":
        return [node.code for node in areas()]
    if parameter == "theme":
        return [node.code for node in themes()]
    if parameter == "organiser":
        return list(organisers())
    return ORDERS[parameter]


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
