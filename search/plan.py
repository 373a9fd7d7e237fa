"""The plan: what to look for in the index, made of the words that stay search words.

A plan is a list of groups, one for each thing that was said; a group holds the tokens that
would say it, each with a weight up to 1 for how well it does. An entry matches when it has
a token of a main group, and none of a group of `without`; a group that is not main (a
word as wide as "club" beside others) only adds to the score. Where no group is main, the
words find nothing by themselves: what else was asked decides, and they move it. The score
of the groups is, all in integers (`search.scoring` tells what else counts):

    idf(token)   = ln(1 + (n - df + 0.5) / (df + 0.5))
    factor       = max(1, round(64 * weight * idf))                       of the question
    impact       = max(1, round(255 * tf / (tf + K)))                     of the entry, a byte
    K            = 1.2 * (0.25 + 0.75 * length / mean length)
    group        = 17 * max(factor * impact) + 3 * sum(factor * impact)
    score        = sum of the groups

with tf the weighted occurrences (`facts.FIELD_WEIGHTS`) and length the number of tokens of
the entry, n the number of entries, df of those with the token: BM25F with a dis_max of tie
.15 inside the group. `search.planning` makes the plan.
"""

from __future__ import annotations

from dataclasses import dataclass


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
    """What to look for; no groups: the words ask nothing.

    groups       one for each thing said
    without      what an entry must not say; such an entry is among the others at best
    corrections  (typed, meant) for words that were spelled otherwise than looked for
    unknown      words that nothing explains; the rest decides
    """

    groups: tuple[TermGroup, ...] = ()
    without: tuple[TermGroup, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups or self.without)

    @property
    def finds(self) -> bool:
        """The words decide what is found, not only its order."""
        return any(group.main for group in self.groups)


NOTHING = Plan()
