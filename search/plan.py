"""The plan: what to look for in the index, made of the words that stay search words.

A plan is a list of groups, one for each thing that was said; a group holds the tokens that
would say it, each with a weight up to 1 for how well it does. An entry matches when it has
a token of `need` groups, or of all where there are fewer. Its score is, all in integers:

    idf(token)   = ln(1 + (n - df + 0.5) / (df + 0.5))
    factor       = max(1, round(64 * weight * idf))                       of the question
    impact       = max(1, round(255 * tf / (tf + K)))                     of the entry, a byte
    K            = 1.2 * (0.25 + 0.75 * length / mean length)
    group        = 17 * max(factor * impact) + 3 * sum(factor * impact)
    score        = sum of the groups

with tf the weighted occurrences (`facts.FIELD_WEIGHTS`) and length the number of tokens of
the entry, n the number of entries, df of those with the token: BM25F with a dis_max of tie
.15 inside the group. Words are only folded and the last one may be a beginning; an analysis
of Finnish would replace `plan` and leave the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from search.words import fold

MAX_WORDS = 24
MAX_BEGINNINGS = 32
SHORTEST_BEGINNING = 2
# A word that only begins as it was typed says it less well than the word itself.
BEGINNING_WEIGHT = 0.7


class Vocabulary(Protocol):
    """The tokens that occur in the catalogue."""

    def beginning_with(self, prefix: str, limit: int) -> list[str]:
        """Tokens that begin so, the prefix itself left out, the most common first."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Groups of (token, weight); no groups: there is nothing to look for."""

    groups: tuple[tuple[tuple[str, float], ...], ...] = ()
    need: int = 1

    def __bool__(self) -> bool:
        return bool(self.groups)


def plan(words: str, vocabulary: Vocabulary) -> Plan:
    """Look for any of the words as typed, and for words that the last one begins.

    One word is enough: as long as word forms are not understood, asking for all of them
    would miss "poikien sähly" when "sähly pojille" is typed. The order tells them apart.
    """
    typed = fold(words)[:MAX_WORDS]
    groups: dict[str, tuple[tuple[str, float], ...]] = {
        word: ((word, 1.0),) for word in typed
    }
    if typed and len(last := typed[-1]) >= SHORTEST_BEGINNING:
        longer = vocabulary.beginning_with(last, MAX_BEGINNINGS)
        groups[last] += tuple((token, BEGINNING_WEIGHT) for token in longer)
    return Plan(tuple(groups.values()))
