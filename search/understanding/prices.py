"""That it must cost nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .found import Found

_FREE = re.compile(
    r"\b(?:ilmai(?:nen|sia|sta|set|seksi)|maksu(?:ton|tonta|ttomat|ttomia|tta)"
    r"|gratis|avgiftsfri(?:a|tt)?|kostnadsfri(?:a|tt)?|free(?: of charge)?)\b"
)


def read(text: str) -> Iterator[Found]:
    for match in _FREE.finditer(text):
        yield Found("free", ("1",), *match.span())
