"""The figures of a search: how good the first answers are, and what of the words is understood."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

FIRST, MORE = 10, 20
GOOD = 2


class Found(NamedTuple):
    """How one query did, each figure from 0 to 1."""

    ndcg: float
    recall: float
    top1: float
    zero: float


def judged(ids: Sequence[str], grades: Mapping[str, int]) -> Found:
    """The figures of one answer: nDCG@10 with gain 2^grade - 1, recall@20, a good first, none.

    A query for which nothing is judged counts as answered fully.
    """
    wanted = [document for document, grade in grades.items() if grade > 0]
    if not wanted:
        return Found(1.0, 1.0, 1.0, float(not ids))
    best = sorted((grades[document] for document in wanted), reverse=True)
    return Found(
        ndcg=gain([grades.get(one, 0) for one in ids[:FIRST]]) / gain(best[:FIRST]),
        recall=len(set(wanted) & set(ids[:MORE])) / len(wanted),
        top1=float(bool(ids) and grades.get(ids[0], 0) >= GOOD),
        zero=float(not ids),
    )


def gain(grades: Iterable[int]) -> float:
    """Discounted cumulative gain (Järvelin and Kekäläinen 2002, in the form with 2^grade)."""
    return sum((2.0**g - 1) / math.log2(place + 2) for place, g in enumerate(grades))


def mean(found: Sequence[Found]) -> Found:
    return Found(*(sum(column) / len(found) for column in zip(*found, strict=True)))


@dataclass(slots=True)
class Understanding:
    """Counts of slots: what was found, what should be, and what of it was right."""

    found: int = 0
    wanted: int = 0
    right: int = 0

    def count(self, said: object, meant: object) -> None:
        self.found += said is not None
        self.wanted += meant is not None
        self.right += said is not None and said == meant

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of them does not pass."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0
