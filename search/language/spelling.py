"""What a word that nothing explains may have been meant to be: a walk over the lexicon.

Every path that is one letter away from the word is followed: one too many, one missing, one
wrong, two changed places; dots that are lost cost nearly nothing, so any number may be. The
catalogue's vocabulary cannot know "ratsastustunneille", the lexicon can.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import NamedTuple

from search.language.finnish import LONGEST, likely, told_by
from search.language.telling import Correction
from search.language.transducer import (
    COST,
    COST_MASK,
    NO_END,
    READ,
    START,
    STATE_MASK,
    SYMBOL_MASK,
    WRITTEN,
    Transducer,
)

# 60 ms at most: the last look at the clock may come a tenth late. It is a call of the system,
# dear on some, so it is made every 3 ms or so.
SECONDS = 0.05
STEPS_BETWEEN_LOOKS = 512
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö-"
DOTS = {"a": "ä", "ä": "a", "o": "ö", "ö": "o"}
LOST_DOTS, WRONG_LETTER = 0.1, 1.0
# People seldom mistake the letter that a word begins with.
WRONG_AT_THE_BEGINNING = 1.5
# Words, names and compounds of two words; what the lexicon only guesses costs more.
AS_MUCH_AS_A_WORD = 2
# A word of fewer letters could be anything.
SHORTEST = 4
MOST_CORRECTIONS = 100


class Path(NamedTuple):
    """Where the walk stands: what it has read of the word, and what it has made of it."""

    state: int
    at: int
    told: str
    meant: str
    cost: int
    changed: float
    # The letter that must come next because it changed places with the one before.
    owed: str = ""


def corrections(word: str, lexicon: Transducer) -> tuple[Correction, ...]:
    """The nearest first; looked for in 60 ms of processor time at most.

    Lost dots alone are tried first, which is quick, and only then other letters.
    """
    if not SHORTEST <= len(word) <= LONGEST:
        return ()
    return _found(word, lexicon, dots_only=True) or _found(word, lexicon)


def _found(
    word: str, lexicon: Transducer, *, dots_only: bool = False
) -> tuple[Correction, ...]:
    nearest: dict[str, float] = {}
    readings: dict[str, set[str]] = {}
    for path, cost in Walk(word, lexicon, dots_only).arrivals():
        far = path.changed + cost / 2
        if far < nearest.get(path.meant, far + 1):
            nearest[path.meant] = far
            readings[path.meant] = set()
        if far == nearest[path.meant]:
            readings[path.meant].add(path.told)
    order = sorted((far, meant) for meant, far in nearest.items())
    return tuple(
        Correction(meant, told_by(likely(readings[meant]), lexicon), far)
        for far, meant in order[:MOST_CORRECTIONS]
    )


class Walk:
    """Depth first, and what is changed late in the word before what is changed early."""

    def __init__(self, word: str, lexicon: Transducer, dots_only: bool) -> None:
        self.word, self.lexicon, self.dots_only = word, lexicon, dots_only
        self.open = [Path(START, 0, "", "", 0, 0.0)]
        self.letters = {
            lexicon.codes[letter] >> READ: letter
            for letter in LETTERS
            if letter in lexicon.codes
        }

    def arrivals(self) -> Iterator[tuple[Path, int]]:
        """The paths that end at the end of the word after some change, with their whole cost."""
        until = time.thread_time() + SECONDS
        steps = 0
        while self.open:
            steps += 1
            if steps % STEPS_BETWEEN_LOOKS == 0 and time.thread_time() > until:
                return
            path = self.open.pop()
            if path.at == len(self.word) and path.changed and not path.owed:
                rest = self.lexicon.ends[path.state]
                if rest != NO_END and path.cost + rest <= AS_MUCH_AS_A_WORD:
                    yield path, path.cost + rest
            self.follow(path)

    def follow(self, path: Path) -> None:
        """What is put down last is taken up first: the word as it was typed."""
        for arc in self.lexicon.leading(path.state, self.lexicon.empty):
            self.put(path, arc, "", path.at, path.changed, path.owed)
        if path.owed:
            self.read(path, path.owed, path.at, path.changed)
            return
        if path.changed < WRONG_LETTER and not self.dots_only:
            self.change(path)
        if path.at < len(self.word):
            letter = self.word[path.at]
            if letter in DOTS:
                self.read(path, DOTS[letter], path.at + 1, path.changed + LOST_DOTS)
            self.read(path, letter, path.at + 1, path.changed)

    def change(self, path: Path) -> None:
        """One letter more, another one, the next two in the other order, or one letter less."""
        at = path.at
        changed = path.changed + (WRONG_LETTER if at else WRONG_AT_THE_BEGINNING)
        here, after = self.word[at : at + 1], self.word[at + 1 : at + 2]
        lexicon = self.lexicon
        for arc in lexicon.arcs[
            lexicon.firsts[path.state] : lexicon.firsts[path.state + 1]
        ]:
            letter = self.letters.get(arc >> READ)
            if letter is None:
                continue
            if self.goes_on(arc, here):
                self.put(path, arc, letter, at, changed)
            if here and letter != here and self.goes_on(arc, after):
                self.put(path, arc, letter, at + 1, changed)
        if after and after != here:
            self.read(path, after, at + 2, changed, owed=here)
        if here:
            self.open.append(path._replace(at=at + 1, changed=changed))

    def goes_on(self, arc: int, letter: str) -> bool:
        """Whether the word can go on with this letter after the arc; quicker than to try."""
        lexicon, state = self.lexicon, arc & STATE_MASK
        if not letter:
            return True
        return (
            any(
                len(lexicon.leading(state, code))
                for code in (lexicon.codes.get(letter, lexicon.any), lexicon.empty)
            )
            or letter in DOTS
        )

    def read(
        self, path: Path, letter: str, at: int, changed: float, owed: str = ""
    ) -> None:
        code = self.lexicon.codes.get(letter, self.lexicon.any)
        for arc in self.lexicon.leading(path.state, code):
            self.put(path, arc, letter, at, changed, owed)

    def put(
        self, path: Path, arc: int, letter: str, at: int, changed: float, owed: str = ""
    ) -> None:
        cost, symbol = (
            path.cost + (arc >> COST & COST_MASK),
            arc >> WRITTEN & SYMBOL_MASK,
        )
        if cost <= AS_MUCH_AS_A_WORD and symbol not in self.lexicon.guesses:
            said = self.lexicon.written[symbol]
            told = path.told + (letter if said is None else said)
            meant = path.meant + letter
            self.open.append(
                Path(arc & STATE_MASK, at, told, meant, cost, changed, owed)
            )
