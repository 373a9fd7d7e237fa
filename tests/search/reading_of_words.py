"""How words find and rank, as `search.plan` words it, in plain Python; see reading.py."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from search.facts import Facts
from search.plan import Plan, TermGroup

WEIGHTS = {"name": 8, "name_parts": 2.5, "keywords": 6, "keyword_parts": 1.5}
WEIGHTS["marks"] = 4

Weighed = list[list[tuple[str, int]]]


class LookedFor(NamedTuple):
    """For each thing that was said the tokens that say it, each with its factor."""

    main: Weighed
    minor: Weighed
    without: Weighed


class Words:
    """The tokens of these entries, weighed by the statistics of those of the last build."""

    def __init__(self, entries: list[Facts], indexed: list[Facts]) -> None:
        self.indexed = indexed
        self.own = {entry.key: occurrences(entry) for entry in entries}

    @cached_property
    def mean_length(self) -> float:
        return sum(map(length, self.indexed)) / len(self.indexed) if self.indexed else 1

    @cached_property
    def rarity(self) -> dict[str, int]:
        return frequencies(map(occurrences, self.indexed))

    def looked_for(self, plan: Plan) -> LookedFor:
        def weighed(groups: Iterable[TermGroup]) -> Weighed:
            return [[(t, self.factor(t, w)) for t, w in g.tokens] for g in groups]

        return LookedFor(
            weighed(group for group in plan.groups if group.main),
            weighed(group for group in plan.groups if not group.main),
            weighed(plan.without),
        )

    def factor(self, token: str, weight: float) -> int:
        df = max(self.rarity.get(token, 0), 1)
        n = max(len(self.indexed), df)
        return max(1, round(64 * weight * math.log(1 + (n - df + 0.5) / (df + 0.5))))

    def say(self, entry: Facts, looked_for: LookedFor) -> bool:
        """One of the words that find is enough; where there is none, all is found."""
        return not looked_for.main or self.has(entry, looked_for.main)

    def denies(self, entry: Facts, looked_for: LookedFor) -> bool:
        return self.has(entry, looked_for.without)

    def has(self, entry: Facts, groups: Weighed) -> bool:
        own = self.own[entry.key]
        return any(token in own for group in groups for token, _ in group)

    def score(self, entry: Facts, looked_for: LookedFor) -> int:
        own = self.own[entry.key]
        total = 0 if looked_for.main else 250_000
        k = 1.2 * (1 - 0.75 + 0.75 * length(entry) / (self.mean_length or 1))
        for group in looked_for.main + looked_for.minor:
            points = [
                factor * max(1, round(255 * own[token] / (own[token] + k)))
                for token, factor in group
                if token in own
            ]
            if points:
                total += 17 * max(points) + 3 * sum(points)
        return total


def length(entry: Facts) -> int:
    return sum(len(text.split()) for text in entry.tokens.values())


def occurrences(entry: Facts) -> dict[str, float]:
    found: dict[str, float] = {}
    for where, text in entry.tokens.items():
        for token in text.split():
            found[token] = found.get(token, 0.0) + WEIGHTS.get(where, 1)
    return found


def frequencies(entries: Iterable[dict[str, float]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for own in entries:
        for token in own:
            found[token] = found.get(token, 0) + 1
    return found
