"""Queries with a slip in one word, the same ones every time."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from search.evaluation.sets import Asked

NUMBER = 306
SEED = 306
# In shorter words a slip makes another word.
SHORTEST = 5
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"


def with_slips(queries: Sequence[Asked]) -> list[Asked]:
    """NUMBER of these queries, again and again, each with another slip."""
    random = Random(SEED)
    long_enough = [each for each in queries if _places(each.q.split())]
    slips = list(SLIPS)
    made: list[Asked] = []
    while len(made) < NUMBER:
        asked = long_enough[len(made) % len(long_enough)]
        kind = slips[random.randrange(len(slips))]
        words = asked.q.split()
        place = random.choice(_places(words))
        slipped = SLIPS[kind](words[place], random)
        if slipped != words[place]:
            words[place] = slipped
            made.append(replace(asked, q=" ".join(words), cls=kind))
    return made


def _places(words: Sequence[str]) -> list[int]:
    """Where a slip can be made."""
    return [
        place
        for place, word in enumerate(words)
        if len(word) >= SHORTEST and word.isalpha()
    ]


def delete(word: str, random: Random) -> str:
    at = random.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def swap(word: str, random: Random) -> str:
    at = random.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def double(word: str, random: Random) -> str:
    at = random.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def wrong_letter(word: str, random: Random) -> str:
    at = random.randrange(1, len(word))
    return word[:at] + random.choice(LETTERS) + word[at + 1 :]


def lost_dots(word: str, random: Random) -> str:
    parts = unicodedata.normalize("NFKD", word)
    return "".join(c for c in parts if not unicodedata.combining(c))


SLIPS: dict[str, Callable[[str, Random], str]] = {
    "delete": delete,
    "swap": swap,
    "double": double,
    "wrong letter": wrong_letter,
    "lost dots": lost_dots,
}
