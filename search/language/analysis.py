"""Words and texts analysed in a given language; without a lexicon they are only folded."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from django.core.signals import setting_changed

from search.language import finnish, germanic, spelling
from search.language.lexicon import forget_lexicon, lexicon
from search.language.telling import Correction, Tokens, Word, as_it_stands
from search.words import fold

# A hyphen between letters holds a compound together: "äiti-lapsi-jumppa".
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Dashes that are used as hyphens, and the hyphen that shows at the end of a line only.
_HYPHENS = str.maketrans({"–": "-", "—": "-", "‑": "-", "‐": "-", "\u00ad": None})
# About 10 MB when it is full.
WORDS_KEPT = 20_000
CORRECTIONS_KEPT = 1_000
LANGUAGES = ("fi", "sv", "en")
# Letters that Finnish has in names only.
FOREIGN = frozenset("qwxzc")
# Raise when the same text gives other tokens than before: entries are then analysed anew.
WAY = 3


def analyse(word: str, language: str = "fi") -> Word:
    """What the word may be in that language ("fi", "sv" or "en")."""
    return _analysed(_plain(word), language)


@lru_cache(maxsize=WORDS_KEPT)
def _analysed(word: str, language: str) -> Word:
    if language in germanic.NAMES:
        return germanic.read(word, language)
    known = lexicon()
    return finnish.read(word, known) if known else as_it_stands(word)


def tokens(text: str, language: str = "fi") -> Tokens:
    """What the text puts into the index."""
    words: list[str] = []
    parts: list[str] = []
    for word in _WORD.findall(_plain(text)):
        said = said_by(word, language)
        words += said
        parts += [part for part in _analysed(word, language).inner if part not in said]
    return Tokens(words, parts)


def said_by(word: str, language: str) -> dict[str, None]:
    """The word as it stands and everything it says as a whole word, each once."""
    pieces = word.split("-")
    said = dict.fromkeys(fold(word))
    for each in (word, *pieces) if len(pieces) > 1 else pieces:
        told = _analysed(each, language)
        said |= dict.fromkeys((*told.forms, *told.parts))
    return said


def version() -> str:
    """Another one for every other lexicon, list of words and way of analysing."""
    known = lexicon()
    of_finnish = f"{known.made_from:x}" if known else "folded"
    return f"{WAY}-{of_finnish}-{germanic.version()}"


def corrections(word: str) -> tuple[Correction, ...]:
    """Finnish words that may have been meant, the nearest first; looked for 60 ms at most."""
    return _corrections(_plain(word))


@lru_cache(maxsize=CORRECTIONS_KEPT)
def _corrections(word: str) -> tuple[Correction, ...]:
    known = lexicon()
    return spelling.corrections(word, known) if known else ()


def likely_languages(word: str) -> tuple[str, ...]:
    """The languages that a word of a query may be in: those that know it, else what it looks like."""
    knowing = tuple(each for each in LANGUAGES if analyse(word, each).sure)
    if knowing:
        return knowing if lexicon() else ("fi", *knowing)
    letters = set(_plain(word))
    if "å" in letters:
        return ("sv",)
    return ("sv", "en") if letters & FOREIGN else LANGUAGES


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower().translate(_HYPHENS)


def forget(*, setting: str = "LANGUAGE_DIR", **_: object) -> None:
    """Begin anew when the lexicon may be another one, as in a test."""
    if setting == "LANGUAGE_DIR":
        forget_lexicon()
        _analysed.cache_clear()
        _corrections.cache_clear()


setting_changed.connect(forget)
