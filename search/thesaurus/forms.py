"""The words of the thesaurus as a query may have them: in any inflection, by their lemmas."""

from __future__ import annotations

from search.words import fold


def forms_of(text: str, language: str) -> tuple[tuple[str, ...], ...]:
    """For each single word of the text the ways to read it, as it stands first."""
    return tuple((word,) for word in fold(text))
