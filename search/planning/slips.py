"""What a word that nothing explains may have been meant to be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase
from typing import Protocol

from search.language import Correction, corrections
from search.likeness import Likeness
from search.planning.typed import Typed
from search.planning.vocabulary import Vocabulary
from search.small_words import GENERIC
from search.thesaurus.reach import Thesaurus

MOST_ALIKE, MOST_MEANT = 4, 3
SHORTEST_FAR = 5
# From so many letters on two slips are forgiven.
LONG = 8
# How much a meaning that is heard of in parts must be heard of.
MOST_OF_IT = 0.6
# Meanings about as near as the nearest one count too.
ABOUT = 0.3


class Hearing(Protocol):
    """What catalogue and thesaurus know."""

    vocabulary: Vocabulary
    thesaurus: Thesaurus

    def heard_of(self, word: str) -> bool: ...


def meanings(word: Typed, hearing: Hearing, *, near: bool = False) -> list[Typed]:
    """The likeliest first: words heard of as a whole, the like of them, compounds of such.

    Only `near`: those with the same first letter and one slip.
    """
    possible = corrections(word.text)
    if near:
        possible = tuple(
            one for one in possible if one.word.forms[0][0] == word.plain[0]
        )
    wholly = [one for one in possible if any(map(hearing.heard_of, one.word.forms))]
    if wholly:
        return _nearest(wholly)
    slips = 1 if near or len(word.plain) < LONG else 2
    alike = list(_alike(word.plain, slips, hearing))
    if near:
        alike = [token for token in alike if token[0] == word.plain[0]]
    if alike:
        return [Typed(token, token, (token,)) for token in alike]
    return _nearest([one for one in possible if _parts_heard(one, word, hearing)])


def _nearest(possible: list[Correction]) -> list[Typed]:
    possible = sorted(possible, key=lambda one: one.cost)[:MOST_MEANT]
    return [
        Typed(one.meant, one.word.forms[0], *one.word[:3], sure=True)
        for one in possible
        if one.cost <= possible[0].cost + ABOUT
    ]


def _parts_heard(possible: Correction, word: Typed, hearing: Hearing) -> bool:
    """All its telling parts, or most of its letters."""
    parts = possible.word.parts or possible.word.inner
    telling = [part for part in parts if part not in GENERIC]
    heard = [part for part in telling if hearing.heard_of(part)]
    most = sum(map(len, heard)) >= MOST_OF_IT * len(word.plain)
    return bool(heard) and (most or len(heard) == len(telling))


def _alike(plain: str, slips: int, hearing: Hearing) -> Iterator[str]:
    """Words of the catalogue that look alike, else of the thesaurus."""
    found = hearing.vocabulary.like(plain, slips, MOST_ALIKE)
    if found:
        yield from found
        return
    near = sorted(
        (far, token) for token, far in _words_of(hearing.thesaurus).like(plain, slips)
    )
    yield from (token for far, token in near[:MOST_ALIKE] if far == near[0][0])


def farther(plain: str, vocabulary: Vocabulary) -> list[str]:
    """Words of the catalogue two slips away, or that begin so with one slip."""
    if len(plain) < SHORTEST_FAR:
        return []
    near = vocabulary.like(plain, 2, MOST_ALIKE)
    begun = {
        token: None
        for beginning in _with_a_slip(plain)
        for token in vocabulary.beginning_with(beginning, 1)
    }
    found = sorted(begun, key=lambda token: (-vocabulary.frequency(token), token))
    alike = [token for token in (*near, *found) if token[0] == plain[0]]
    return alike[:MOST_ALIKE]


def _with_a_slip(word: str) -> Iterator[str]:
    """The word with its first letter, and one letter less, more, other, or changed places."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
        for letter in ascii_lowercase:
            yield word[:at] + letter + word[at:]
            yield word[:at] + letter + word[at + 1 :]


# Of the thesaurus in use.
@lru_cache(maxsize=1)
def _words_of(thesaurus: Thesaurus) -> Likeness:
    return Likeness([word.encode() for word in thesaurus.words() if " " not in word])
