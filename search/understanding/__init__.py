"""What people write into the search word beside the topic: an age, a place, a day, a price.

    understand("futis 7-vuotiaalle Tuirassa").values == {"age": ("7",), "area": ("tuira",)}
    understand("futis 7-vuotiaalle Tuirassa").rest == "futis"

Each module of this package reads one matter; its vocabulary is data beside small functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from home.areas.tree import AreaTree
from home.areas.tree import tree as area_tree

from . import ages, areas, days, negations, prices
from .found import Found

__all__ = ["Found", "Understood", "take_away", "understand"]

READERS: tuple[Callable[[str], Iterable[Found]], ...] = (
    ages.read,
    areas.read,
    days.read,
    prices.read,
)
# Small words that only tie a place or a day to the sentence.
TIES = frozenset(["i", "in", "på", "on", "för", "for", "at"])


@dataclass(frozen=True)
class Understood:
    """Values by parameter in the order they were written, and the words that are left."""

    found: tuple[Found, ...]
    rest: str

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        values: dict[str, dict[str, None]] = {}
        for each in self.found:
            for value in each.values:
                values.setdefault(each.parameter, {})[value] = None
        return {parameter: tuple(said) for parameter, said in values.items()}


def understand(words: str, literal: Iterable[str] = ()) -> Understood:
    """Read the words; nothing is read for a parameter named in `literal`.

    Where two readings overlap the longer one holds, else the earlier.
    """
    return _understand(words, frozenset(literal), area_tree())


# Every link of a page asks what its words say.
@lru_cache(maxsize=256)
def _understand(words: str, literal: frozenset[str], tree: AreaTree) -> Understood:
    text = words.casefold()
    # Case folding may change the length (ß), and spans must fit the words as written.
    if len(text) != len(words):
        text = words.lower() if len(words.lower()) == len(words) else words
    readings = [
        found
        for read in READERS
        for found in read(text)
        if found.parameter not in literal
    ]
    kept: list[Found] = []
    for found in sorted(readings, key=lambda each: (each.start - each.end, each.start)):
        if all(found.end <= other.start or other.end <= found.start for other in kept):
            kept.append(found)
    tell = negations.PARAMETER not in literal
    kept = negations.apply(words, text, kept, tell=tell)
    return Understood(tuple(kept), _rest(words, kept))


def take_away(words: str, literal: Iterable[str], parameter: str) -> str:
    """The words but those that say something of this parameter, all others kept."""
    found = understand(words, literal).found
    return _rest(words, [each for each in found if each.parameter == parameter])


def _rest(words: str, kept: list[Found]) -> str:
    parts: list[str] = []
    at = 0
    for found in kept:
        before = words[at : found.start].split()
        while before and before[-1].casefold() in TIES:
            before.pop()
        parts += before
        at = found.end
    parts += words[at:].split()
    return " ".join(part for part in parts if any(c.isalnum() for c in part))
