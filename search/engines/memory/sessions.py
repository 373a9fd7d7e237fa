"""Sessions, opening spans, visits and single dates: which rows are on when.

Days are ordinals of `datetime.date`, moments are local minutes (ordinal * 1440 + minute), so
that all is whole numbers and "klo 16" stays 16 over a clock change.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterator
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

Skips = tuple[tuple[dt.date, dt.date], ...]
# First and last day, every how many weeks, and what is skipped.
Season = tuple[dt.date | None, dt.date | None, int, Skips]


class SessionCollector:
    """Weekly sessions and single dates as columns.

    Many sessions have the same season, so a session tells its number only.
    """

    def __init__(self) -> None:
        names = ("row", "starts", "ends", "season")
        self.weekly = [{name: array("i") for name in names} for _ in range(7)]
        self.dated = {name: array("i") for name in ("row", "day", "starts", "ends")}
        self.seasons: dict[Season, int] = {}

    def add(self, row: int, facts: Facts) -> None:
        for weekday, starts, ends, first, last, interval, skips in facts.sessions:
            season = (first, last, interval, skips)
            column = self.weekly[weekday - 1]
            column["row"].append(row)
            column["starts"].append(starts)
            column["ends"].append(ends)
            number = self.seasons.setdefault(season, len(self.seasons))
            column["season"].append(number)
        for day, starts, ends in facts.dated:
            column = self.dated
            column["row"].append(row)
            column["day"].append(day.toordinal())
            column["starts"].append(starts)
            column["ends"].append(ends)

    def into(self, arrays: dict[str, Array]) -> None:
        for name in self.weekly[0]:
            days = [np.asarray(day[name]) for day in self.weekly]
            arrays[f"session_{name}"] = narrow(np.concatenate(days))
        arrays["session_days"] = np.zeros(8, np.int64)
        np.cumsum(
            [len(day["row"]) for day in self.weekly], out=arrays["session_days"][1:]
        )
        order = np.argsort(np.asarray(self.dated["day"]), kind="stable")
        for name, numbers in self.dated.items():
            arrays[f"dated_{name}"] = narrow(np.asarray(numbers)[order])
        self._seasons_into(arrays)

    def _seasons_into(self, arrays: dict[str, Array]) -> None:
        """One row a season; equal sets of skipped days are kept once, 0 is the empty one."""
        skip_sets: dict[Skips, int] = {(): 0}
        rows = [
            (
                NO_DAY if first is None else first.toordinal(),
                LAST_DAY if last is None else last.toordinal(),
                interval,
                skip_sets.setdefault(skips, len(skip_sets)),
            )
            for first, last, interval, skips in self.seasons
        ]
        columns = np.array(rows, np.int64).reshape(-1, 4).T
        for name, column in zip(
            ("first", "last", "interval", "skips"), columns, strict=True
        ):
            arrays[f"season_{name}"] = narrow(column)
        arrays["skip_from"], arrays["skip_to"] = skip_table(list(skip_sets))


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
        self.row, self.season = arrays["session_row"], arrays["session_season"]
        self.starts, self.ends = arrays["session_starts"], arrays["session_ends"]
        self.first, self.last, self.interval, self.skips = (
            arrays[f"season_{name}"].astype(np.int64)
            for name in ("first", "last", "interval", "skips")
        )
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
        there = self._going_on(day)[self.season[here]]
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
        ahead = self.last >= today
        for weekday in range(7):
            here = np.arange(self.days[weekday], self.days[weekday + 1])
            here = here[ahead[self.season[here]]]
            starts = self.starts[here].astype(np.int16)
            ends = self.ends[here].astype(np.int16)
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

    def upcoming(self, now: int) -> Iterator[Candidates]:
        """For every session its first time that has not ended at local minute `now`."""
        today, minute = divmod(now, MIDNIGHT)
        for weekday in range(7):
            here = slice(self.days[weekday], self.days[weekday + 1])
            season, ends = self.season[here], self.ends[here]
            day = self._first_from(today, weekday)[season]
            if weekday == (today - 1) % 7:
                over = np.flatnonzero((day == today) & (ends <= minute))
                day[over] = self._first_from(today + 1, weekday)[season[over]]
            comes = day != NO_DAY
            base = day[comes] * MIDNIGHT
            yield Candidates(
                self.row[here][comes],
                base + self.starts[here][comes],
                base + ends[comes],
            )
        dates = self.dated
        at = dates["day"].astype(np.int32) * MIDNIGHT
        ahead = at + dates["ends"] > now
        yield Candidates(
            dates["row"][ahead],
            (at + dates["starts"])[ahead],
            (at + dates["ends"])[ahead],
        )

    def _going_on(self, day: int) -> NDArray[np.bool_]:
        """For each season, whether its sessions of this weekday take place on the day."""
        there = (self.first <= day) & (day <= self.last)
        days = np.full(len(there), day)
        there &= self._in_turn(days)
        there &= self._skipped_until(self.skips, days) == NO_DAY
        return there

    def _first_from(self, today: int, weekday: int) -> NDArray[np.int32]:
        """For each season the first such weekday at or after today, NO_DAY when none is left."""
        day = self._aligned(np.maximum(self.first, today), weekday, slice(None))
        waiting = np.flatnonzero(self.skips > 0)
        while len(waiting):
            last = self._skipped_until(self.skips[waiting], day[waiting])
            skipped = (last != NO_DAY) & (day[waiting] <= self.last[waiting])
            waiting, last = waiting[skipped], last[skipped]
            day[waiting] = self._aligned(last + 1, weekday, waiting)
        return np.where(day <= self.last, day, NO_DAY).astype(np.int32)

    def _aligned(
        self, day: Array, weekday: int, which: slice | Array
    ) -> NDArray[np.int64]:
        """The first day of each season at or after `day`: that weekday, in a week in turn."""
        day = day + (weekday - (day - 1)) % 7
        interval = self.interval[which]
        off = (week(day) - week(self.first[which])) % interval
        found: NDArray[np.int64] = day + np.where(off > 0, 7 * (interval - off), 0)
        return found

    def _in_turn(self, day: Array) -> NDArray[np.bool_]:
        """Whether the day's week is one of those in which each season has sessions."""
        found: NDArray[np.bool_] = (week(day) - week(self.first)) % self.interval == 0
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
