"""Relaxations: each one change of a query that finds too little, with what it would find.

Where nothing is found and no one change helps, two parameters are dropped together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np

from home.attributes import EnrolmentState
from search.engines.base import Geography
from search.engines.memory import bitsets
from search.engines.memory.asking import (
    PART_OF,
    SESSION_PARAMETERS,
    TEXT,
    Asked,
    settled,
)
from search.engines.memory.bitsets import Bits
from search.query import FIELDS, FILTERS, KM_RANGE, Day, Query
from search.results import Relaxation

# Relaxations are offered when fewer fit.
ENOUGH = 5
NEAREST_AREAS = 4
MOST_PAIRS = 5

# Parameter -> what the fields of a query are that does not ask it.
UNASKED: dict[str, dict[str, Any]] = {
    parameter: {field: getattr(Query(), field)} for parameter, field in FIELDS.items()
} | {TEXT: {"q": "", "rest": None}}
# What lets more through than the query does, by parameter: given the changed field.
WIDER: dict[str, Callable[[Asked, Any], Bits]] = {
    "area": lambda asked, areas: asked.segment.values("area", areas),
    "age": lambda asked, people: asked.segment.people(people),
    "day": lambda asked, days: asked.on_days(days),
    "enrol": lambda asked, states: asked.moment.enrolled(states),
    "near": lambda asked, km: asked.within(km),
}


@dataclass(slots=True)
class Change:
    """One parameter, the value it gets ("" when it is dropped), and the fields that differ.

    What it finds is counted without making the changed query, which takes longer.
    """

    parameter: str
    value: str
    fields: dict[str, Any]

    def rows(self, asked: Asked) -> Bits:
        """What would fit."""
        others = asked.without(PART_OF[self.parameter])
        if self.value:
            (changed,) = self.fields.values()
            return others & WIDER[self.parameter](asked, changed)
        left = session_left(asked, {self.parameter})
        return others if left is None else others & left


def relaxations(
    answers: Sequence[Asked], query: Query, total: int, geography: Geography
) -> tuple[Relaxation, ...]:
    """The changes that find more than `total`, best first."""
    plain = settled(query, keep_words=TEXT in answers[0].parts)
    possible = list(changes(plain, geography))
    if not possible:
        return ()
    counts = [
        bitsets.counts([change.rows(asked) for change in possible]) for asked in answers
    ]
    found = [
        Relaxation(one.parameter, one.value, would, replace(plain, **one.fields))
        for one, *of_segments in zip(possible, *counts, strict=True)
        if (would := sum(of_segments)) > total
    ]
    if not total and not found:
        return tuple(pairs(answers, plain))
    found.sort(key=lambda relaxation: -relaxation.total)
    return tuple(found)


def pairs(answers: Sequence[Asked], query: Query) -> list[Relaxation]:
    """The two parameters that find most when they are dropped together, best first."""
    both = list(combinations(in_force(query), 2))
    if not both:
        return []
    counts = [counts_without(asked, both) for asked in answers]
    found = [
        Relaxation(
            one, "", would, replace(query, **UNASKED[one], **UNASKED[other]), also=other
        )
        for (one, other), *of_segments in zip(both, *counts, strict=True)
        if (would := sum(of_segments))
    ]
    found.sort(key=lambda relaxation: -relaxation.total)
    return found[:MOST_PAIRS]


def counts_without(asked: Asked, both: Sequence[tuple[str, str]]) -> list[int]:
    """How many rows each pair finds that is dropped; few rows come in question at all."""
    rows = bitsets.rows_of(asked.failing_two())
    if not len(rows):
        return [0] * len(both)
    bit = {name: 1 << number for number, name in enumerate(asked.parts)}
    failed = np.zeros(len(rows), np.int64)
    for name, bits in asked.parts.items():
        failed += np.where(bitsets.has(bits, rows), 0, bit[name])
    found = []
    for pair in both:
        dropped = {PART_OF[parameter] for parameter in pair}
        others = sum(one for name, one in bit.items() if name not in dropped)
        fits = failed & others == 0
        if (left := session_left(asked, pair)) is not None:
            fits &= bitsets.has(left, rows)
        found.append(int(np.count_nonzero(fits)))
    return found


def session_left(asked: Asked, dropped: Collection[str]) -> Bits | None:
    """What is still asked of a session when these parameters are dropped; None: nothing."""
    fields: dict[str, Any] = {}
    for parameter in dropped:
        if parameter in SESSION_PARAMETERS:
            fields |= UNASKED[parameter]
    return asked.sessions(replace(asked.query, **fields)) if fields else None


def in_force(query: Query) -> list[str]:
    """The parameters that can be dropped."""
    words = [TEXT] if query.words.strip() else []
    return words + [name for name in FILTERS if query.asks(name)]


def changes(query: Query, geography: Geography) -> Iterator[Change]:
    """Every change that the contract names."""
    for parameter in in_force(query):
        yield Change(parameter, "", UNASKED[parameter])
    for code in next_areas(query.areas, geography):
        yield Change("area", code, {"areas": (*query.areas, code)})
    for at, person in enumerate(query.people):
        for other in person.a_year_apart():
            people = (*query.people[:at], other, *query.people[at + 1 :])
            yield Change("age", other.value, {"people": people})
    if query.days:
        for day in Day:
            if day not in query.days:
                yield Change("day", day, {"days": (*query.days, day)})
    queue = EnrolmentState.QUEUE.value
    if query.enrol and queue not in query.enrol:
        yield Change("enrol", queue, {"enrol": (*query.enrol, queue)})
    km = min(query.km * 2, KM_RANGE[1])
    if query.near is not None and km > query.km:
        yield Change("near", f"{km:g}", {"km": km})


def next_areas(asked: tuple[str, ...], geography: Geography) -> list[str]:
    """The areas next to those asked, nearest first; where none are known, their siblings."""
    found: dict[str, None] = {}
    for code in asked:
        near = geography.neighbours.get(code)
        if near is None:
            parent = geography.parents.get(code)
            siblings = [c for c, p in geography.parents.items() if p == parent]
            near = tuple(siblings) if parent is not None else ()
        found |= dict.fromkeys(near[:NEAREST_AREAS])
    return [code for code in found if code not in asked]
