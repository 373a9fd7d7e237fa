"""Weeks of the calendar: from Monday, and written as `2026-W49` in addresses (ISO 8601)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from home.calendar_days import monday_of

ONE_WEEK = timedelta(weeks=1)
# So far ahead a visitor can turn the weeks.
MOST_WEEKS = 26
_WRITTEN = re.compile(r"[0-9]{4}-W[0-9]{2}")


def last_monday(today: date) -> date:
    """The Monday of the last week that can be asked for."""
    return monday_of(today) + MOST_WEEKS * ONE_WEEK


def written(day: date) -> str:
    """The week of this day: `2026-W49`."""
    year, number, _weekday = day.isocalendar()
    return f"{year:04}-W{number:02}"


def read(text: str) -> date:
    """The Monday of a written week; ValueError when there is no such week."""
    if not _WRITTEN.fullmatch(text):
        raise ValueError("A week is written 2026-W49.")
    return date.fromisocalendar(int(text[:4]), int(text[6:]), 1)


def asked(text: str, today: date) -> date:
    """The Monday of the week asked for; this week's when that is unreadable or out of reach."""
    here = monday_of(today)
    try:
        monday = read(text)
    except ValueError:
        return here
    return monday if here <= monday <= last_monday(today) else here


def beside(monday: date, today: date) -> tuple[date | None, date | None]:
    """The Mondays of the weeks before and after; None where one cannot turn to."""
    return (
        monday - ONE_WEEK if monday > monday_of(today) else None,
        monday + ONE_WEEK if monday < last_monday(today) else None,
    )
