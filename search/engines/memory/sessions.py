"""Sessions, opening spans, visits and single dates: which rows are on when.

Days are ordinals of `datetime.date`, moments are local minutes (ordinal * 1440 + minute), so
that all is whole numbers and "klo 16" stays 16 over a clock change.
"""

from __future__ import annotations

import datetime as dt
from array import array
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.memory.arrays import Array, Arrays, narrow
from search.engines.memory.bitsets import Bits, from_mask, words_for
from search.facts import MIDNIGHT, Facts
from search.query import PartOfDay

NO_DAY, LAST_DAY = 0, 2**31 - 1
# No next time: comes after every time there is.
NEVER = 2**31 - 1
# A span overlaps a window enough when by this, or by its own or the window's whole length.
ENOUGH_MINUTES = 30
ANY_PART = len(PartOfDay)

NARROW = {
    "row": np.uint32,
    "starts": np.int16,
    "ends": np.int16,
    "interval": np.uint8,
}

Skips = tuple[tuple[dt.date, dt.date], ...]


class SessionCollector:
    """Weekly sessions and single dates as columns; equal sets of skipped days are kept once."""

    def __init__(self) -> None:
        names = ("row", "starts", "ends", "first", "last", "interval", "skips")
        self.weekly = [{name: array("i") for name in names} for _ in range(7)]
        self.dated = {name: array("i") for name in ("row", "day", "starts", "ends")}
        self.skip_sets: dict[Skips, int] = {(): 0}

    def add(self, row: int, facts: Facts) -> None:
        for weekday, starts, ends, first, last, interval, skips in facts.sessions:
            column = self.weekly[weekday - 1]
            column["row"].append(row)
            column["starts"].append(starts)
            column["ends"].append(ends)
            column["first"].append(NO_DAY if first is None else first.toordinal())
            column["last"].append(LAST_DAY if last is None else last.toordinal())
            column["interval"].append(interval)
            number = self.skip_sets.setdefault(skips, len(self.skip_sets))
            column["skips"].append(number)
        for day, starts, ends in facts.dated:
            column = self.dated
            column["row"].append(row)
            column["day"].append(day.toordinal())
            column["starts"].append(starts)
            column["ends"].append(ends)

    def into(self, arrays: dict[str, Array]) -> None:
        for name in self.weekly[0]:
            days = [np.asarray(day[name]) for day in self.weekly]
            kind = NARROW.get(name, np.int32)
            arrays[f"session_{name}"] = np.concatenate(days).astype(kind)
        arrays["session_skips"] = narrow(arrays["session_skips"])
        arrays["session_days"] = np.zeros(8, np.int64)
        np.cumsum(
            [len(day["row"]) for day in self.weekly], out=arrays["session_days"][1:]
        )
        order = np.argsort(np.asarray(self.dated["day"]), kind="stable")
        for name, numbers in self.dated.items():
            arrays[f"dated_{name}"] = np.asarray(numbers)[order]
        arrays["skip_from"], arrays["skip_to"] = skip_table(list(self.skip_sets))


