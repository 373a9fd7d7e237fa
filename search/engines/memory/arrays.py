"""The plain shapes that a segment is made of: rows grouped by number, and sorted strings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.memory.bitsets import words_for

Array = NDArray[Any]
Arrays = Mapping[str, Array]


def matrix(rows: Array, numbers: Array, height: int, size: int) -> NDArray[np.uint64]:
    """Bitsets [height, words]: row r is in set n for every pair (r, n)."""
    words = words_for(size)
    made = np.zeros(height * words, np.uint64)
    at = numbers.astype(np.int64) * words + (rows >> 6)
    bit = np.left_shift(np.uint64(1), (rows & 63).astype(np.uint64))
    np.bitwise_or.at(made, at, bit)
    return made.reshape(height, words)


def starts_of(numbers: Array, height: int) -> NDArray[np.int64]:
    """Where each number begins when sorted: number n stands in [starts[n], starts[n + 1])."""
    starts = np.zeros(height + 1, np.int64)
    if len(numbers):
        np.cumsum(np.bincount(numbers, minlength=height), out=starts[1:])
    return starts


def ranges(starts: Array, ends: Array) -> NDArray[np.int64]:
    """All numbers of the half-open ranges, one range after another."""
    sizes = (ends - starts).astype(np.int64)
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))


def put_strings(arrays: dict[str, Array], name: str, strings: list[bytes]) -> None:
    """Store sorted strings as one blob and the place where each begins."""
    arrays[name] = np.frombuffer(b"".join(strings), np.uint8)
    arrays[f"{name}_starts"] = np.zeros(len(strings) + 1, np.uint32)
    sizes = np.fromiter(map(len, strings), np.uint32, len(strings))
    np.cumsum(sizes, out=arrays[f"{name}_starts"][1:])


def narrow(numbers: Array) -> Array:
    """The same numbers (none below 0) in as few bytes as the largest of them needs."""
    return numbers.astype(np.min_scalar_type(numbers.max(initial=0)))


class Strings(Sequence[bytes]):
    """Sorted strings that stay in the blob (and on disk) until they are asked for."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self.blob = arrays[name].data
        self.starts = arrays[f"{name}_starts"]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: Any) -> Any:
        return bytes(self.blob[self.starts[number] : self.starts[number + 1]])

    def find(self, string: bytes) -> int | None:
        """The number of the string, None when it is not there."""
        at = bisect_left(self, string)
        return at if at < len(self) and self[at] == string else None
