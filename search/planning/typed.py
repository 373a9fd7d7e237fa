"""The words of a query as they stand, each with all that it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.language import Word, analyse, likely_languages
from search.small_words import GENERIC, STOP
from search.words import fold

MAX_WORDS = 24
# Of "mother's day" the "s" is no word.
_WORD = re.compile(r"([^\W_]+(?:-[^\W_]+)*)(?:['’]s\b)?")


@dataclass(frozen=True, slots=True)
class Typed:
    """One word of a query.

    text   as it was typed
    plain  the same folded, in one piece: "aitilapsi" of "Äiti-lapsi"
    forms  what it may be as a whole, the word itself first
    parts  the parts of a compound made on the spot; inner, those of one that is a word
    sure   whether a lexicon has it
    """

    text: str
    plain: str
    forms: tuple[str, ...]
    parts: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    sure: bool = False
    # What it is in the language that it is likeliest in.
    likely: tuple[str, ...] = ()

    @property
    def is_generic(self) -> bool:
        """Too wide to find by, whichever way it is read."""
        return not GENERIC.isdisjoint(self.forms)

    @property
    def says_nothing(self) -> bool:
        """It only ties the sentence, whichever way it is read, or is a bare number."""
        likely = self.likely or self.forms
        return self.plain in STOP or self.plain.isdigit() or STOP.issuperset(likely)


def read(words: str) -> list[Typed]:
    """The words as they stand."""
    return [_typed(text) for text in _WORD.findall(words)[:MAX_WORDS]]


def _typed(text: str) -> Typed:
    plain = "".join(fold(text))
    readings = list(_readings(text))
    return Typed(
        text,
        plain,
        tuple(dict.fromkeys([plain, *(f for word in readings for f in word.forms)])),
        tuple(dict.fromkeys(part for word in readings for part in word.parts)),
        tuple(dict.fromkeys(part for word in readings for part in word.inner)),
        any(word.sure for word in readings),
        readings[0].forms,
    )


def _readings(text: str) -> Iterator[Word]:
    """In the languages it may be in; the pieces of a word with hyphens are parts of it."""
    for language in likely_languages(text):
        yield analyse(text, language)
    if "-" in text:
        for piece in text.split("-"):
            told = analyse(piece)
            yield Word((), (*told.forms, *told.parts), told.inner)
