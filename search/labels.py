"""What a parameter's value is called on the page, in the active language.

The one place that turns codes of an address into words: chips, facets, selects, headings
of the page and the labels of the JSON answer all ask here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from home import dates
from home.areas.tree import tree as areas
from home.attributes import EnrolmentState, LowThreshold, SpokenLanguage, Support
from home.themes.tree import tree as themes
from home.trees import Tree

from .organisers import Organisers, organisers
from .query import Day, Person, Query, Sort, View

Words = Mapping[str, str | Promise]

KINDS: Words = {
    "club": gettext_lazy("Clubs"),
    "course": gettext_lazy("Courses"),
    "camp": gettext_lazy("Camps"),
    "open": gettext_lazy("Open groups"),
    "place": gettext_lazy("Meeting places"),
    "mobile": gettext_lazy("Mobile services"),
}
TIMES: Words = {
    "morning": gettext_lazy("Morning, before 12:00"),
    "afternoon": gettext_lazy("Afternoon, 12:00–17:00"),
    "evening": gettext_lazy("Evening, from 17:00"),
}
DATES: Words = {
    "today": gettext_lazy("Today"),
    "tomorrow": gettext_lazy("Tomorrow"),
    "week": gettext_lazy("Within a week"),
}
SORTS: Mapping[Sort, Promise] = {
    Sort.RELEVANCE: pgettext_lazy("order", "best match"),
    Sort.NEAREST: pgettext_lazy("order", "nearest"),
    Sort.SOONEST: pgettext_lazy("order", "starts first"),
    Sort.NAME: pgettext_lazy("order", "by name"),
    Sort.NEWEST: pgettext_lazy("order", "newest"),
}
VIEWS: Mapping[View, Promise] = {
    View.LIST: gettext_lazy("List"),
    View.MAP: gettext_lazy("Map"),
    View.WEEK: gettext_lazy("Week"),
}
PARAMETERS: Words = {
    "q": gettext_lazy("Search words"),
    "age": gettext_lazy("Age or grade"),
    "area": gettext_lazy("Area"),
    "near": gettext_lazy("Near"),
    "km": gettext_lazy("Distance"),
    "day": gettext_lazy("Day"),
    "time": gettext_lazy("Time of day"),
    "from": gettext_lazy("Not before"),
    "to": gettext_lazy("Not after"),
    "date": gettext_lazy("Date"),
    "kind": gettext_lazy("What"),
    "theme": gettext_lazy("Theme"),
    "free": gettext_lazy("Price"),
    "easy": gettext_lazy("Easy to join"),
    "lang": gettext_lazy("Language"),
    "support": gettext_lazy("Access and support"),
    "enrol": gettext_lazy("Enrolment"),
    "organiser": gettext_lazy("Organiser"),
    "without": gettext_lazy("Not wanted"),
    "literal": gettext_lazy("Read as plain words"),
    "sort": gettext_lazy("Order"),
    "view": gettext_lazy("View"),
    "week": gettext_lazy("Week"),
    "page": gettext_lazy("Page"),
    "plain": gettext_lazy("Plain Finnish"),
}


def label(parameter: str, value: str) -> str:
    """The words for one value: "7 v", "Pohjoinen alue", "ti", "Maksuton"."""
    if parameter in LASTING:
        return _lasting(parameter, value, get_language() or "")
    return _LABELS.get(parameter, str)(value)


def labels(parameter: str, values: Iterable[str]) -> list[str]:
    """The words for many values of one parameter."""
    if parameter in NAMED:
        names = NAMED[parameter]().names()
        return [names.get(value) or value for value in values]
    if parameter in LASTING:
        language = get_language() or ""
        return [_lasting(parameter, value, language) for value in values]
    return [label(parameter, value) for value in values]


@lru_cache(2_000)
def _lasting(parameter: str, value: str, language: str) -> str:
    return _LABELS[parameter](value)


def age_label(value: str) -> str:
    """7 v · 0,5 v · 3. luokka · 13–17 v · 65 v alkaen"""
    return Person.parse(value).label


def day_label(value: str) -> str:
    return dates.weekday(Day(value).weekday)


def date_label(value: str) -> str:
    if value in DATES:
        return str(DATES[value])
    return dates.near_day(dt.date.fromisoformat(value), timezone.localdate())


def from_label(value: str) -> str:
    return _("from %(time)s") % {"time": dates.clock(dt.time.fromisoformat(value))}


def to_label(value: str) -> str:
    return _("until %(time)s") % {"time": dates.clock(dt.time.fromisoformat(value))}


def without_label(value: str) -> str:
    """ei: jalkapalloa"""
    return _("not: %(words)s") % {"words": value}


def near_label(query: Query) -> str:
    """alle 3 km: 90500 · alle 3 km: valittu paikka"""
    near = query.near
    if not near:
        return ""
    is_point = near.value == f"{near.latitude:.8g},{near.longitude:.8g}"
    place = _("the place chosen") if is_point else near.value
    words = {"distance": dates.kilometres(query.km), "place": place}
    return _("within %(distance)s: %(place)s") % words


# What has the same name in a language as long as the process lives.
LASTING = frozenset(
    ("age", "day", "time", "kind", "free", "easy", "lang", "support", "enrol", "plain")
)
# What is named by editors, with the names that are kept in memory.
NAMED: dict[str, Callable[[], Tree[Any] | Organisers]] = {
    "area": areas,
    "theme": themes,
    "organiser": organisers,
}
_LABELS: dict[str, Callable[[str], str]] = {
    "q": lambda value: f"”{value}”",
    "age": age_label,
    "area": lambda value: str(areas().name(value)),
    "day": day_label,
    "time": lambda value: str(TIMES[value]),
    "from": from_label,
    "to": to_label,
    "date": date_label,
    "kind": lambda value: str(KINDS[value]),
    "theme": lambda value: str(themes().name(value)),
    "free": lambda value: _("Free"),
    "easy": lambda value: str(LowThreshold(value).label),
    "lang": lambda value: str(SpokenLanguage(value).label),
    "support": lambda value: str(Support(value).label),
    "enrol": lambda value: str(EnrolmentState(value).label),
    "organiser": lambda value: organisers().name(value),
    "without": without_label,
    "literal": lambda value: str(PARAMETERS[value]),
    "sort": lambda value: str(SORTS[Sort(value)]),
    "view": lambda value: str(VIEWS[View(value)]),
    "plain": lambda value: str(PARAMETERS["plain"]),
}
