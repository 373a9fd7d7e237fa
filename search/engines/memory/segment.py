"""A segment: a set of entries that never changes, and what can be asked of it.

The base of a catalogue is one segment, what changed since are one or two small ones.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from search.engines.base import Geography
from search.engines.memory import bitsets
from search.engines.memory.arrays import Array, Strings
from search.engines.memory.bitsets import Bits
from search.engines.memory.columns import FLAGS, Collector, Columns, fitting
from search.engines.memory.impacts import Statistics, TextIndex
from search.engines.memory.moment import Moment
from search.engines.memory.places import Places
from search.engines.memory.sessions import Timetable
from search.facts import Facts
from search.likeness import Likeness
from search.query import Person

MAX_PEOPLE = 64
ATTENDED_KINDS = ("place", "mobile")


class Segment:
    """Entries as columns. Nothing of one query is kept here: threads share a segment."""

    def __init__(self, columns: Columns) -> None:
        self.size = columns.size
        self.arrays = columns.arrays
        self.names = columns.names
        self.statistics: Statistics = columns.statistics
        self.numbers = {
            name: {value: number for number, value in enumerate(values)}
            for name, values in columns.names.items()
        }
        self.all = bitsets.everything(self.size)
        self.text = TextIndex(self.arrays, self.size)
        self.words = Likeness(self.text.terms)
        self.places = Places(self.arrays, self.size)
        attended = [self.numbers["kind"][kind] for kind in ATTENDED_KINDS]
        self.timetable = Timetable(
            self.arrays, self.size, np.isin(self.arrays["kind"], attended)
        )
        self.sort_names = Strings(self.arrays, "sort_names")
        self._people: dict[Person, Bits] = {}
        self._moment: Moment | None = None
        self._lock = threading.Lock()

    @classmethod
    def build(
        cls,
        entries: Iterable[Facts],
        geography: Geography,
        statistics: Statistics | None = None,
    ) -> Segment:
        """From facts in ascending order of key; an overlay takes the statistics of its base."""
        collector = Collector(geography)
        for facts in entries:
            collector.add(facts)
        return cls(collector.columns(statistics))

    def at(self, now: dt.datetime) -> Moment:
        """What the clock makes of the segment at this moment."""
        moment = self._moment
        if moment is None or not moment.holds(now):
            with self._lock:
                moment = self._moment
                if moment is None or not moment.holds(now):
                    self._moment = moment = Moment(self, now)
        return moment

    def rows_with(self, keys: Iterable[int]) -> NDArray[np.int64]:
        """The rows of the entries with these keys, of those that are here."""
        own = self.arrays["keys"]
        wanted = np.fromiter(keys, np.int64)
        # In the type of the column, or all of it would be copied to the wider one.
        wanted = wanted[wanted <= (own[-1] if self.size else -1)].astype(own.dtype)
        at = np.searchsorted(own, wanted)
        here: NDArray[np.int64] = at[own[at] == wanted]
        return here

    def flag(self, name: str) -> Bits:
        bits: Bits = self.arrays["bits_flag"][FLAGS.index(name)]
        return bits

    def matrix(self, name: str) -> NDArray[np.uint64]:
        """The bitsets of all values of a filter, in the order of `names[name]`."""
        return self.arrays[f"bits_{name}"]

    def values(self, name: str, values: Iterable[str]) -> Bits:
        """Rows with any of the values."""
        numbers, sets = self.numbers[name], self.matrix(name)
        known = [sets[numbers[value]] for value in values if value in numbers]
        return bitsets.union(known, self.size)

    def person(self, person: Person) -> Bits:
        """Rows that fit this person."""
        if (number := self.numbers["age"].get(person.value)) is not None:
            bits: Bits = self.matrix("age")[number]
            return bits
        if (known := self._people.get(person)) is None:
            if len(self._people) >= MAX_PEOPLE:
                self._people.clear()
            known = self._people[person] = fitting(self.arrays, person)
        return known

    def people(self, people: Iterable[Person]) -> Bits:
        """Rows that fit any of them."""
        return bitsets.union([self.person(one) for one in people], self.size)

    def organisers(self, slugs: Iterable[str]) -> Bits:
        """Rows of any of the organisers, co-organisers counted."""
        numbers = [self.numbers["organiser"].get(slug, -1) + 1 for slug in slugs]
        numbers = [number for number in numbers if number]
        mask = np.isin(self.arrays["organiser"], numbers)
        rows, others = self.arrays["more_organisers"]
        mask[rows[np.isin(others, numbers)]] = True
        return bitsets.from_mask(mask)

    def count_organisers(self, bits: Bits) -> dict[str, int]:
        """How many rows of the set each organiser has, those with none left out."""
        found = bitsets.rows_of(bits)
        height = len(self.names["organiser"]) + 1
        counts = np.bincount(self.arrays["organiser"][found], minlength=height)
        rows, others = self.arrays["more_organisers"]
        if len(rows):
            here = others[bitsets.has(bits, rows)]
            counts += np.bincount(here, minlength=height)
        names, there = self.names["organiser"], np.flatnonzero(counts[1:])
        return {
            names[number]: count
            for number, count in zip(
                there.tolist(), counts[1:][there].tolist(), strict=True
            )
        }

    def name_keys(self, rows: Array) -> list[bytes]:
        """The collation keys of the names of these rows."""
        ranks = self.arrays["name_rank"][rows].astype(np.int64)
        starts = self.sort_names.starts
        ends = starts[ranks + 1].tolist()
        blob = self.sort_names.blob
        return [
            bytes(blob[start:end])
            for start, end in zip(starts[ranks].tolist(), ends, strict=True)
        ]
