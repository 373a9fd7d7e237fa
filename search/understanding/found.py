"""One thing read from the words."""

from dataclasses import dataclass

from .wording import listed, word

# Small words that tie two conditions to each other: "mummille ja vaarille".
AND = listed("ja tai sekä och eller samt and or &")
_AND = word("|".join(sorted(AND)) + "|,")


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

    @property
    def is_unsaid(self) -> bool:
        """The words ask for this and do not say what: "near me"."""
        return not self.values


def are_tied(text: str, one: Found, other: Found) -> bool:
    """Only an "and" or an "or" stands between them in the text."""
    first, last = sorted((one, other), key=lambda each: each.start)
    return bool(_AND.fullmatch(text[first.end : last.start].strip()))
