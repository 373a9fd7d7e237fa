"""Names in memory, found by the beginning of any of their words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from home.texts import Text
from search.collation import collation_key
from search.words import fold

# Sorts after every letter that a name may have.
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Named:
    """Something to suggest.

    label   what is shown and put into the field
    code    theme, area, organiser or place; nothing for a word
    count   how many entries it has: the more, the earlier it comes
    detail  what tells it from others of its name, such as the area of a place
    also    other names it is known by
    tier    those of the first one, 0, come before all others
    """

    label: Text
    code: str = ""
    count: int = 0
    detail: str = ""
    also: tuple[str, ...] = ()
    tier: int = 0


class Names:
    """Names of one kind. Finding some takes a look-up and no longer than there are hits."""

    def __init__(self, names: Iterable[Named]) -> None:
        self._best_first = sorted(
            names, key=lambda one: (-one.count, collation_key(one.label))
        )
        size = len(self._best_first)
        # A name that begins so comes before those that only have a word that does.
        keys = sorted(
            (key, place + size * (2 * one.tier + (not is_first)))
            for place, one in enumerate(self._best_first)
            for key, is_first in _keys(one)
        )
        self._keys = [key for key, _ in keys]
        self._order = np.array([order for _, order in keys], np.int64)

    def __len__(self) -> int:
        return len(self._best_first)

    def beginning_with(self, beginning: str, limit: int) -> list[Named]:
        """Names with words in a row that begin so, folded, the best ones first."""
        first = bisect_left(self._keys, beginning)
        last = bisect_left(self._keys, beginning + LAST)
        order = self._order[first:last]
        # The same name may be found by several of its words.
        enough = 4 * limit
        if len(order) > enough:
            order = np.partition(order, enough)[:enough]
        places = dict.fromkeys(int(one) % len(self) for one in np.sort(order))
        return [self._best_first[place] for place in list(places)[:limit]]


def _keys(one: Named) -> Iterable[tuple[str, bool]]:
    """What is left of each name from each of its words on, and whether that is all of it."""
    for name in (one.label, *one.also):
        words = fold(name)
        for at in range(len(words)):
            yield " ".join(words[at:]), at == 0
