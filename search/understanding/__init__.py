"""What people write into the search word beside the topic: an age, a place, a day, a price.

    understand("futis 7-vuotiaalle Tuirassa").values == {"age": ("7",), "area": ("tuira",)}
    understand("futis 7-vuotiaalle Tuirassa").rest == "futis"

Each module of this package reads one matter; its vocabulary is data beside small functions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils import timezone

from home.areas.tree import AreaTree
from home.areas.tree import tree as area_tree
from search.organisers import Organisers, organisers

from . import (
    areas,
    clock,
    dates,
    days,
    kinds,
    languages,
    nearness,
    negations,
    organising,
    partsofday,
    people,
    prices,
)
from .found import AND, Found
from .wording import bare, listed

__all__ = ["Found", "Understood", "take_away", "understand"]

READERS: tuple[Callable[[str], Iterable[Found]], ...] = (
    people.read,
    nearness.read,
    days.read,
    partsofday.read,
    clock.read,
    dates.read,
    prices.read,
    languages.read,
    kinds.read,
    organising.read,
)
# A query has one of these; saying "free" twice changes nothing.
ONCE = frozenset(["near", "from", "to", "date"])
# Small words that only tie a place, a day or a time to the sentence.
TIES = listed(
    "i in på on för for at åt till från klo kl kello noin the a an en ett joka varje every"
)


@dataclass(frozen=True)
class Understood:
    """Values by parameter in the order they were written, and the words that are left."""

    found: tuple[Found, ...]
    rest: str

    @property
    def parameters(self) -> tuple[str, ...]:
        """What something is said of, also where no value is said."""
        return tuple(dict.fromkeys(found.parameter for found in self.found))

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
    known = area_tree(), organisers(), timezone.localdate()
    return _understand(words, frozenset(literal), *known)


# Every link of a page asks what its words say.
@lru_cache(maxsize=1_024)
def _understand(
    words: str,
    literal: frozenset[str],
    tree: AreaTree,
    known: Organisers,
    today: dt.date,
) -> Understood:
    text = bare(words)
    readings = [found for read in READERS for found in read(text)]
    readings += areas.read(text, words)
    kept: list[Found] = []
    for found in sorted(readings, key=lambda each: (each.start - each.end, each.start)):
        if all(found.end <= other.start or other.end <= found.start for other in kept):
            kept.append(found)
    kept.sort(key=lambda each: each.start)
    tell = negations.PARAMETER not in literal
    kept = areas.told_once(text, people.told_once(text, kept))
    kept = negations.apply(words, text, kept, tell=tell)
    kept = [each for each in kept if each.parameter not in literal]
    kept = list(_said_once(kept))
    return Understood(tuple(kept), _rest(words, kept))


def _said_once(kept: Iterable[Found]) -> Iterator[Found]:
    """Of a parameter that takes one value the first; the words of another stay words."""
    said: set[str] = set()
    for found in kept:
        if found.parameter not in said:
            yield found
        if found.parameter in ONCE:
            said.add(found.parameter)


def take_away(words: str, literal: Iterable[str], parameter: str) -> str:
    """The words but those that say something of this parameter, all others kept."""
    found = understand(words, literal).found
    return _rest(words, [each for each in found if each.parameter == parameter])


def _rest(words: str, kept: Sequence[Found]) -> str:
    parts: list[str] = []
    at = 0
    for found in kept:
        if found.stays:
            continue
        before = words[at : found.start].split()
        if at and all(bare(word).strip(",") in ("", *AND) for word in before):
            before = []
        while before and bare(before[-1]) in TIES:
            before.pop()
        parts += before
        at = found.end
    parts += words[at:].split()
    return " ".join(part for part in parts if any(c.isalnum() for c in part))
