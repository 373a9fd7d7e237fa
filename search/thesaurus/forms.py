"""The words of the thesaurus as a query may have them: in any inflection, by their lemmas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# For each single word of a text the ways to read it, folded.
Forms = tuple[tuple[str, ...], ...]

# A query is read without it too: "mother's day", "mother day".
_POSSESSIVE = re.compile(r"['’]s\b")


def ways_to_say(
    text: str, language: str, read: Callable[[str, str], tuple[str, ...]]
) -> Iterator[Forms]:
    """The text as one word or some; with hyphens also without: "äiti-lapsi", "äiti lapsi"."""
    text = text.lower()
    if text.isalnum():
        # Most are: a single word.
        yield (read(text, language),)
        return
    text = _POSSESSIVE.sub("", text)
    words = text.split()
    if words:
        yield tuple(read(word, language) for word in words)
    if "-" in text and len(parts := text.replace("-", " ").split()) > len(words):
        yield tuple(read(word, language) for word in parts)
