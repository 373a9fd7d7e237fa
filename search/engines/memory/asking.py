"""One query put to one segment: a set of rows for each filter, and the groups made of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from search.engines.memory import bitsets
from search.engines.memory.bitsets import Bits, Rows
from search.engines.memory.impacts import Scores, TermGroups
from search.engines.memory.places import Nearest
from search.engines.memory.segment import Segment
from search.engines.memory.sessions import Window
from search.engines.memory.special import special
from search.query import FILTERS, Day, Query, Sort, dates_asked
from search.results import Group
from search.scoring import FRESH, NO_TOPIC, STALE, THOUSAND, penalty

TEXT = "q"
# Parameters that speak of one and the same thing make one part: day, time, from and to of
# a session.
SESSION = "day"
PART_OF = {name: name for name in FILTERS} | {
    "time": SESSION,
    "from": SESSION,
    "to": SESSION,
    TEXT: TEXT,
}
# The parts that are worked out alike; words and nearness bring scores and distances.
PARTS = tuple(
    dict.fromkeys(PART_OF[name] for name in FILTERS if name not in ("near", "without"))
)
SESSION_PARAMETERS = ("day", "time", "from", "to")
# A result of which more than this share is wanted in order is walked, not sorted.
WALKED = 8


class Asked:
    """The parts of a query in one segment, for one thread and one answer."""

    def __init__(
        self,
        segment: Segment,
        live: Bits,
        query: Query,
        now: dt.datetime,
        groups: TermGroups,
    ) -> None:
        """`groups` of weighted terms to look for; none: the words say nothing."""
        self.segment, self.query, self.groups = segment, query, groups
        self.moment = segment.at(now)
        self.layer = live
        self.live = live & self.moment.found
        self.nearest: Nearest | None = None
        self.text: Scores | None = None
        self.parts: dict[str, Bits] = {}
        self._others: dict[str, Bits] = {}
        for name in PARTS:
            if (bits := self._part(name)) is not None:
                self.parts[name] = bits
        if query.near is not None:
            self.nearest = segment.places.within(query.near, query.km)
            self.parts["near"] = self.nearest.bits
        if groups.main or groups.minor:
            self.text = segment.text.scores(groups)
        if groups.main and self.text is not None:
            self.parts[TEXT] = self.text.bits
        if groups.without:
            self.parts["without"] = ~segment.text.having(groups.without)
        self.sets = self._groups()

    def _part(self, name: str) -> Bits | None:
        """The rows that one part of the query lets through; None when it asks nothing.

        The words and the nearness come with scores and distances, see above.
        """
        query, segment, moment = self.query, self.segment, self.moment
        if name == "age":
            return segment.people(query.people) if query.people else None
        if name == "organiser":
            return segment.organisers(query.organisers) if query.organisers else None
        if name == "free":
            return segment.flag("free") if query.free else None
        if name == SESSION:
            return self.sessions(query)
        if name == "date":
            if query.date is None:
                return None
            return moment.on(dates_asked(query.date, dt.date.fromordinal(moment.today)))
        if name == "enrol":
            return moment.enrolled(query.enrol) if query.enrol else None
        values = query.values(name)
        return segment.values(name, values) if values else None

    def sessions(self, query: Query) -> Bits | None:
        """The rows with a session when a query wants one; None when it does not say when."""
        if not (query.days or query.times or query.starts or query.ends):
            return None
        window = Window.of(query.starts, query.ends)
        return self.moment.sessions(query.days, query.times, window)

    def on_days(self, days: tuple[Day, ...]) -> Bits:
        """The rows with a session as the query wants it, on these days."""
        query = self.query
        window = Window.of(query.starts, query.ends)
        return self.moment.sessions(days, query.times, window)

    def within(self, km: float) -> Bits:
        """The rows that are so far from the point of the query."""
        assert self.nearest is not None  # noqa: S101  Asked of queries with a point only.
        return self.segment.places.rows_within(self.nearest.of_points, km)

    def without(self, name: str | None = None) -> Bits:
        """The rows that pass every part but this one; without a name, all of them."""
        if name is None:
            return self._passing(self.parts)
        if name not in self._others:
            self._others[name] = self._passing(one for one in self.parts if one != name)
        return self._others[name]

    def failing_two(self) -> Bits:
        """The rows that fail at most two parts."""
        one = two = three = np.zeros_like(self.live)
        for part in self.parts.values():
            fails = ~part
            three = three | two & fails
            two = two | one & fails
            one = one | fails
        return self.live & ~three

    def _passing(self, names: Iterable[str]) -> Bits:
        bits = self.live
        for name in names:
            bits = bits & self.parts[name]
        return bits

    def _groups(self) -> dict[Group, Bits]:
        """The groups of the contract; a row is in the first that holds."""
        query, segment = self.query, self.segment
        fits = self.without()
        sets = {Group.FITS: fits}
        placed = fits
        if query.people:
            others = self.without("age")
            unknown = others & segment.flag("unknown_audience")
            apart = [p for person in query.people for p in person.a_year_apart()]
            almost = others & segment.people(apart) & ~fits
            sets |= {Group.AGE_UNKNOWN: unknown, Group.ALMOST: almost}
            placed = fits | unknown | almost
        if query.q and self._read_from_words():
            sets[Group.OTHERS] = self._passing_by_hand() & ~placed
        return sets

    def _read_from_words(self) -> bool:
        return any(self.query.asks(name) for name in self.query.from_words)

    def _passing_by_hand(self) -> Bits:
        """Rows that pass the words left over and every filter chosen by hand."""
        read = self.query.from_words
        bits = self.live
        for name, part in self.parts.items():
            if name == SESSION:
                by_hand = self.sessions(self.query.only_by_hand())
                if by_hand is not None:
                    bits = bits & by_hand
            elif name not in read:
                bits = bits & part
        return bits

    def without_point(self) -> int:
        """How many rows match all but `near` and have no place on the map."""
        if self.nearest is None:
            return 0
        return bitsets.count(self.without("near") & ~self.segment.flag("has_point"))

    def score(self, rows: Rows) -> NDArray[np.int64]:
        """How well these rows fit, as `search.scoring` tells it."""
        points = np.zeros(len(rows), np.int64)
        if self.text is not None:
            points += self.text.scores[rows]
        if not self.groups.main:
            points += NO_TOPIC
        if self.query.people:
            points *= special(self.segment.arrays, rows, self.query.people)
            points //= THOUSAND
        judged = self.judged()
        for name in sorted(judged, key=penalty):
            fails = ~bitsets.has(judged[name], rows)
            points[fails] = points[fails] * penalty(name) // THOUSAND
        return points * np.where(self.moment.stale[rows], STALE, FRESH)

    def judged(self) -> dict[str, Bits]:
        """The parts that cost what fails them, where there are entries that fail some."""
        if Group.OTHERS not in self.sets:
            return {}
        judged = {name: bits for name, bits in self.parts.items() if name != TEXT}
        if SESSION in judged:
            judged |= self._parts_of_session(judged.pop(SESSION))
        return judged

    def _parts_of_session(self, session: Bits) -> dict[str, Bits]:
        """The day and the time apart; what fails only both together fails the time."""
        query = self.query
        day = self.sessions(replace(query, times=(), starts=None, ends=None))
        time = self.sessions(replace(query, days=()))
        if day is None or time is None:
            return {"time" if day is None else "day": session}
        return {"day": day, "time": time & (session | ~day)}

    def ordered(self, bits: Bits, total: int, first: int, last: int) -> Rows:
        """The rows of the set from `first` up to `last` in the query's order."""
        last = min(last, total)
        if first >= last:
            return np.zeros(0, np.int64)
        order = self.query.order
        if order in (Sort.SOONEST, Sort.NAME, Sort.NEWEST):
            if last * WALKED * self.segment.size < total * total:
                return self._walked(bits, order, first, last)
            rows = bitsets.rows_of(bits)
            key = self.moment.keys(order, rows)
        else:
            rows = bitsets.rows_of(bits)
            key = self._first_key(rows)
            key <<= 32
            key |= self.moment.tail[rows]
        if 4 * last < len(rows):
            chosen = np.argpartition(key, last - 1)[:last]
            rows, key = rows[chosen], key[chosen]
        return rows[np.argsort(key)[first:last]]

    def _walked(self, bits: Bits, order: Sort, first: int, last: int) -> Rows:
        """For a set that holds much: take rows in order until there are enough."""
        permutation = self.moment.permutation(order)
        found: list[NDArray[np.uint32]] = []
        have = at = 0
        share = self.segment.size // max(bitsets.count(bits), 1) + 1
        step = max(256, 2 * last * share)
        while have < last and at < len(permutation):
            rows = permutation[at : at + step]
            rows = rows[bitsets.has(bits, rows)]
            found.append(rows)
            have += len(rows)
            at += step
        return np.concatenate(found)[first:last].astype(np.int64)

    def _first_key(self, rows: Rows) -> NDArray[np.int64]:
        """The key that a question gives, smallest first: metres, or the score turned round."""
        if self.query.order is Sort.NEAREST:
            assert self.nearest is not None  # noqa: S101  Query.order sees to it.
            return self.nearest.metres(rows)
        return -self.score(rows)

    def sort_keys(self, rows: Rows) -> list[tuple[object, ...]]:
        """Keys by which rows of different segments can be merged."""
        arrays, order = self.segment.arrays, self.query.order
        names = self.segment.name_keys(rows)
        following = self.moment.next[rows].tolist()
        firsts: list[object]
        if order is Sort.SOONEST:
            firsts = following
        elif order is Sort.NAME:
            firsts = list(names)
        elif order is Sort.NEWEST:
            firsts = (-arrays["created"][rows].astype(np.int64)).tolist()
        else:
            firsts = self._first_key(rows).tolist()
        uuids = arrays["uuids"][rows].tolist()
        stale = self.moment.stale[rows].tolist()
        return list(zip(firsts, stale, following, names, uuids, strict=True))


def settled(query: Query, *, keep_words: bool) -> Query:
    """The same question with everything read from the words chosen by hand.

    Words that decide nothing are dropped: alone they would.
    """
    words = query.words if keep_words else ""
    return replace(query, q=words, rest=words, from_words=frozenset(), page=1)
