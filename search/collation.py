"""The order of names in a Finnish list: å, ä and ö end the alphabet, other marks do not count."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
# Sorted with the Finnish letters they stand beside.
ALIKE = str.maketrans({"ø": "ö", "æ": "ä", "ß": "ss", "đ": "d", "ð": "d", "ł": "l"})
KEPT = frozenset("åäö")
# These follow z in ASCII.
LAST = str.maketrans({"å": "{", "ä": "|", "ö": "}"})


def collation_key(name: str) -> str:
    """A string whose plain order is the Finnish order of the names."""
    letters = unicodedata.normalize("NFC", name).casefold().translate(ALIKE)
    if not letters.isascii():
        letters = "".join(_bare(letter) for letter in letters)
    return " ".join(WORD.findall(letters)).translate(LAST)


def _bare(letter: str) -> str:
    if letter.isascii() or letter in KEPT:
        return letter
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part))
