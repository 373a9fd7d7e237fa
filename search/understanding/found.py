"""One thing read from the words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """`values` of a parameter, read from the characters `start` to `end` of the words.

    What `stays` is looked for as well: "erityislapselle" tells an age, and more than that.
    """

    parameter: str
    values: tuple[str, ...]
    start: int
    end: int
    stays: bool = False
