"""Relaxations: each one change of a query that finds too little, with what it would find.

Where nothing is found and no one change helps, two parameters are dropped together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations

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
MOST_PAIRS = 5

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
            would = sum(_total(asked, changed, parameter) for asked in answers)
        if would > total:
            found.append(Relaxation(parameter, value, would, make()))
    found.sort(key=lambda relaxation: -relaxation.total)
    if not total and not found:
        found = pairs(answers, settled(query))
    return tuple(found)


def pairs(answers: Sequence[Asked], query: Query) -> list[Relaxation]:
    """The two parameters that find most when they are dropped together, best first."""
    found = []
    for both in combinations(_in_force(query), 2):
        changed = _without(_without(query, both[0]), both[1])
        if would := sum(_total(asked, changed, *both) for asked in answers):
            found.append(Relaxation(both[0], "", would, changed, also=both[1]))
    found.sort(key=lambda relaxation: -relaxation.total)
    return found[:MOST_PAIRS]


def _in_force(query: Query) -> list[str]:
    words = [TEXT] if query.words.strip() else []
    return words + [name for name in FILTERS if query.asks(name)]


def _without(query: Query, parameter: str) -> Query:
    if parameter == TEXT:
        return replace(query, q="", rest=None)
    return query.with_values(parameter, ())


def _total(asked: Asked, changed: Query, *parameters: str) -> int:
    names = {PART_OF[parameter] for parameter in parameters}
    bits = asked.without(*names)
    for name in names:
        if (part := asked.part(name, changed)) is not None:
            bits = bits & part
    return bitsets.count(bits)


def changes(query: Query, geography: Geography) -> Iterator[Change]:
    """Every change that the contract names."""
    for parameter in _in_force(query):
        yield parameter, "", partial(_without, query, parameter)
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
