"""Relaxations: each one change of a query that finds too little, with what it would find."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

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
from search.query import FILTERS, KM_RANGE, Day, Query
from search.results import Relaxation

# Relaxations are offered when fewer fit.
ENOUGH = 5
NEAREST_AREAS = 4

# A parameter, the value it gets ("" when it is dropped), and what makes the changed query.
Change = tuple[str, str, Callable[[], Query]]


def relaxations(
    answers: Sequence[Asked], query: Query, total: int, geography: Geography
) -> tuple[Relaxation, ...]:
    """The changes that find more than `total`, best first."""
    found = []
    for parameter, value, make in changes(settled(query), geography):
        if not value and parameter not in SESSION_PARAMETERS:
            would = sum(bitsets.count(asked.without(parameter)) for asked in answers)
        else:
            changed = make()
            would = sum(_total(asked, parameter, changed) for asked in answers)
        if would > total:
            found.append(Relaxation(parameter, value, would, make()))
    found.sort(key=lambda relaxation: -relaxation.total)
    return tuple(found)


def _total(asked: Asked, parameter: str, changed: Query) -> int:
    name = PART_OF[parameter]
    bits = asked.without(name)
    part = asked.part(name, changed)
    return bitsets.count(bits if part is None else bits & part)


def changes(query: Query, geography: Geography) -> Iterator[Change]:
    """Every change that the contract names."""
    if query.words.strip():
        yield TEXT, "", partial(replace, query, q="", rest=None)
    for parameter in FILTERS:
        if query.asks(parameter):
            yield parameter, "", partial(query.with_values, parameter, ())
    for code in next_areas(query.areas, geography):
        codes = (*query.areas, code)
        yield "area", code, partial(query.with_values, "area", codes)
    for at, person in enumerate(query.people):
        for other in person.a_year_apart():
            people = (*query.people[:at], other, *query.people[at + 1 :])
            yield "age", other.value, partial(replace, query, people=people)
    if query.days:
        for day in Day:
            if day not in query.days:
                yield "day", day, partial(replace, query, days=(*query.days, day))
    queue = EnrolmentState.QUEUE.value
    if query.enrol and queue not in query.enrol:
        yield "enrol", queue, partial(replace, query, enrol=(*query.enrol, queue))
    km = min(query.km * 2, KM_RANGE[1])
    if query.near is not None and km > query.km:
        yield "near", f"{km:g}", partial(replace, query, km=km)


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
