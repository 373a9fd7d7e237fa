"""One thing read from the words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """`values` of a parameter, read from the characters `start` to `end` of the words."""

    parameter: str
    values: tuple[str, ...]
    start: int
    end: int


def listed(words: str) -> frozenset[str]:
    """A vocabulary written as a text: `listed("i in på")`."""
    return frozenset(words.split())
