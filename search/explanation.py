"""Why an entry stands where it stands, in the numbers of `search.plan` and `search.scoring`."""

from __future__ import annotations

from typing import NamedTuple

from search.results import Group


class Said(NamedTuple):
    """A token of the entry that a group looks for.

    weight     how well it says what was typed, up to 1
    frequency  how many entries have it
    points     its factor times its impact
    """

    token: str
    weight: float
    frequency: int
    points: int


class Heard(NamedTuple):
    """One thing that was typed, by what the entry says it, the strongest token first.

    `main` is False for a word that finds nothing by itself.
    """

    word: str
    main: bool
    said: tuple[Said, ...]
    points: int


class Explanation(NamedTuple):
    """What the score of one entry is made of.

    special  for how special an audience it is, in thousandths; 1000 where nobody was asked
    fails    the parts of the query that it fails, each with what that leaves, in thousandths
    """

    group: Group
    heard: tuple[Heard, ...]
    special: int
    fails: tuple[tuple[str, int], ...]
    stale: bool
    score: int
