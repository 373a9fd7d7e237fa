"""What is called off in these days: a search by date leaves it out, and families must see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from activities.models import SlotChange
from meeting_places.models import Stop, StopChange
from search.find import keys, total
from search.models import Source
from search.query import Query
from search.results import Group, Hit


def called_off(
    query: Query, first: dt.date, last: dt.date, now: dt.datetime
) -> list[Hit]:
    """Of what fits the query, days apart, that of which a session of these days is cancelled."""
    off = {*keys_called_off(first, last)}
    if not off:
        return []
    query = replace(query, date=None, page=1)
    # What fits stands before what fits almost.
    fitting = keys(query, now)[: total(query, now)]
    return [Hit(key, Group.FITS) for key in fitting if key in off]


def keys_called_off(first: dt.date, last: dt.date) -> Iterator[int]:
    """The clubs and stops that have a cancelled session or visit in these days."""
    sessions = SlotChange.objects.cancelled_between(first, last)
    yield from map(Source.ACTIVITY.key, sessions.values_list("activity_id", flat=True))
    visits = StopChange.objects.cancelled_between(first, last)
    yield from map(
        Source.STOP.key, Stop.objects.of_changes(visits).values_list("pk", flat=True)
    )
