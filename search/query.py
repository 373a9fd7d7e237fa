"""What is asked: every parameter of the search contract as a typed value.

A `Query` is made by `search.forms` from a URL and is never wrong: what could not be read
was left out and named there. Its parameters bear the names of the URL, which are the same
in every language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Literal, NamedTuple

# A query speaks of people, so their words are said here too.
from home.audience import OLDEST as OLDEST
from home.audience import Person as Person

# The values that the page's select of one person offers; other ages can be asked by URL.
AGE_OPTIONS = (
    *(str(age) for age in range(19)),
    "18-64",
    "65-",
    *(f"g{grade}" for grade in range(11)),
)
DEFAULT_KM = 3.0
KM_RANGE = (0.5, 50.0)
DAYS_AHEAD = 180
PAGE_SIZE = 20


class Near(NamedTuple):
    """A point to be near to; `value` is what stands in the URL (postcode, address, lat,lon)."""

    latitude: float
    longitude: float
    value: str


class Day(StrEnum):
    """A weekday as the URL spells it."""

    MO = "mo"
    TU = "tu"
    WE = "we"
    TH = "th"
    FR = "fr"
    SA = "sa"
    SU = "su"

    @property
    def weekday(self) -> int:
        """1 Monday to 7 Sunday."""
        return WEEKDAYS[self]


WEEKDAYS = {day: number for number, day in enumerate(Day, start=1)}


class PartOfDay(StrEnum):
    """A value of the parameter `time`; its hours are those of the contract."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"

    @property
    def minutes(self) -> tuple[int, int]:
        """From the first minute of the day up to, and not including, the second."""
        return {"morning": (0, 720), "afternoon": (720, 1020), "evening": (1020, 1440)}[
            self.value
        ]


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEAREST = "nearest"
    SOONEST = "soonest"
    NAME = "name"
    NEWEST = "newest"


class View(StrEnum):
    LIST = "list"
    MAP = "map"
    WEEK = "week"


Relative = Literal["today", "tomorrow", "week"]
RELATIVE_DATES: tuple[Relative, ...] = ("today", "tomorrow", "week")


@dataclass(frozen=True, slots=True)
class Query:
    """One question to the catalogue.

    OR inside a parameter, AND between parameters. `q` is what was typed; `rest` the words
    that stay search words after understanding (None: nothing was understood, all of them).
    `from_words` names the parameters whose value was read from the words, all others in
    force were chosen by hand; `literal` those that must not be read from them.
    """

    q: str = ""
    rest: str | None = None
    people: tuple[Person, ...] = ()
    areas: tuple[str, ...] = ()
    near: Near | None = None
    km: float = DEFAULT_KM
    days: tuple[Day, ...] = ()
    times: tuple[PartOfDay, ...] = ()
    starts: dt.time | None = None
    ends: dt.time | None = None
    date: Relative | dt.date | None = None
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    free: bool = False
    easy: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    enrol: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    # Words, as typed, that an entry must not have.
    without: tuple[str, ...] = ()
    literal: tuple[str, ...] = ()
    from_words: frozenset[str] = frozenset()
    sort: Sort | None = None
    view: View = View.LIST
    # The Monday of the week that the week view shows; this week's when None.
    week: dt.date | None = None
    page: int = 1
    plain: bool = False

    @property
    def words(self) -> str:
        """The search words, after what was understood in them was taken away."""
        return self.q if self.rest is None else self.rest

    @property
    def order(self) -> Sort:
        """The order asked for, else the contract's default."""
        if self.sort is Sort.NEAREST and self.near is None:
            return Sort.SOONEST
        if self.sort is not None:
            return self.sort
        if self.words.strip():
            return Sort.RELEVANCE
        if self.near:
            return Sort.NEAREST
        # Conditions in words and no topic: what is meant for them most comes first.
        return Sort.RELEVANCE if self.q.strip() else Sort.SOONEST

    def values(self, parameter: str) -> tuple[str, ...]:
        """The values of a filter parameter in their canonical spelling, none when not asked."""
        if not self.asks(parameter):
            return ()
        value = getattr(self, FIELDS[parameter])
        if parameter == "age":
            return tuple(person.value for person in self.people)
        if parameter == "near":
            return (value.value,)
        if parameter in ("from", "to"):
            return (f"{value:%H:%M}",)
        if value is True:
            return ("1",)
        if isinstance(value, tuple):
            return tuple(str(one) for one in value)
        return (str(value),)

    def asks(self, parameter: str) -> bool:
        """This filter parameter is in force."""
        value = getattr(self, FIELDS[parameter])
        return value is not None and value is not False and value != ()

    def by_hand(self, parameter: str) -> bool:
        """This filter is in force and was not read from the words."""
        return parameter not in self.from_words and self.asks(parameter)

    def only_by_hand(self) -> Query:
        """The same query without the filters that were read from the words."""
        gone: dict[str, Any] = {
            FIELDS[name]: _typed(name, ()) for name in self.from_words
        }
        return replace(self, from_words=frozenset(), **gone)

    def with_values(self, parameter: str, values: Iterable[str]) -> Query:
        """The same query on its first page with this filter replaced, chosen by hand.

        No values: the filter is dropped. Spellings as the URL has them; ValueError when
        one cannot be read. `near` can only be dropped here: an address needs looking up.
        """
        values = tuple(values)
        changed: dict[str, Any] = {FIELDS[parameter]: _typed(parameter, values)}
        return replace(
            self, page=1, from_words=self.from_words - {parameter}, **changed
        )


# URL parameter -> field, for the parameters that filter. `km` goes with `near`.
FIELDS = {
    "age": "people",
    "area": "areas",
    "near": "near",
    "day": "days",
    "time": "times",
    "from": "starts",
    "to": "ends",
    "date": "date",
    "kind": "kinds",
    "theme": "themes",
    "free": "free",
    "easy": "easy",
    "lang": "languages",
    "support": "support",
    "enrol": "enrol",
    "organiser": "organisers",
    "without": "without",
}
FILTERS = tuple(FIELDS)


def _typed(parameter: str, values: tuple[str, ...]) -> object:
    if parameter == "free":
        return bool(values)
    if parameter in ("near", "from", "to", "date"):
        if not values:
            return None
        if parameter == "near":
            raise ValueError("A place to be near to must be looked up first.")
        if parameter == "date":
            return read_date(values[0])
        return dt.time.fromisoformat(values[0])
    if parameter == "age":
        return tuple(Person.parse(value) for value in values)
    if parameter == "day":
        return tuple(Day(value) for value in values)
    if parameter == "time":
        return tuple(PartOfDay(value) for value in values)
    return values


def read_date(text: str) -> Relative | dt.date:
    """A value of the parameter `date`; ValueError when it is none."""
    for relative in RELATIVE_DATES:
        if text == relative:
            return relative
    return dt.date.fromisoformat(text)


def dates_asked(asked: Relative | dt.date, today: dt.date) -> tuple[dt.date, ...]:
    """The days that a value of `date` stands for; a week is today and six days more."""
    if isinstance(asked, dt.date):
        return (asked,)
    first, days = {"today": (0, 1), "tomorrow": (1, 1), "week": (0, 7)}[asked]
    return tuple(today + dt.timedelta(days=first + n) for n in range(days))
