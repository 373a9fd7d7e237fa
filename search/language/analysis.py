"""Words and texts analysed in a given language; without a lexicon they are only folded."""

from __future__ import annotations

import re
from functools import lru_cache

from search.language.telling import Correction, Tokens, Word
from search.words import fold

# A hyphen between letters holds a compound together: "äiti-lapsi-jumppa".
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@lru_cache(maxsize=20_000)
def analyse(word: str, language: str = "fi") -> Word:
    """What the word may be in that language ("fi", "sv" or "en")."""
    return Word(("".join(fold(word)),))


def tokens(text: str, language: str = "fi") -> Tokens:
    """What the text puts into the index."""
    words: list[str] = []
    parts: list[str] = []
    for word in _WORD.findall(text):
        told = analyse(word, language)
        words += dict.fromkeys((*fold(word), *told.forms, *told.parts))
        parts += told.inner
    return Tokens(words, parts)


def corrections(word: str) -> tuple[Correction, ...]:
    """Finnish words that may have been meant, the nearest first; looked for 60 ms at most."""
    return ()


def likely_languages(word: str) -> tuple[str, ...]:
    """The languages that a word of a query may be in, the likeliest first."""
    return ("fi", "sv", "en")
