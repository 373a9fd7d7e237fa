"""Sets of rows as bits: row r is bit r % 64 of word r // 64, so that NumPy counts and joins them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]


# Of a matrix: half a megabyte, which fits in the cache of a processor.
WORDS_AT_ONCE = 1 << 16


def words_for(n: int) -> int:
    """How many words hold n bits."""
    return (n + 63) // 64


def nothing(n: int) -> Bits:
    return np.zeros(words_for(n), np.uint64)


def everything(n: int) -> Bits:
    bits = np.full(words_for(n), ~np.uint64(0))
    if n % 64:
        bits[-1] = np.uint64((1 << (n % 64)) - 1)
    return bits


def from_mask(mask: Mask) -> Bits:
    """Bits of a boolean array of any length; what is missing in the last word is 0."""
    packed = np.packbits(mask, bitorder="little")
    if len(packed) % 8:
        packed = np.concatenate([packed, np.zeros(-len(packed) % 8, np.uint8)])
    return packed.view(np.uint64)


def from_rows(rows: NDArray[np.integer], n: int) -> Bits:
    mask = np.zeros(n, np.bool_)
    mask[rows] = True
    return from_mask(mask)


def without(bits: Bits, rows: NDArray[np.integer]) -> Bits:
    """The set without these rows."""
    left = bits.copy()
    at = np.left_shift(np.uint64(1), (rows & 63).astype(np.uint64))
    np.bitwise_and.at(left, rows >> 6, ~at)
    return left


def count(bits: Bits) -> int:
    return int(np.bitwise_count(bits).sum())


def counts(sets: Sequence[Bits]) -> list[int]:
    """How many rows each of the sets holds; there must be one.

    Small ones are counted together, which saves calls; large ones where they lie.
    """
    if sum(map(len, sets)) > WORDS_AT_ONCE:
        return [count(one) for one in sets]
    counted = np.bitwise_count(np.array(sets)).sum(axis=1, dtype=np.int64)
    found: list[int] = counted.tolist()
    return found


def rows_of(bits: Bits) -> Rows:
    """The rows of a set, ascending."""
    words = np.flatnonzero(bits)
    if 2 * len(words) > len(bits):
        return _ones(bits)
    at = _ones(bits[words])
    rows: Rows = words[at >> 6] * 64 + (at & 63)
    return rows


def _ones(bits: Bits) -> Rows:
    """Where the bits are 1; NumPy finds what is true in less time than what is not 0."""
    each = np.unpackbits(bits.view(np.uint8), bitorder="little")
    return np.flatnonzero(each.view(np.bool_))


def has(bits: Bits, rows: NDArray[np.integer]) -> Mask:
    """For each of the rows, whether it is in the set."""
    octets = bits.view(np.uint8)
    found: Mask = (octets[rows >> 3] >> (rows & 7).astype(np.uint8)) & 1 == 1
    return found


class Sieve:
    """A set to count others by: how many rows each of them shares with it.

    Where few words of the set hold anything, only these are looked at.
    """

    def __init__(self, bits: Bits) -> None:
        words = np.flatnonzero(bits)
        self.words = words if 4 * len(words) < len(bits) else None
        self.bits = bits if self.words is None else bits[words]

    def counts(self, sets: NDArray[np.uint64]) -> NDArray[np.uint32]:
        """Of a matrix with a set in every row; a few sets at once, so that they stay near."""
        counts = np.empty(len(sets), np.uint32)
        step = max(1, WORDS_AT_ONCE // max(1, len(self.bits)))
        for first in range(0, len(sets), step):
            some = sets[first : first + step]
            if self.words is not None:
                some = some[:, self.words]
            shared = np.bitwise_count(some & self.bits)
            shared.sum(axis=1, dtype=np.uint32, out=counts[first : first + step])
        return counts


def union(sets: list[Bits], n: int) -> Bits:
    """The union of any number of sets over n rows; not to be written to."""
    if not sets:
        return nothing(n)
    first, *more = sets
    for one in more:
        first = first | one
    return first
