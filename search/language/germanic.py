"""Swedish and English words: stems by snowball, and the parts of Swedish compounds.

The stemmers are those of https://snowballstem.org (snowballstemmer, BSD-3-Clause).
"""

from __future__ import annotations

import threading
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import snowballstemmer

from search.language.finnish import LONGEST
from search.language.telling import Word, as_it_stands
from search.words import bare, squeeze

NAMES = {"sv": "swedish", "en": "english"}
DATA = Path(__file__).parent / "data"
SHORTEST_PART = 3
# What the stemmers leave apart, folded.
IRREGULAR = {
    "sv": {"bocker": "bok", "hander": "hand", "stader": "stad"},
    "en": {"children": "child", "men": "man", "women": "woman"},
}
# A stemmer keeps the word that it is at in itself.
_one_at_a_time = threading.Lock()


def read(word: str, language: str) -> Word:
    """The stem as the form, with the parts of a Swedish compound; small letters are expected."""
    if not 1 < len(word) <= LONGEST or word.isdigit():
        return as_it_stands(word)
    parts = tuple(dict.fromkeys(parts_of(squeeze(word)))) if language == "sv" else ()
    form = stem(
        word.removesuffix("n") if parts and word.endswith("an") else word, language
    )
    if not form:
        return as_it_stands(word)
    if form in known_stems(language) and (language == "sv" or word.isascii()):
        return Word((form,), inner=parts, sure=True)
    return Word((form,), parts, sure=bool(parts))


def stem(word: str, language: str) -> str:
    """The stem of a word, folded."""
    folded = squeeze(word)
    if folded in IRREGULAR[language]:
        return IRREGULAR[language][folded]
    # Snowball takes "skol" of skola and leaves skolan whole.
    if language == "sv" and folded.endswith("an") and folded[:-1] in known_words("sv"):
        word = word[:-1]
    with _one_at_a_time:
        return squeeze(_stemmer(language).stemWord(word))


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(NAMES[language])


@cache
def known_words(language: str) -> frozenset[str]:
    """Words that tell the language, folded."""
    lines = (DATA / f"{NAMES[language]}.txt").read_text().splitlines()
    return frozenset(
        bare(word)
        for line in lines
        if not line.startswith("#")
        for word in line.split()
    )


@cache
def version() -> str:
    """Another one for every other list of words."""
    return (
        f"{zlib.crc32(repr([sorted(known_words(each)) for each in NAMES]).encode()):x}"
    )


@cache
def known_stems(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in known_words(language))


def parts_of(word: str) -> Sequence[str]:
    """The stems of the parts of a Swedish compound, none unless all of it is known.

    fotbollsklubben: fotboll, klubb. The end is taken as long as can be.
    """
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        last = stem(word[at:], "sv")
        if last in known_stems("sv") and (first := before(word[:at])):
            return (*first, last)
    return ()


def before(beginning: str) -> Sequence[str]:
    """What stands before another part: fotbolls-, familje-, skol-, flick-, or a compound."""
    for word in (
        beginning,
        beginning.removesuffix("s"),
        beginning.removesuffix("e"),
        f"{beginning}a",
        f"{beginning}e",
    ):
        if word in known_words("sv"):
            return (stem(word, "sv"),)
    return parts_of(beginning.removesuffix("s"))
