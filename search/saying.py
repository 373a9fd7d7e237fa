"""The hours of an entry in words of the active language."""

from __future__ import annotations

import datetime as dt

from home import dates

from .facts import MIDNIGHT


def hours_in_words(starts: int, ends: int) -> str:
    """14.15–15.15, from minutes of the day."""
    return dates.hours(clock(starts), clock(ends))


def clock(minutes: int) -> dt.time:
    """Minutes of the day as a time; midnight at the end of a day is 23:59:59."""
    if minutes >= MIDNIGHT:
        return dates.MIDNIGHT
    return dt.time(minutes // 60, minutes % 60)
