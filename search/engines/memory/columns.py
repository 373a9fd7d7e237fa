"""From facts to columns: one pass over the entries, then arrays of numbers.

All arrays of a segment live in one dictionary, so that a snapshot file is nothing but these
arrays one after another; `names` says which value stands in which row of a matrix.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from home.attributes import EntryKind
from search.collation import collation_key
from search.engines.base import Geography
from search.engines.memory.arrays import (
    Array,
    Arrays,
    matrix,
    narrow,
    put_strings,
    starts_of,
)
from search.engines.memory.bitsets import from_mask, words_for
from search.engines.memory.impacts import NO_STATISTICS, Statistics, TextCollector
from search.engines.memory.sessions import SessionCollector
from search.facts import Facts
from search.query import AGE_OPTIONS, Person

# Seconds since 1970 in 32 bits: enough to 2106. The ends stand for "always" and "never".
EARLIEST, LATEST = 0, 2**32 - 1
# Ages of an entry whose audience is not known: no interval overlaps them.
UNKNOWN_AGE = 32_767
NO_GRADE = -1
NOBODY = 0

# What is known of the way in, as bits of one byte.
NEEDED, FULL, QUEUE, CLOSED = 1, 2, 4, 8

# Filter -> attribute of the facts that lists its values; each value becomes a bitset.
LISTED = {
    "area": "areas",
    "theme": "themes",
    "easy": "easy",
    "lang": "languages",
    "support": "support",
}
# Moments that many entries share: a row has their number in the sorted list of moments.
LIMITS = ("enrol_opens", "enrol_closes", "stale_from", "found_until")
# The people that have a bitset each.
PEOPLE = tuple(map(Person.parse, AGE_OPTIONS))
FLAGS = ("free", "always_open", "has_point", "unknown_audience")


@dataclass(slots=True)
class Columns:
    """The arrays of a segment and the names of their rows."""

    size: int
    arrays: dict[str, Array] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    statistics: Statistics = NO_STATISTICS


class Numbering(defaultdict[str, int]):
    """Numbers names in the order in which they come."""

    def __missing__(self, name: str) -> int:
        self[name] = number = len(self)
        return number


class Reach:
    """Which areas find an entry that serves an area: itself, what contains it, what it contains."""

    def __init__(self, geography: Geography) -> None:
        self.parents = geography.parents
        self.children: dict[str, list[str]] = defaultdict(list)
        for code, parent in geography.parents.items():
            if parent is not None:
                self.children[parent].append(code)
        self.known: dict[str, frozenset[str]] = {}

    def of(self, code: str) -> frozenset[str]:
        if code not in self.known:
            self.known[code] = frozenset([*self._above(code), *self._below(code)])
        return self.known[code]

    def _above(self, code: str) -> list[str]:
        found: list[str] = []
        above = self.parents.get(code)
        while above is not None and above not in found:
            found.append(above)
            above = self.parents.get(above)
        return found

    def _below(self, code: str) -> dict[str, None]:
        found = {code: None}
        waiting = [code]
        while waiting:
            for child in self.children.get(waiting.pop(), ()):
                if child not in found:
                    found[child] = None
                    waiting.append(child)
        return found


class Collector:
    """Takes facts one by one and keeps numbers only; more may be added after `columns`."""

    COLUMNS = {
        "keys": "q",
        "kind": "B",
        "age_low": "h",
        "age_high": "h",
        "grade_low": "b",
        "grade_high": "b",
        "created": "I",
        "enrol_opens": "I",
        "enrol_closes": "I",
        "enrol_flags": "B",
        "stale_from": "I",
        "found_until": "I",
        "organiser": "I",
    }

    def __init__(self, geography: Geography) -> None:
        self.reach = Reach(geography)
        self.size = 0
        self.column = {name: array(code) for name, code in self.COLUMNS.items()}
        self.flags = {name: array("I") for name in FLAGS}
        self.pairs = {name: (array("I"), array("I")) for name in LISTED}
        self.values = {name: Numbering() for name in (*LISTED, "organiser")}
        for code in geography.parents:
            _ = self.values["area"][code]
        self.more_organisers = (array("I"), array("I"))
        self.uuids = bytearray()
        self.name_keys: list[bytes] = []
        self.points: dict[tuple[float, float, bool], int] = {}
        self.at_point = (array("I"), array("I"))
        self.sessions = SessionCollector()
        self.text = TextCollector()
        self.kinds = {kind.value: number for number, kind in enumerate(EntryKind)}

    def add(self, facts: Facts) -> None:
        row = self.size
        self.size += 1
        self._add_numbers(facts)
        self._add_enrolment(facts)
        self._add_values(row, facts)
        self._add_organisers(row, facts)
        for latitude, longitude, approximate in facts.points:
            point = (latitude, longitude, approximate)
            self.at_point[0].append(row)
            self.at_point[1].append(self.points.setdefault(point, len(self.points)))
        self.sessions.add(row, facts)
        self.text.add(facts.tokens)

    def _add_numbers(self, facts: Facts) -> None:
        column = self.column
        column["keys"].append(facts.key)
        column["kind"].append(self.kinds[facts.kind])
        self.uuids += bytes.fromhex(facts.uuid.replace("-", ""))
        self.name_keys.append(collation_key(facts.name).encode())
        span = facts.audience.span
        column["age_low"].append(UNKNOWN_AGE if span is None else span.low)
        column["age_high"].append(0 if span is None else span.high)
        by_grade = facts.audience.mode == "grades"
        first, last = facts.audience.grades if by_grade else (NO_GRADE, NO_GRADE)
        column["grade_low"].append(first)
        column["grade_high"].append(last)
        column["created"].append(seconds(facts.created, EARLIEST))
        column["stale_from"].append(seconds(facts.stale_from, LATEST))
        column["found_until"].append(seconds(facts.found_until, LATEST))

    def _add_enrolment(self, facts: Facts) -> None:
        flags, opens, closes = 0, EARLIEST, LATEST
        if (enrolment := facts.enrolment) is not None:
            flags = NEEDED | enrolment.full * FULL | enrolment.queue * QUEUE
            flags |= enrolment.closed * CLOSED
            opens = seconds(enrolment.opens, EARLIEST)
            closes = seconds(enrolment.closes, LATEST)
        self.column["enrol_flags"].append(flags)
        self.column["enrol_opens"].append(opens)
        self.column["enrol_closes"].append(closes)

    def _add_values(self, row: int, facts: Facts) -> None:
        for name, attribute in LISTED.items():
            values: Iterable[str] = getattr(facts, attribute)
            if name == "area" and facts.served_areas:
                values = set(values).union(*map(self.reach.of, facts.served_areas))
            if values:
                numbering = self.values[name]
                rows, numbers = self.pairs[name]
                for value in values:
                    rows.append(row)
                    numbers.append(numbering[value])
        if facts.free:
            self.flags["free"].append(row)
        if facts.always_open:
            self.flags["always_open"].append(row)
        if facts.points:
            self.flags["has_point"].append(row)
        if facts.audience.mode == "unknown":
            self.flags["unknown_audience"].append(row)

    def _add_organisers(self, row: int, facts: Facts) -> None:
        numbers = [self.values["organiser"][slug] + 1 for slug in facts.organisers]
        self.column["organiser"].append(numbers[0] if numbers else NOBODY)
        rows, others = self.more_organisers
        for other in numbers[1:]:
            rows.append(row)
            others.append(other)

    def columns(self, statistics: Statistics | None = None) -> Columns:
        """Everything collected, as arrays; weights rest on these statistics, else its own."""
        made = Columns(self.size)
        for name, numbers in self.column.items():
            # A copy: an array that NumPy looks into could take no more.
            made.arrays[name] = np.array(numbers)
        for name in ("keys", "organiser"):
            made.arrays[name] = narrow(made.arrays[name])
        for name in LIMITS:
            moments, which = np.unique(made.arrays[name], return_inverse=True)
            made.arrays[name] = narrow(which)
            made.arrays[f"{name}_moments"] = moments
        self._order_names(made.arrays)
        self._make_matrices(made)
        made.arrays["more_organisers"] = np.array(self.more_organisers, np.uint32)
        made.names["organiser"] = list(self.values["organiser"])
        self._place_points(made.arrays)
        self.sessions.into(made.arrays)
        made.statistics = self.text.into(made.arrays, self.size, statistics)
        return made

    def _order_names(self, arrays: dict[str, Array]) -> None:
        """Ranks by name (equal names alike), and by name, then uuid (all different)."""
        arrays["uuids"] = np.frombuffer(bytes(self.uuids), ">u8").reshape(-1, 2)
        keys = self.name_keys
        distinct = sorted(set(keys))
        rank = {key: number for number, key in enumerate(distinct)}
        ranks = np.fromiter((rank[key] for key in keys), np.uint32, self.size)
        high, low = arrays["uuids"].astype(np.uint64).T
        order = np.lexsort((low, high, ranks))
        place = np.empty(self.size, np.uint32)
        place[order] = np.arange(self.size, dtype=np.uint32)
        arrays["name_rank"], arrays["name_order"] = ranks, place
        put_strings(arrays, "sort_names", distinct)

    def _make_matrices(self, made: Columns) -> None:
        """One bitset a value: `bits_area[i]` is of the area `names["area"][i]`."""
        size, arrays = self.size, made.arrays
        for name, pairs in self.pairs.items():
            made.names[name] = list(self.values[name])
            rows, numbers = map(np.asarray, pairs)
            height = len(made.names[name])
            arrays[f"bits_{name}"] = matrix(rows, numbers, height, size)
        made.names["kind"] = list(self.kinds)
        kinds = len(self.kinds)
        arrays["bits_kind"] = matrix(np.arange(size), arrays["kind"], kinds, size)
        rows = np.concatenate([np.asarray(self.flags[name]) for name in FLAGS])
        numbers = np.repeat(
            np.arange(len(FLAGS)), [len(self.flags[name]) for name in FLAGS]
        )
        arrays["bits_flag"] = matrix(rows, numbers, len(FLAGS), size)
        made.names["age"] = list(AGE_OPTIONS)
        arrays["bits_age"] = np.empty((len(AGE_OPTIONS), words_for(size)), np.uint64)
        for number, person in enumerate(PEOPLE):
            arrays["bits_age"][number] = fitting(arrays, person)

    def _place_points(self, arrays: dict[str, Array]) -> None:
        """Distinct points, and the rows at each of them one after another."""
        where = np.array(list(self.points), np.float64).reshape(-1, 3)
        rows, points = map(np.asarray, self.at_point)
        arrays["latitude"] = np.ascontiguousarray(where[:, 0])
        arrays["longitude"] = np.ascontiguousarray(where[:, 1])
        arrays["approximate"] = where[:, 2].astype(np.bool_)
        arrays["point_rows"] = narrow(rows[np.argsort(points, kind="stable")])
        arrays["point_starts"] = starts_of(points, len(where))


def seconds(moment: dt.datetime | None, otherwise: int) -> int:
    """Seconds since 1970, within the 32 bits of a column."""
    if moment is None:
        return otherwise
    return min(max(int(moment.timestamp()), EARLIEST), LATEST)


def fitting(arrays: Arrays, person: Person) -> NDArray[np.uint64]:
    """The rows that fit one person, by the contract's intervals."""
    low, high = person.span.low, person.span.high
    mask = (arrays["age_low"] < high) & (arrays["age_high"] > low)
    if person.grade is not None:
        first, last = arrays["grade_low"], arrays["grade_high"]
        graded = (first <= person.grade) & (last >= person.grade)
        mask = np.where(first == NO_GRADE, mask, graded)
    return from_mask(mask)
