"""The pages of an answer: through all groups, over all segments, in one order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from search.engines.memory import bitsets
from search.engines.memory.asking import Asked
from search.engines.memory.moment import STATES, moment_of
from search.engines.memory.places import FAR
from search.engines.memory.sessions import NEVER
from search.query import Query
from search.results import Group, Hit

Place = tuple[Asked, int]


class Pages:
    """Counts the groups of an answer and hands out stretches of it."""

    def __init__(self, answers: Sequence[Asked]) -> None:
        self.answers = answers
        self.of_segment = {
            group: [
                bitsets.count(asked.sets[group]) if group in asked.sets else 0
                for asked in answers
            ]
            for group in Group
        }
        self.groups = {group: sum(self.of_segment[group]) for group in Group}
        self.count = sum(self.groups.values())

    def stretch(self, first: int, last: int) -> list[tuple[Group, list[Place]]]:
        """The entries from `first` up to `last` of the whole answer, group by group."""
        found, before = [], 0
        for group, total in self.groups.items():
            start, end = max(first - before, 0), min(last - before, total)
            if start < end:
                found.append((group, self._of_group(group, start, end)))
            before += total
        return found

    def _of_group(self, group: Group, first: int, last: int) -> list[Place]:
        """Merge what the segments have.

        Entries of the small segments can push those of the base back by as many as they
        are, no further: so the stretch of the base that can be meant is known.
        """
        counts = self.of_segment[group]
        pushed = sum(counts[1:])
        before = max(first - pushed, 0)
        rows = []
        for number, (asked, total) in enumerate(zip(self.answers, counts, strict=True)):
            start = before if number == 0 else 0
            bits = asked.sets[group]
            rows.append(asked.ordered(bits, total, start, last))
        if not pushed:
            base = self.answers[0]
            return [(base, row) for row in rows[0].tolist()]
        keyed = chain.from_iterable(
            zip(
                asked.sort_keys(those),
                [(asked, r) for r in those.tolist()],
                strict=True,
            )
            for asked, those in zip(self.answers, rows, strict=True)
        )
        merged = sorted(keyed, key=lambda pair: pair[0])
        return [place for _, place in merged[first - before : last - before]]


def hits(stretch: list[tuple[Group, list[Place]]], query: Query) -> tuple[Hit, ...]:
    """What the answer tells of each entry."""
    found: list[Hit] = []
    for group, places in stretch:
        told: dict[Place, Hit] = {}
        for asked in {asked for asked, _ in places}:
            mine = [place for place in places if place[0] is asked]
            rows = np.array([row for _, row in mine])
            told |= zip(mine, hits_of(asked, rows, group, query), strict=True)
        found += [told[place] for place in places]
    return tuple(found)


def hits_of(
    asked: Asked, rows: NDArray[np.int64], group: Group, query: Query
) -> Iterator[Hit]:
    """The same for rows of one segment."""
    moment, arrays = asked.moment, asked.segment.arrays
    metres: list[int] = [FAR] * len(rows)
    approximate: list[bool] = [False] * len(rows)
    if (nearest := asked.nearest) is not None:
        metres = nearest.metres(rows).tolist()
        approximate = nearest.approximates(rows).tolist()
    fits = [
        (person.value, bitsets.has(asked.segment.person(person), rows).tolist())
        for person in query.people
    ]
    columns = zip(
        arrays["keys"][rows].tolist(),
        metres,
        approximate,
        moment.next[rows].tolist(),
        moment.enrolment[rows].tolist(),
        moment.stale[rows].tolist(),
        strict=True,
    )
    for at, (key, far, about, following, enrolment, stale) in enumerate(columns):
        yield Hit(
            key=key,
            group=group,
            fits=tuple(value for value, fitting in fits if fitting[at]),
            distance_m=None if far == FAR else far,
            approximate=about,
            next=None if following == NEVER else moment_of(following),
            enrol=STATES[enrolment],
            stale=stale,
        )
