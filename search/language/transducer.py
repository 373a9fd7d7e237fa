"""A transducer in one memory-mapped file that all processes of a host share.

    head | symbols as JSON | arcs | where the arcs of each state begin | cost of ending there

A transducer reads a word letter by letter along its arcs and writes what the word is. An arc
is one number of eight bytes: symbol read (16 bits), symbol written (16), cost (8), state it
leads to (24). The arcs of a state are sorted, so those for a letter are found by bisection.
Costs are whole numbers, half of what the lexicon calls 1.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

MAGIC = b"AARRELEX"
# Raise when the meaning of the file changes.
FORMAT = 1
HEAD = struct.Struct("<8sIQIIII")
READ, WRITTEN, COST = 48, 32, 24
STATE_MASK, COST_MASK, SYMBOL_MASK = (1 << COST) - 1, 0xFF, 0xFFFF
NEXT = 1 << READ
NO_END = 0xFF
START = 0
EMPTY, ANY = "@_EPSILON_SYMBOL_@", "@_IDENTITY_SYMBOL_@"
# More than any path costs, less than NO_END; no guess costs as little as what is known.
ANY_COST, COST_OF_KNOWN = 40, 5
# How a reading begins that the lexicon does not have.
GUESSED = "Guesser"
# What a word of many letters that nobody knows may take: about 15 ms.
MOST_STEPS = 20_000


class LexiconError(Exception):
    """The file cannot be used: not there, cut short, damaged, or made from another lexicon."""


# All that a word may be at the same cost; empty when it cannot be read.
Readings = tuple[str, ...]


class Transducer:
    """The arrays of the file, and how a word is read with them.

    firsts[s] to firsts[s + 1] are the arcs of state s; ends[s] is what ending there costs.
    `written` is the text of each symbol, None for the letter that was read; `codes` is the
    symbol of each letter as it stands in an arc; `guesses` are the symbols of guessed readings.
    """

    def __init__(self, path: Path, made_from: int) -> None:
        """Open the file; LexiconError unless it is whole and made from that lexicon."""
        mapped = _mapped(path)
        symbols, states, arcs = _checked(mapped, made_from)
        self.made_from = made_from
        self.symbols: list[str] = json.loads(mapped[HEAD.size : HEAD.size + symbols])
        view = memoryview(mapped)[HEAD.size + symbols :]
        self.arcs = view[: 8 * arcs].cast("Q")
        self.firsts = view[8 * arcs : 8 * arcs + 4 * (states + 1)].cast("I")
        self.ends = view[8 * arcs + 4 * (states + 1) :]
        # The checksum has brought all of it to memory; most of it is seldom read.
        mapped.madvise(mmap.MADV_DONTNEED)
        special = {EMPTY: "", ANY: None}
        self.written = [special.get(symbol, symbol) for symbol in self.symbols]
        numbers = {symbol: number << READ for number, symbol in enumerate(self.symbols)}
        self.empty, self.any = numbers[EMPTY], numbers[ANY]
        self.guesses = {
            number
            for number, symbol in enumerate(self.symbols)
            if symbol.startswith(GUESSED)
        }
        self.codes = {symbol: at for symbol, at in numbers.items() if len(symbol) == 1}

    def read(self, word: str) -> Readings:
        """The readings of the word that cost least, in no order; guessed if there is no other."""
        return self.read_known(word) or self._read(word, ANY_COST, skipped=frozenset())

    def read_known(self, word: str, most: int = COST_OF_KNOWN) -> Readings:
        """The readings that the lexicon has, if they cost so much at most."""
        return self._read(word, most, skipped=self.guesses)

    def _read(self, word: str, most: int, skipped: Collection[int]) -> Readings:
        written, ends, end, steps, cost = self.written, self.ends, len(word), 0, 0
        nexts = [
            ((self.empty, ""), (self.codes.get(letter, self.any), letter))
            for letter in word
        ] + [((self.empty, ""),)]
        found: dict[str, int] = {}
        # What is still to be followed, by its cost so far: (state, letters read, told).
        waiting: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
        waiting[0].append((START, 0, ""))
        while cost <= most and steps < MOST_STEPS:
            paths = waiting[cost]
            while paths:
                state, at, told = paths.pop()
                steps += 1
                if at == end and cost + ends[state] <= most:
                    most = found[told] = cost + ends[state]
                for code, letter in nexts[at]:
                    for arc in self.leading(state, code):
                        symbol = arc >> WRITTEN & SYMBOL_MASK
                        if symbol in skipped:
                            continue
                        said = written[symbol]
                        waiting[cost + (arc >> COST & COST_MASK)].append(
                            (
                                arc & STATE_MASK,
                                at + len(letter),
                                told + (letter if said is None else said),
                            )
                        )
            cost += 1
        return tuple(told for told, cost in found.items() if cost == most)

    def leading(self, state: int, symbol: int) -> memoryview[int]:
        """The arcs that leave the state with this symbol."""
        first, last = self.firsts[state], self.firsts[state + 1]
        first = bisect_left(self.arcs, symbol, first, last)
        return self.arcs[first : bisect_left(self.arcs, symbol + NEXT, first, last)]


def _mapped(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise LexiconError(str(error)) from error


def _checked(mapped: mmap.mmap, made_from: int) -> tuple[int, int, int]:
    """Length of the symbols, number of states, number of arcs."""
    if len(mapped) < HEAD.size:
        raise LexiconError("The file is cut short.")
    magic, form, source, symbols, states, arcs, crc = HEAD.unpack(mapped[: HEAD.size])
    if (magic, form) != (MAGIC, FORMAT):
        raise LexiconError("The file was made by another version of the program.")
    if source != made_from:
        raise LexiconError("The file was made from another lexicon.")
    with memoryview(mapped) as view:
        if zlib.crc32(view[HEAD.size :]) != crc:
            raise LexiconError("The file is damaged.")
    return symbols, states, arcs
