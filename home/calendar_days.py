"""Days and times of the calendar in Oulu."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")
ONE_DAY = timedelta(days=1)


def each_day(first: date, last: date) -> Iterator[date]:
    """The days from the first to the last, both counted."""
    return (first + i * ONE_DAY for i in range((last - first).days + 1))


def monday_of(day: date) -> date:
    return day - day.weekday() * ONE_DAY


def at(day: date, clock: time) -> datetime:
    """This time of this day in Oulu: a clock change does not move "klo 16"."""
    return datetime.combine(day, clock, HELSINKI)
