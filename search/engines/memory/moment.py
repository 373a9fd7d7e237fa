"""What depends on the clock: next times, enrolment, staleness, and the orders made of them.

A `Moment` is made of a segment's facts and one point in time; it holds until the first of
its facts changes, and then another one is made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from home.attributes import EnrolmentState
from home.calendar_days import HELSINKI
from search.engines.memory.bitsets import Bits, from_mask, rows_of, union
from search.engines.memory.columns import CLOSED, FULL, LATEST, LIMITS, NEEDED, QUEUE
from search.engines.memory.sessions import (
    ANY_PART,
    NEVER,
    Window,
)
from search.facts import MIDNIGHT
from search.query import Day, PartOfDay, Sort

if TYPE_CHECKING:
    from search.engines.memory.segment import Segment

HOUR = 3600
MAX_WINDOWS = 32
STALE_BIT = np.uint64(1 << 31)
STATES = list(EnrolmentState)
PARTS = list(PartOfDay)


def local_minute(now: dt.datetime) -> int:
    """The moment on Oulu's clocks: ordinal of the day * 1440 + minute."""
    here = now.astimezone(HELSINKI)
    return here.toordinal() * MIDNIGHT + here.hour * 60 + here.minute


@lru_cache(4_096)
def moment_of(minute: int) -> dt.datetime:
    """The aware moment of a local minute."""
    day, minute = divmod(minute, MIDNIGHT)
    midnight = dt.datetime.fromordinal(day).replace(tzinfo=HELSINKI)
    # Wall-clock arithmetic: 16 o'clock stays 16 on the day of a clock change.
    return midnight + dt.timedelta(minutes=minute)


