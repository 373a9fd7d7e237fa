"""Facets: what the total would be if a parameter had this one value alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from search.engines.memory import bitsets
from search.engines.memory.asking import SESSION, Asked
from search.engines.memory.bitsets import Bits, Sieve
from search.engines.memory.moment import PARTS, STATES
from search.engines.memory.sessions import ANY_PART, Window
from search.query import RELATIVE_DATES, Day, Query, dates_asked
from search.results import Group

Counts = dict[str, int]
IN_MATRICES = ("area", "kind", "theme", "easy", "lang", "support")


def facets(
    answers: Sequence[Asked], query: Query, names: Collection[str]
) -> dict[str, Counts]:
    """The counts of all segments together; values that are asked for are always there."""
    found: dict[str, Counts] = {}
    for asked in answers:
        of_segment = SegmentFacets(asked)
        for name in names:
            counts = of_segment.counts(name)
            if name in found:
                found[name] = Counter(found[name])
                found[name].update(counts)
            else:
                found[name] = counts
    for name in names:
        for value in query.values(name):
            found[name].setdefault(value, 0)
    return found


class SegmentFacets:
    """The counts of one segment; parameters that are not in force share their sieve."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.sieves: dict[str, Sieve] = {}

    def counts(self, name: str) -> Counts:
        """By value; where nothing at all is asked they are those of the moment."""
        if self.asked.parts:
            return self._counted(name)
        known = self.asked.moment.unfiltered(self.asked.layer)
        if name not in known:
            known[name] = self._counted(name)
        return dict(known[name])

    def _counted(self, name: str) -> Counts:
        segment, moment = self.asked.segment, self.asked.moment
        if name in ("day", "time"):
            return self._sessions(name)
        if name == "organiser":
            return segment.count_organisers(self._others(name))
        if name == "date":
            return self._dates()
        if name == "age":
            return self._ages()
        if name == "free":
            return {"1": bitsets.count(self._others(name) & segment.flag("free"))}
        if name == "enrol":
            return self._named([str(s) for s in STATES], moment.enrol_bits, name)
        if name in IN_MATRICES:
            return self._named(segment.names[name], segment.matrix(name), name)
        raise ValueError(f"There is no facet {name!r}.")

    def _others(self, part: str) -> Bits:
        """Rows that pass everything but this part."""
        if part in self.asked.parts:
            return self.asked.without(part)
        return self.asked.sets[Group.FITS]

    def _sieve(self, part: str) -> Sieve:
        key = part if part in self.asked.parts else ""
        if (known := self.sieves.get(key)) is None:
            known = self.sieves[key] = Sieve(self._others(part))
        return known

    def _named(
        self, names: Sequence[str], sets: NDArray[np.uint64], part: str
    ) -> Counts:
        counts = self._sieve(part).counts(sets).tolist()
        return dict(zip(names, counts, strict=True))

    def _ages(self) -> Counts:
        segment = self.asked.segment
        counts = self._named(segment.names["age"], segment.matrix("age"), "age")
        for person in self.asked.query.people:
            if person.value not in counts:
                fitting = self._others("age") & segment.person(person)
                counts[person.value] = bitsets.count(fitting)
        return counts

    def _sessions(self, name: str) -> Counts:
        """A value of day or time alone, with what is asked of the other and of the window."""
        query, moment = self.asked.query, self.asked.moment
        table = moment.table(Window.of(query.starts, query.ends))
        if name == "day":
            names = [day.value for day in Day]
            parts = [PARTS.index(time) for time in query.times] or [ANY_PART]
            sets = np.bitwise_or.reduce(table[:, parts], axis=1)
        else:
            names = [part.value for part in PARTS]
            days = [day.weekday - 1 for day in query.days] or slice(None)
            sets = np.bitwise_or.reduce(table[days][:, :ANY_PART], axis=0)
        sets |= self.asked.segment.flag("always_open")
        return self._named(names, sets, SESSION)

    def _dates(self) -> Counts:
        query, moment = self.asked.query, self.asked.moment
        today = dt.date.fromordinal(moment.today)
        others = self._others("date")
        counts: Counts = {
            name: bitsets.count(others & moment.on(dates_asked(name, today)))
            for name in RELATIVE_DATES
        }
        if isinstance(query.date, dt.date):
            chosen = bitsets.count(others & moment.on((query.date,)))
            counts[query.date.isoformat()] = chosen
        return counts
