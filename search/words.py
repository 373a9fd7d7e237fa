"""Words as the index and the query both see them.

Folded: small letters without dots and accents, so that "Sähly", "sähly" and "sahly" are one
word. `search.language` knows more of a word and tells it in folded words too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters and digits of any script; a hyphen or an apostrophe parts words.
_WORD = re.compile(r"[^\W_]+")


def bare(text: str) -> str:
    """Small letters without dots and accents, everything else as it was: `"aiti-lapsi"`."""
    if text.isascii():
        return text.lower()
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(letter)
    )


@lru_cache(maxsize=20_000)
def fold(text: str) -> tuple[str, ...]:
    """The words of a text in their order: `fold("Äiti-lapsi 3 v") == ("aiti", "lapsi", "3", "v")`."""
    return tuple(_WORD.findall(bare(text)))


def squeeze(text: str) -> str:
    """All its words as one: `squeeze("Äiti-lapsi") == "aitilapsi"`."""
    return "".join(_WORD.findall(bare(text)))
