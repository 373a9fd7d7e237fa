"""What is called off in these days: a search by date leaves it out, and families must see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from activities.models import SlotChange
from meeting_places.models import Stop, StopChange
from search.find import find
from search.models import Source
from search.query import Query, Sort
from search.results import Group, Hit

# Among so many of a result they are looked for, those that come soonest first.
LOOKED_AT = 500


def called_off(
    query: Query, first: dt.date, last: dt.date, now: dt.datetime
) -> list[Hit]:
    """Of what fits the query, days apart, that of which a session of these days is cancelled."""
    keys = {*keys_called_off(first, last)}
    if not keys:
        return []
    query = replace(query, date=None, sort=Sort.SOONEST, page=1)
    hits = find(query, now, facets=(), size=LOOKED_AT).hits
    return [hit for hit in hits if hit.group is Group.FITS and hit.key in keys]


def keys_called_off(first: dt.date, last: dt.date) -> Iterator[int]:
    """The clubs and stops that have a cancelled session or visit in these days."""
    sessions = SlotChange.objects.cancelled_between(first, last)
    yield from map(Source.ACTIVITY.key, sessions.values_list("activity_id", flat=True))
    visits = StopChange.objects.cancelled_between(first, last)
    yield from map(
        Source.STOP.key, Stop.objects.of_changes(visits).values_list("pk", flat=True)
    )
