"""Words that say nothing, and words too wide to find by; of three languages, folded."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).parent / "data"


def _words(file: str) -> frozenset[str]:
    """Words with spaces between; lines that begin with # or [ tell of them."""
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return frozenset(
        word
        for line in lines
        if not line.startswith(("#", "["))
        for word in line.split()
    )


STOP = _words("stop_words.txt")
GENERIC = _words("wide_words.txt")