def skip_table(sets: list[Skips]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """All ranges of skipped days as two columns, ascending by `set << 32 | first day`.

    Ranges of one set are joined where they touch, so the last one that begins at or before
    a day is the only one that may hold it.
    """
    begins, ends = array("q"), array("i")
    for number, ranges in enumerate(sets):
        until = NO_DAY
        for first, last in sorted((a.toordinal(), b.toordinal()) for a, b in ranges):
            if until != NO_DAY and first <= until + 1:
                ends[-1] = until = max(until, last)
            else:
                begins.append(number << 32 | first)
                ends.append(last)
                until = last
    return np.asarray(begins), np.asarray(ends)


class Window(NamedTuple):
    """A part of every day in minutes; the whole day when nothing is asked."""

    starts: int = 0
    ends: int = MIDNIGHT

    @classmethod
    def of(cls, starts: dt.time | None, ends: dt.time | None) -> Window:
        """A lone end leaves the other one open."""
        first = 0 if starts is None else starts.hour * 60 + starts.minute
        last = MIDNIGHT if ends is None else ends.hour * 60 + ends.minute
        return cls(first, last)


ALL_DAY = Window()


class Candidates(NamedTuple):
    """The next time of every session and date that has one: rows, starts, ends in minutes."""

    rows: Array
    starts: Array
    ends: Array


class Timetable:
    """The questions about time that a segment's sessions answer."""

    def __init__(self, arrays: Arrays, size: int, attends: NDArray[np.bool_]) -> None:
        """`attends`: rows one may come to and leave at any time of a span (places, stops)."""
        self.size = size
        self.row = arrays["session_row"]
        self.starts, self.ends = arrays["session_starts"], arrays["session_ends"]
        self.first, self.last = arrays["session_first"], arrays["session_last"]
        self.interval, self.skips = arrays["session_interval"], arrays["session_skips"]
        self.days = arrays["session_days"].tolist()
        self.dated = {
            name: arrays[f"dated_{name}"] for name in ("row", "day", "starts", "ends")
        }
        self.skip_from, self.skip_to = arrays["skip_from"], arrays["skip_to"]
        self.attends = attends
        self.found: dict[int, Bits] = {}

    def on(self, day: int) -> Bits:
        """Rows where something happens on this day: sessions not skipped, and single dates."""
        if (known := self.found.get(day)) is not None:
            return known
        weekday = (day - 1) % 7
        here = slice(self.days[weekday], self.days[weekday + 1])
        there = (self.first[here] <= day) & (day <= self.last[here])
        there &= self._in_turn(np.full(len(there), day), here)
        skipping = np.flatnonzero(there & (self.skips[here] > 0))
        last = self._skipped_until(
            self.skips[here][skipping], np.full(len(skipping), day)
        )
        there[skipping] = last == NO_DAY
        mask = np.zeros(self.size, np.bool_)
        mask[self.row[here][there]] = True
        a, b = np.searchsorted(self.dated["day"], [day, day + 1])
        mask[self.dated["row"][a:b]] = True
        bits = from_mask(mask)
        if len(self.found) >= 64:
            self.found.clear()
        self.found[day] = bits
        return bits

    def table(self, today: int, window: Window = ALL_DAY) -> NDArray[np.uint64]:
        """Bitsets [weekday, part of the day]: rows with a session there, inside the window.

        The last part stands for any time of the day. Sessions whose season has ended before
        today do not count, those whose season has not begun do.
        """
        parts = [part.minutes for part in PartOfDay]
        made = np.zeros((7, ANY_PART + 1, words_for(self.size)), np.uint64)
        mask = np.zeros(self.size, np.bool_)
        for weekday in range(7):
            here = np.arange(self.days[weekday], self.days[weekday + 1])
            here = here[self.last[here] >= today]
            starts, ends = self.starts[here], self.ends[here]
            rows = self.row[here]
            attends = self.attends[rows]
            if window != ALL_DAY:
                inside = (starts >= window.starts) & (ends <= window.ends)
                inside = np.where(attends, overlap(starts, ends, window), inside)
                starts, ends, rows = starts[inside], ends[inside], rows[inside]
                attends = attends[inside]
            for part, (first, last) in enumerate(parts):
                begins = (first <= starts) & (starts < last)
                long = overlap(starts, ends, Window(first, last))
                there = rows[np.where(attends, long, begins)]
                mask[there] = True
                made[weekday, part] = from_mask(mask)
                mask[there] = False
            mask[rows] = True
            made[weekday, ANY_PART] = from_mask(mask)
            mask[rows] = False
        return made

    def upcoming(self, now: int) -> Candidates:
        """For every session its first time that has not ended at local minute `now`."""
        today, minute = divmod(now, MIDNIGHT)
        all_of = slice(None)
        day = self._aligned(np.maximum(self.first, today), all_of)
        over = np.flatnonzero((day == today) & (self.ends <= minute))
        day[over] = self._aligned(day[over] + 1, over)
        waiting = np.flatnonzero(self.skips > 0)
        while len(waiting):
            last = self._skipped_until(self.skips[waiting], day[waiting])
            skipped = (last != NO_DAY) & (day[waiting] <= self.last[waiting])
            waiting, last = waiting[skipped], last[skipped]
            day[waiting] = self._aligned(last + 1, waiting)
        comes = day <= self.last
        base = day[comes].astype(np.int64) * MIDNIGHT
        dates = self.dated
        at = dates["day"].astype(np.int64) * MIDNIGHT
        ahead = at + dates["ends"] > now
        return Candidates(
            np.concatenate([self.row[comes], dates["row"][ahead]]),
            np.concatenate([base + self.starts[comes], (at + dates["starts"])[ahead]]),
            np.concatenate([base + self.ends[comes], (at + dates["ends"])[ahead]]),
        )

    def _weekday(self, which: slice | Array) -> NDArray[np.int64]:
        numbers = np.repeat(np.arange(7), np.diff(self.days))
        return numbers[which]

    def _aligned(self, day: Array, which: slice | Array) -> NDArray[np.int64]:
        """The first day of each session at or after `day`: its weekday, in its week."""
        day = day.astype(np.int64)
        day += (self._weekday(which) - (day - 1)) % 7
        interval = self.interval[which].astype(np.int64)
        if (interval > 1).any():
            off = (week(day) - week(self.first[which].astype(np.int64))) % interval
            day += np.where(off > 0, 7 * (interval - off), 0)
        return day

    def _in_turn(self, day: Array, which: slice) -> NDArray[np.bool_]:
        """Whether the day's week is one of those in which the session takes place."""
        interval = self.interval[which].astype(np.int64)
        first = self.first[which].astype(np.int64)
        found: NDArray[np.bool_] = (week(day) - week(first)) % interval == 0
        return found

    def _skipped_until(self, sets: Array, day: Array) -> NDArray[np.int64]:
        """The last day of the skipped range that holds the day, NO_DAY when none does."""
        if not len(self.skip_from):
            return np.full(len(day), NO_DAY, np.int64)
        wanted = sets.astype(np.int64) << 32 | day.astype(np.int64)
        at = np.searchsorted(self.skip_from, wanted, side="right") - 1
        last = self.skip_to[at].astype(np.int64)
        holds = (at >= 0) & (self.skip_from[at] >> 32 == sets) & (last >= day)
        return np.where(holds, last, NO_DAY)


def week(day: Array) -> Array:
    """Weeks counted from Monday; any two days of one week have the same number."""
    return (day - 1) // 7


def overlap(starts: Array, ends: Array, window: Window) -> NDArray[np.bool_]:
    """By at least the shortest of half an hour, the span and the window."""
    shared = np.minimum(ends, window.ends) - np.maximum(starts, window.starts)
    enough = np.minimum(ends - starts, window.ends - window.starts)
    result: NDArray[np.bool_] = shared >= np.minimum(enough, ENOUGH_MINUTES)
    return result
