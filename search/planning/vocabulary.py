"""What the planner asks of the catalogue: which words there are."""

from __future__ import annotations

from typing import Protocol


class Vocabulary(Protocol):
    """The tokens that occur in the catalogue."""

    @property
    def entries(self) -> int:
        """How many entries the frequencies are counted in."""

    def frequency(self, token: str) -> int:
        """How many entries have it; 0 when none has."""

    def beginning_with(self, prefix: str, limit: int) -> list[str]:
        """Words that begin so, the prefix itself left out, the most common first."""

    def like(self, word: str, slips: int, limit: int) -> list[str]:
        """Words at most so many slips away from this one, the nearest first."""
