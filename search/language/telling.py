"""What is told of a word and of a text."""

from __future__ import annotations

from typing import NamedTuple

from search.words import squeeze


class Word(NamedTuple):
    """What a word may be, folded.

    forms  its whole lemmas, several where it can be read in several ways
    parts  the parts of a compound made on the spot, and what neighbours of them make together
           (jalkapallokerho: jalkapallo, kerho)
    inner  the parts of compounds that the lexicon has as one word (jalkapallo: jalka, pallo)
    sure   whether the lexicon has the word; if not, the lemmas are guessed
    """

    forms: tuple[str, ...]
    parts: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    sure: bool = False


def as_it_stands(word: str) -> Word:
    """A word of which nothing is known; no form where there is no letter or digit."""
    return Word((form,) if (form := squeeze(word)) else ())


class Tokens(NamedTuple):
    """What a text puts into the index, in its order and with repetitions.

    words  every word as it stands, with its lemmas and the parts of its compounds
    parts  the inner parts, which say less
    """

    words: list[str]
    parts: list[str]


class Correction(NamedTuple):
    """A word that may have been meant by one that nothing explains.

    meant  the word with its dots, inflected as the one that was typed
    word   its lemmas and parts
    cost   how far it is from what was typed: the lower the nearer
    """

    meant: str
    word: Word
    cost: float
