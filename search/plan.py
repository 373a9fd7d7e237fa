"""The plan: what to look for in the index, made of the words that stay search words.

A plan is a list of groups, one for each thing that was said; a group holds the tokens that
would say it, each with a weight up to 1 for how well it does. An entry matches when it has
a token of a main group, and none of a group of `without`; a group that is not main (a
word as wide as "club" beside others) only adds to the score. That is, all in integers:

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
class TermGroup:
    """What says one thing: the word or words as typed, and (token, weight) for each way.

    `main` is False for a word too wide to find by: it moves what the others find.
    """

    word: str
    tokens: tuple[tuple[str, float], ...]
    main: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look for; no groups: nothing.

    groups       one for each thing said; at least one of them is main
    without      what an entry must not say; such an entry is among the others at best
    corrections  (typed, meant) for words that were spelled otherwise than looked for
    unknown      words that nothing explains; the rest decides
    """

    groups: tuple[TermGroup, ...] = ()
    without: tuple[TermGroup, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups)


NOTHING = Plan()


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
    return Plan(tuple(TermGroup(word, tokens) for word, tokens in groups.items()))
