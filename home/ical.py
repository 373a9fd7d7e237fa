"""What every calendar file of the site has in common (iCalendar, RFC 5545 and 7986)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from icalendar import Calendar, vDuration

from home.texts import current_language

HOST = "harrastamisen-aarrearkku"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# How often a subscriber should ask again: a cancelled date is seen the same day.
REFRESH = timedelta(hours=6)
# How far the exceptions of a rule without an end are written out.
HORIZON = timedelta(days=730)


def new_calendar(name: str, description: str = "") -> Calendar:
    """An empty calendar to subscribe to, named in the active language."""
    file = Calendar()
    file.add("prodid", f"-//Oulu//{HOST}//{current_language().upper()}")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("name", name)
    file.add("x-wr-calname", name)
    if description:
        file.add("description", description)
        file.add("x-wr-caldesc", description)
    file.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    # icalendar leaves this method alone without types.
    refresh = vDuration(REFRESH).to_ical()  # type: ignore[no-untyped-call]
    file.add("x-published-ttl", refresh.decode())
    return file


def to_bytes(file: Calendar) -> bytes:
    """The file, with Europe/Helsinki told for the years in use: for all it takes 2 kB."""
    days = [day_of(event.start) for event in file.events]
    if days:
        last = max(days) + HORIZON
        file.add_missing_timezones(first_date=min(days), last_date=last)
    written: bytes = file.to_ical()
    return written


def response(file: bytes, filename: str) -> HttpResponse:
    """A calendar file that a browser saves and a calendar subscribes to."""
    return HttpResponse(
        file,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, filename)},
    )


def webcal(address: str) -> str:
    """The absolute address of a file as one that a calendar program subscribes to."""
    return f"webcal://{address.split('://', 1)[1]}"


def day_of(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
