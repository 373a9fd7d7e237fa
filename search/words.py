"""Words as the index and the query both see them.

Folded only: small letters without dots and accents, so that "Sähly", "sähly" and "sahly"
are one word. Finnish analysis takes this module's place without changing its callers.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters and digits of any script; a hyphen or an apostrophe parts words.
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=20_000)
def fold(text: str) -> tuple[str, ...]:
    """The words of a text in their order: `fold("Äiti-lapsi 3 v") == ("aiti", "lapsi", "3", "v")`."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(letter)
    )
    return tuple(_WORD.findall(bare))
