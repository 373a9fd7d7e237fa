"""One select for each person: ages, school grades and the bands of adults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from search import labels
from search.query import AGE_OPTIONS, Query

from .markup import select_options

MOST_PEOPLE = 12


class Choice(NamedTuple):
    value: str
    label: str
    selected: bool


@dataclass(frozen=True)
class PersonSelect:
    """The select of one person; `added` when the button has just asked for it."""

    number: int
    groups: list[tuple[str, list[Choice]]]
    added: bool = False

    @property
    def options(self) -> SafeString:
        return select_options(self.groups)

    @property
    def id(self) -> str:
        return f"age-{self.number}"


def person_selects(query: Query, add: bool = False) -> list[PersonSelect]:
    """The people chosen by hand, one each; an empty one when nobody is, or one more is asked.

    People that the words name are not repeated: their chips tell of them.
    """
    chosen = list(query.values("age")) if query.by_hand("age") else []
    more = bool(chosen) and add and len(chosen) < MOST_PEOPLE
    values = [*chosen, ""] if more or not chosen else chosen
    return [
        PersonSelect(number, _groups(value), added=more and not value)
        for number, value in enumerate(values, start=1)
    ]


def _groups(chosen: str) -> list[tuple[str, list[Choice]]]:
    def choices(values: list[str]) -> list[Choice]:
        return [
            Choice(value, labels.label("age", value), value == chosen)
            for value in values
        ]

    ages = [value for value in AGE_OPTIONS if value.isdecimal()]
    grades = [value for value in AGE_OPTIONS if value.startswith("g")]
    adults = [value for value in AGE_OPTIONS if "-" in value]
    groups = [
        (_("Age in years"), choices(ages)),
        (_("School grade"), choices(grades)),
        (_("Adults"), choices(adults)),
    ]
    if chosen and chosen not in AGE_OPTIONS:
        groups.insert(0, (_("Chosen"), choices([chosen])))
    return groups
