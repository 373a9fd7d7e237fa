"""Relaxations: which changes of a query that finds too little would find more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

from elasticsearch.dsl import Query as Condition

from search.engines.base import Geography
from search.engines.elastic.asking import Question
from search.engines.memory.asking import TEXT, settled
from search.engines.memory.relaxing import MOST_PAIRS, UNASKED, changes, in_force
from search.results import Relaxation

Totals = Callable[[Sequence[Condition]], list[int]]


def relaxations(
    question: Question, total: int, geography: Geography, totals: Totals
) -> tuple[Relaxation, ...]:
    """The changes that find more than `total`, best first; `totals` counts them."""
    plain = settled(question.query, keep_words=TEXT in question.parts)
    possible = [
        Relaxation(one.parameter, one.value, 0, replace(plain, **one.fields))
        for one in changes(plain, geography)
    ]
    found = _better(question, possible, total, totals)
    if found or total or not possible:
        return tuple(found)
    pairs = [
        Relaxation(
            one, "", 0, replace(plain, **UNASKED[one], **UNASKED[other]), also=other
        )
        for one, other in combinations(in_force(plain), 2)
    ]
    return tuple(_better(question, pairs, 0, totals)[:MOST_PAIRS])


def _better(
    question: Question, possible: Sequence[Relaxation], total: int, totals: Totals
) -> list[Relaxation]:
    if not possible:
        return []
    counts = totals(
        [
            question.changed(
                one.query, one.parameter, *([one.also] if one.also else [])
            )
            for one in possible
        ]
    )
    found = [
        replace(one, total=would)
        for one, would in zip(possible, counts, strict=True)
        if would > total
    ]
    return sorted(found, key=lambda relaxation: -relaxation.total)
