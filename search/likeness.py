"""Words of the index that look like one that was typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
# A slip in the first letter is rarer than in any other.
OTHER_FIRST_LETTER = 0.5
MARK = ":"


class Likeness:
    """The words of a segment by their length, read when first somebody misspells."""

    def __init__(self, terms: Sequence[bytes]) -> None:
        self.terms = terms

    @cached_property
    def by_length(self) -> dict[int, list[str]]:
        """Marks, numbers and the shortest words are nothing that somebody misspells."""
        found: dict[int, list[str]] = {}
        for term in self.terms:
            word = term.decode()
            if len(word) >= SHORTEST and MARK not in word and not word[0].isdigit():
                found.setdefault(len(word), []).append(word)
        return found

    def like(self, word: str, slips: int) -> Iterator[tuple[str, float]]:
        """Words at most so many slips away (letters more, less, other, or changed places)."""
        for length in range(len(word) - slips, len(word) + slips + 1):
            for found, far, _ in process.extract(
                word,
                self.by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=slips,
                limit=None,
            ):
                yield found, far + OTHER_FIRST_LETTER * (found[0] != word[0])
