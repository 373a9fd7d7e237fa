"""The clubs and visits of a search as one calendar file, to download or to subscribe to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

from icalendar import Event

from activities.calendars import ClubEvents
from activities.models import Activity
from home import ical
from meeting_places.calendars import StopEvents
from meeting_places.models import Stop

from .find import find
from .forms import Asked
from .models import Source
from .query import Query, Sort
from .showing.taking import (
    MOST_IN_CALENDAR,
    calendar_kinds,
    name_of,
    not_all_in_calendar,
    to_take,
)

Absolute = Callable[[str], str]


def calendar(asked: Asked, absolute: Absolute, now: dt.datetime) -> bytes:
    """Everything that fits and has times, what begins first at most; it tells what it leaves out."""
    keys, total = found(asked.query, now)
    file = ical.new_calendar(name_of(asked), not_all_in_calendar(total))
    for event in events(keys, absolute, now):
        file.add_component(event)
    return ical.to_bytes(file)


def found(query: Query, now: dt.datetime) -> tuple[list[int], int]:
    """The keys of the entries to write, and how many there would be."""
    kinds = calendar_kinds(query)
    if not kinds:
        return [], 0
    query = replace(to_take(query).with_values("kind", kinds), sort=Sort.SOONEST)
    results = find(query, now, facets=(), size=MOST_IN_CALENDAR)
    return [hit.key for hit in results.hits[: results.total]], results.total


def events(keys: list[int], absolute: Absolute, now: dt.datetime) -> Iterator[Event]:
    rows = [Source.of(key) for key in keys]

    def ids(wanted: Source) -> list[int]:
        return [pk for source, pk in rows if source is wanted]

    clubs = Activity.objects.published().with_schedule().with_places()
    for club in clubs.filter(pk__in=ids(Source.ACTIVITY)):
        yield from ClubEvents(club, absolute, now).events()
    stops = Stop.objects.published().with_timetable()
    for stop in stops.filter(pk__in=ids(Source.STOP)):
        yield from StopEvents(stop, absolute, now).events()
