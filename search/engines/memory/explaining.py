"""Explanations: the steps of a score told one by one, for entries of a page."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from search.engines.memory import bitsets
from search.engines.memory.asking import Asked
from search.engines.memory.impacts import factor
from search.engines.memory.live import Viewed
from search.engines.memory.special import special
from search.explanation import Explanation, Heard, Said
from search.plan import Plan, TermGroup
from search.scoring import THOUSAND, penalty


def explain(
    view: Viewed, answers: Collection[Asked], planned: Plan, keys: Collection[int]
) -> dict[int, Explanation]:
    """By key, for those of the keys that are in the answer."""
    return {
        int(asked.segment.arrays["keys"][row]): Explanation(
            group=group,
            heard=tuple(_heard(view, asked, one, row) for one in planned.groups),
            special=_special(asked, row),
            fails=tuple(_fails(asked, row)),
            stale=bool(asked.moment.stale[row]),
            score=int(asked.score(np.array([row]))[0]),
        )
        for asked in answers
        for row in _rows(asked, keys)
        for group, bits in asked.sets.items()
        if bitsets.has(bits, np.array([row]))[0]
    }


def _rows(asked: Asked, keys: Collection[int]) -> list[int]:
    """The rows with these keys; in a segment of edits they stand in no order."""
    own = asked.segment.arrays["keys"]
    rows: list[int] = np.flatnonzero(np.isin(own, list(keys))).tolist()
    return rows


def _heard(view: Viewed, asked: Asked, group: TermGroup, row: int) -> Heard:
    base, text = view.base, asked.segment.text
    said = []
    for token, weight in group.tokens:
        written = token.encode()
        if impact := text.impact(written, row):
            frequency = base.text.frequency(written)
            rarity = factor(weight, base.statistics.entries, frequency)
            said.append(Said(token, weight, frequency, rarity * impact))
    said.sort(key=lambda one: -one.points)
    points = [one.points for one in said]
    whole = 17 * max(points, default=0) + 3 * sum(points)
    return Heard(group.word, group.main, tuple(said), whole)


def _special(asked: Asked, row: int) -> int:
    if not asked.query.people:
        return THOUSAND
    arrays, people = asked.segment.arrays, asked.query.people
    return int(special(arrays, np.array([row]), people)[0])


def _fails(asked: Asked, row: int) -> Iterator[tuple[str, int]]:
    for name, bits in sorted(asked.judged().items(), key=lambda one: penalty(one[0])):
        if not bitsets.has(bits, np.array([row]))[0]:
            yield name, penalty(name)
