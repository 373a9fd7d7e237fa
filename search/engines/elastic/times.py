"""When an entry happens: days and next times reckoned from its sessions, in plain Python."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from search.engines.memory.moment import moment_of
from search.engines.memory.sessions import NEVER
from search.facts import MIDNIGHT, Facts, Session

WEEK = 7
# A season without an end that is skipped for ever would be looked through for ever.
FARTHEST = dt.date.max.toordinal()


def days(session: Session, first: int) -> Iterator[int]:
    """The days from `first` on, as ordinals, on which the session takes place."""
    begins, skips = session.valid_from, session.skips
    day = first if begins is None else max(first, begins.toordinal())
    day += (session.weekday - 1 - (day - 1)) % WEEK
    step = WEEK
    if begins is not None and session.interval > 1:
        weeks = (day - 1) // WEEK - (begins.toordinal() - 1) // WEEK
        day += WEEK * (-weeks % session.interval)
        step = WEEK * session.interval
    last = FARTHEST if session.valid_until is None else session.valid_until.toordinal()
    without = [(a.toordinal(), b.toordinal()) for a, b in skips]
    while day <= last:
        if not any(a <= day <= b for a, b in without):
            yield day
        day += step


@lru_cache(maxsize=50_000)
def days_within(session: Session, first: int, last: int) -> tuple[int, ...]:
    """Those from `first` to `last`."""
    found = []
    for day in days(session, first):
        if day > last:
            break
        found.append(day)
    return tuple(found)


def next_time(facts: Facts, now: int) -> int:
    """When what goes on at local minute `now`, or comes next, begins; NEVER if nothing does."""
    if facts.always_open:
        return NEVER
    found = [
        day.toordinal() * MIDNIGHT + starts
        for day, starts, ends in facts.dated
        if day.toordinal() * MIDNIGHT + ends > now
    ]
    today = now // MIDNIGHT
    for session in facts.sessions:
        for day in days(session, today):
            if day * MIDNIGHT + session.ends > now:
                found.append(day * MIDNIGHT + session.starts)
                break
    return min(found, default=NEVER)


def times(facts: Facts, since: int, until: int) -> list[tuple[int, int]]:
    """What has begun or comes next at any time between two days: starts and ends.

    For each session everything that ends in between, and the first that ends later.
    """
    if facts.always_open:
        return []
    found = [
        (day.toordinal() * MIDNIGHT + starts, day.toordinal() * MIDNIGHT + ends)
        for day, starts, ends in facts.dated
        if day.toordinal() >= since
    ]
    for session in facts.sessions:
        for day in days(session, since):
            found.append(
                (day * MIDNIGHT + session.starts, day * MIDNIGHT + session.ends)
            )
            if day > until:
                break
    return found


def begins(minute: int) -> dt.datetime | None:
    """The aware moment of a local minute, None for NEVER."""
    return None if minute == NEVER else moment_of(minute)