class Moment:
    """The state of a segment from `made` until `expires` (seconds since 1970)."""

    def __init__(self, segment: Segment, now: dt.datetime) -> None:
        self.segment = segment
        self.made = int(now.timestamp())
        self.minute = local_minute(now)
        self.today = self.minute // MIDNIGHT
        arrays = segment.arrays
        self.passed = {
            name: int(np.searchsorted(arrays[f"{name}_moments"], self.made, "right"))
            for name in LIMITS
        }
        self.stale = self._over("stale_from")
        self.found: Bits = from_mask(~self._over("found_until"))
        self.enrolment = self._enrolment()
        self.enrol_bits = np.array(
            [from_mask(self.enrolment == number) for number in range(len(STATES))]
        )
        self.next, first_end = self._next()
        self.expires = self._expiry(first_end)
        # Rank and permutation; by name and newest are made when first asked for.
        self.orders: dict[Sort, tuple[NDArray[np.uint32], NDArray[np.uint32]]] = {}
        self._order()
        self.tables: dict[Window, NDArray[np.uint64]] = {}
        self._unfiltered: tuple[Bits, dict[str, dict[str, int]]] | None = None

    def holds(self, now: dt.datetime) -> bool:
        return self.made <= now.timestamp() < self.expires

    def sessions(
        self, days: tuple[Day, ...], times: tuple[PartOfDay, ...], window: Window
    ) -> Bits:
        """Rows with one session on one of the days, in one of the parts, in the window."""
        table = self.table(window)
        weekdays = [day.weekday - 1 for day in days] or range(7)
        parts = [PARTS.index(time) for time in times] or [ANY_PART]
        found = union([table[day, part] for day in weekdays for part in parts], 0)
        bits: Bits = found | self.segment.flag("always_open")
        return bits

    def table(self, window: Window) -> NDArray[np.uint64]:
        """Bitsets [weekday, part of the day] for a window, remembered for the day."""
        if (known := self.tables.get(window)) is None:
            if len(self.tables) >= MAX_WINDOWS:
                self.tables.clear()
            known = self.segment.timetable.table(self.today, window)
            self.tables[window] = known
        return known

    def on(self, days: tuple[dt.date, ...]) -> Bits:
        """Rows where something happens or is open on one of the days."""
        bits = self.segment.flag("always_open")
        for day in days:
            bits = bits | self.segment.timetable.on(day.toordinal())
        return bits

    def enrolled(self, states: Iterable[str]) -> Bits:
        """Rows in any of these states of enrolment."""
        known = [self.enrol_bits[STATES.index(EnrolmentState(s))] for s in states]
        return union(known, self.segment.size)

    def unfiltered(self, live: Bits) -> dict[str, dict[str, int]]:
        """Where to keep the counts of each facet for all of these rows: it asks most."""
        known = self._unfiltered
        if known is None or known[0] is not live:
            known = self._unfiltered = live, {}
        return known[1]

    def keys(self, order: Sort, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """What these rows sort by in one of the orders that do not depend on the question."""
        if order is not Sort.SOONEST:
            return self._ordered(order)[0][rows].astype(np.int64)
        key = self.next[rows].astype(np.int64)
        key <<= 32
        key |= self.tail[rows] | self.stale[rows] * np.uint32(STALE_BIT)
        return key

    def permutation(self, order: Sort) -> NDArray[np.uint32]:
        """The rows in that order."""
        return self.soonest if order is Sort.SOONEST else self._ordered(order)[1]

    def _ordered(self, order: Sort) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        if (known := self.orders.get(order)) is None:
            arrays = self.segment.arrays
            if order is Sort.NAME:
                first = arrays["name_rank"].astype(np.uint64)
            else:
                first = np.uint64(LATEST) - arrays["created"].astype(np.uint64)
            rows = np.argsort(first << np.uint64(32) | self.tail).astype(np.uint32)
            known = self.orders[order] = places(rows), rows
        return known

    def _over(self, name: str) -> NDArray[np.bool_]:
        """Whether the moment of each row, one of LIMITS, has passed."""
        over: NDArray[np.bool_] = self.segment.arrays[name] < self.passed[name]
        return over

    def _enrolment(self) -> NDArray[np.uint8]:
        """The number in STATES of each row's state; the rules are those of `Enrolment.state`."""
        arrays = self.segment.arrays
        flags = arrays["enrol_flags"]
        closed = (flags & CLOSED > 0) | self._over("enrol_closes")
        rules = [
            (flags & NEEDED == 0, EnrolmentState.NONE),
            (closed, EnrolmentState.CLOSED),
            (~self._over("enrol_opens"), EnrolmentState.OPENS),
            (flags & (FULL | QUEUE) == FULL | QUEUE, EnrolmentState.QUEUE),
            (flags & FULL > 0, EnrolmentState.FULL),
        ]
        state = np.select(
            [rule for rule, _ in rules],
            [np.uint8(STATES.index(name)) for _, name in rules],
            np.uint8(STATES.index(EnrolmentState.OPEN)),
        )
        return state.astype(np.uint8)

    def _next(self) -> tuple[NDArray[np.int32], int]:
        """The start of what is on or comes next at each row, and when the first of all ends."""
        following = np.full(self.segment.size, NEVER, np.int32)
        first_end = NEVER
        for rows, starts, ends in self.segment.timetable.upcoming(self.minute):
            np.minimum.at(following, rows, starts)
            first_end = min(first_end, int(ends.min(initial=NEVER)))
        # A place that is always open has nothing that begins.
        following[rows_of(self.segment.flag("always_open"))] = NEVER
        return following, first_end

    def _expiry(self, first_end: int) -> float:
        # The hour too: a clock change comes at a full one.
        soonest = (self.made // HOUR + 1) * HOUR
        if first_end != NEVER:
            soonest = min(soonest, int(moment_of(first_end).timestamp()))
        arrays = self.segment.arrays
        for name, passed in self.passed.items():
            for next_one in arrays[f"{name}_moments"][passed : passed + 1].tolist():
                soonest = min(soonest, next_one)
        return soonest

    def _order(self) -> None:
        """Ranks by next time, and the tail of every order: fresh before stale, then by it."""
        by_name = self.segment.arrays["name_order"]
        key = self.next.astype(np.uint64)
        key <<= np.uint64(32)
        key[self.stale] |= STALE_BIT
        key |= by_name
        # The place by name is in the key and tells the row: sorted in place it takes
        # a third of the time and memory that an order of its own would.
        key.sort()
        key &= STALE_BIT - np.uint64(1)
        self.soonest = places(by_name)[key]
        tail = self.soonest
        if self.stale.any():
            stale = self.stale[tail]
            tail = np.concatenate([tail[~stale], tail[stale]])
        self.tail = places(tail)


def places(permutation: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Where each row stands in the permutation."""
    rank = np.empty(len(permutation), np.uint32)
    rank[permutation] = np.arange(len(permutation), dtype=np.uint32)
    return rank
