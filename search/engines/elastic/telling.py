"""What the answer tells of an entry, reckoned from its facts at the moment of the question."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from typing import Any

from home.attributes import EnrolmentState
from search.engines.elastic.times import begins, next_time
from search.engines.memory.moment import local_minute
from search.engines.memory.places import EARTH_RADIUS_M, FAR
from search.facts import Facts
from search.query import Near, Query
from search.results import Group, Hit


def hit(facts: Facts, group: Group, query: Query, now: dt.datetime) -> Hit:
    metres, approximate = nearest(facts.points, query)
    return Hit(
        key=facts.key,
        group=group,
        fits=tuple(
            person.value for person in query.people if facts.audience.fits(person)
        ),
        distance_m=None if metres == FAR else metres,
        approximate=approximate,
        next=begins(next_time(facts, local_minute(now))),
        enrol=EnrolmentState.NONE
        if facts.enrolment is None
        else facts.enrolment.state(now),
        stale=facts.stale_from is not None and facts.stale_from <= now,
    )


def nearest(points: Iterable[Sequence[Any]], query: Query) -> tuple[int, bool]:
    """Metres to the nearest point within reach, an exact one before an approximate one."""
    if query.near is None:
        return FAR, False
    reach = math.floor(query.km * 1000)
    places = (
        (metres(query.near, latitude, longitude), approximate)
        for latitude, longitude, approximate in points
    )
    return min((place for place in places if place[0] <= reach), default=(FAR, False))


def metres(near: Near, latitude: float, longitude: float) -> int:
    """Whole metres on a plane laid through the middle latitude, as the memory engine has it."""
    middle = math.radians((latitude + near.latitude) / 2)
    north = math.radians(latitude - near.latitude) * EARTH_RADIUS_M
    east = math.radians(longitude - near.longitude) * EARTH_RADIUS_M * math.cos(middle)
    return round(math.sqrt(north * north + east * east))
