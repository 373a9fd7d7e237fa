"""What every calendar file of the site has in common (iCalendar, RFC 5545 and 7986)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from icalendar import Calendar

from home.texts import current_language

HOST = "harrastamisen-aarrearkku"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# How often a subscriber should ask again: a cancelled date is seen the same day.
REFRESH = timedelta(hours=6)
# How far the exceptions of a rule without an end are written out.
HORIZON = timedelta(days=730)


def new_calendar(name: str) -> Calendar:
    """An empty calendar to subscribe to, named in the active language."""
    file = Calendar()
    file.add("prodid", f"-//Oulu//{HOST}//{current_language().upper()}")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("name", name)
    file.add("x-wr-calname", name)
    file.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    file.add("x-published-ttl", REFRESH)
    return file


def to_bytes(file: Calendar) -> bytes:
    """The file, with Europe/Helsinki told for the years in use: for all it takes 2 kB."""
    days = [day_of(event.start) for event in file.events]
    if days:
        last = max(days) + HORIZON
        file.add_missing_timezones(first_date=min(days), last_date=last)
    written: bytes = file.to_ical()
    return written


def day_of(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
