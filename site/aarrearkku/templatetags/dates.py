"""Dates and numbers in words. A template builtin: no `{% load %}` is needed.

Each filter carries the name of its function in `home.dates`; what takes two values reads
`{{ slot.starts|times:slot.ends }}`, `{{ first|days:last }}`, `{{ lowest|ages:highest }}`.
An empty value stays empty.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone

from home import dates

register = template.Library()

OF_ONE: tuple[Callable[[Any], str], ...] = (
    dates.day,
    dates.short_day,
    dates.long_day,
    dates.weekday,
    dates.weekday_short,
    dates.weekday_always,
    dates.weekday_and_day,
    dates.weekdays,
    dates.week,
    dates.clock,
    dates.at,
    dates.age,
    dates.grade,
    dates.number,
    dates.money,
    dates.distance,
    dates.about,
    dates.tel,
    dates.listed,
)
OF_TWO: tuple[Callable[[Any, Any], str], ...] = (
    dates.days,
    dates.hours,
    dates.times,
    dates.ages,
    dates.grades,
)


def kind_to_nothing(function: Callable[[Any], str]) -> Callable[[Any], str]:
    def in_words(value: Any) -> str:
        return "" if value is None or value == "" else function(value)

    return in_words


def held_together(function: Callable[[Any, Any], str]) -> Callable[[Any, Any], str]:
    def in_words(first: Any, last: Any) -> str:
        return dates.unbroken(function(first, last))

    return in_words


for function in OF_ONE:
    register.filter(function.__name__, kind_to_nothing(function))
for pair in OF_TWO:
    register.filter(pair.__name__, held_together(pair))
register.filter("unbroken", kind_to_nothing(dates.unbroken))


@register.filter
def when(moment: datetime | None, now: datetime | None = None) -> str:
    """`{{ happening.starts|when }}`: today and tomorrow by name, seen from now."""
    return dates.when(moment, now or timezone.now()) if moment else ""


@register.filter
def near_day(day: date | None, today: date | None = None) -> str:
    """`{{ day|near_day:today }}`: tänään, huomenna, ma 30.11."""
    return dates.near_day(day, today or timezone.localdate()) if day else ""


@register.filter
def iso(moment: Any) -> str:
    """For `<time datetime="{{ starts|iso }}">`: local time to the minute, or the day."""
    if isinstance(moment, datetime):
        return dates.local(moment).isoformat(timespec="minutes")  # type: ignore[call-arg]
    if isinstance(moment, date):
        return moment.isoformat()
    return moment.isoformat(timespec="minutes") if moment else ""
