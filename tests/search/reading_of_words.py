"""How words find and rank, as `search.plan` words it, in plain Python; see reading.py."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

from search.facts import Facts

WEIGHTS = {"name": 8, "name_parts": 2.5, "keywords": 6, "keyword_parts": 1.5}
WEIGHTS["marks"] = 4
MOST_WORDS, MOST_LONGER = 24, 32

# For each word that was typed the tokens that say it, each with its factor.
LookedFor = list[list[tuple[str, int]]]


class Words:
    """The tokens of these entries, weighed by the statistics of those of the last build."""

    def __init__(self, entries: list[Facts], indexed: list[Facts]) -> None:
        self.indexed = indexed
        self.own = {entry.key: occurrences(entry) for entry in entries}
        self.known = frequencies(self.own.values())

    @cached_property
    def mean_length(self) -> float:
        return sum(map(length, self.indexed)) / len(self.indexed) if self.indexed else 1

    @cached_property
    def rarity(self) -> dict[str, int]:
        return frequencies(map(occurrences, self.indexed))

    def looked_for(self, words: str) -> LookedFor | None:
        """None when nothing was typed; the last word may be the beginning of others."""
        if not words.strip():
            return None
        typed = folded(words)[:MOST_WORDS]
        said = {word: [(word, 1.0)] for word in typed}
        if typed and len(typed[-1]) >= 2:
            longer = [
                t
                for t in self.known
                if t.startswith(typed[-1]) and t != typed[-1] and ":" not in t
            ]
            longer.sort(key=lambda token: (-self.known[token], token))
            said[typed[-1]] += [(token, 0.7) for token in longer[:MOST_LONGER]]
        return [[(t, self.factor(t, w)) for t, w in group] for group in said.values()]

    def factor(self, token: str, weight: float) -> int:
        df = max(self.rarity.get(token, 0), 1)
        n = max(len(self.indexed), df)
        return max(1, round(64 * weight * math.log(1 + (n - df + 0.5) / (df + 0.5))))

    def say(self, entry: Facts, looked_for: LookedFor | None) -> bool:
        """One of the words is enough; a question of no letters at all asks nothing."""
        if not looked_for:
            return True
        own = self.own[entry.key]
        return any(token in own for group in looked_for for token, _ in group)

    def score(self, entry: Facts, looked_for: LookedFor | None) -> int:
        own, total = self.own[entry.key], 0
        k = 1.2 * (1 - 0.75 + 0.75 * length(entry) / (self.mean_length or 1))
        for group in looked_for or []:
            points = [
                factor * max(1, round(255 * own[token] / (own[token] + k)))
                for token, factor in group
                if token in own
            ]
            if points:
                total += 17 * max(points) + 3 * sum(points)
        return total


def folded(words: str) -> list[str]:
    """Small letters without dots and accents."""
    parts = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(c for c in parts if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", bare)


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
