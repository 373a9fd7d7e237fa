"""Relaxations: which changes of a query that finds too little would find more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

from elasticsearch.dsl import Query as Condition

from search.engines.base import Geography
from search.engines.elastic.asking import Question
from search.engines.memory.asking import settled
from search.engines.memory.relaxing import MOST_PAIRS, UNASKED, changes, in_force
from search.plan import NOTHING
from search.query import Query
from search.results import Relaxation

Totals = Callable[[Sequence[Condition]], list[int]]


def relaxations(
    question: Question, total: int, geography: Geography, totals: Totals
) -> tuple[Relaxation, ...]:
    """The changes that find more than `total`, best first; `totals` counts them."""
    plain = settled(question.query, keep_words=question.has_words)
    possible = [
        Relaxation(one.parameter, one.value, 0, replace(plain, **one.fields))
        for one in changes(plain, geography)
    ]
    found = _better(question, possible, total, totals)
    if found or total:
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
    counts = totals([_changed(question, one.query).fits for one in possible])
    found = [
        replace(one, total=would)
        for one, would in zip(possible, counts, strict=True)
        if would > total
    ]
    return sorted(found, key=lambda relaxation: -relaxation.total)


def _changed(question: Question, query: Query) -> Question:
    """The words are the same or none at all, so they need no new plan."""
    plan = question.plan if query.words.strip() else NOTHING
    return Question(query, plan, question.clock)
