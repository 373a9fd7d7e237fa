"""The words of the thesaurus as a query may have them: in any inflection, by their lemmas."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from django.core.signals import setting_changed

from search.language import analyse
from search.words import fold

# For each single word of a text the ways to read it, folded.
Forms = tuple[tuple[str, ...], ...]
# Of a large thesaurus in three languages; what is kept is made once in a process.
WORDS_KEPT = 20_000


def ways_to_say(text: str, language: str) -> Iterator[Forms]:
    """The text as one word or some; with hyphens also without: "äiti-lapsi", "äiti lapsi"."""
    words = text.split()
    if words:
        yield tuple(readings(word, language) for word in words)
    if "-" in text and len(parts := text.replace("-", " ").split()) > len(words):
        yield tuple(readings(word, language) for word in parts)


@lru_cache(maxsize=WORDS_KEPT)
def readings(word: str, language: str) -> tuple[str, ...]:
    """The word as it stands, and its lemmas where it is not in base form."""
    as_it_stands = "".join(fold(word))
    lemmas = analyse(word.lower(), language).forms
    if as_it_stands in lemmas:
        # Concepts have words in base form: whatever else it could be is not meant.
        return (as_it_stands,)
    return (as_it_stands, *lemmas)


def _forget(*, setting: str, **_: object) -> None:
    if setting == "LANGUAGE_DIR":
        readings.cache_clear()


setting_changed.connect(_forget)
