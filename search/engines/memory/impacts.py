"""The inverted index: for each token the rows that have it and how much it says about them.

All of BM25F that does not depend on the question is worked out at build time and stored as
a byte (`plan` tells the formula), so a score is a sum of whole numbers.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.memory.arrays import (
    Array,
    Arrays,
    Strings,
    narrow,
    put_strings,
    starts_of,
)
from search.engines.memory.bitsets import Bits, everything, from_mask
from search.facts import FIELD_WEIGHTS

K1, B = 1.2, 0.75
# A token in more than a fifth of the rows is a column of bytes instead of a list of rows.
DENSE = 5
SMALLEST_DENSE = 64
# How many (token, row) pairs are weighed at once: what bounds the memory of a build.
PIECE = 4_000_000
# Two bytes for a row inside its block of rows.
BLOCK_BITS = 16
KNOWN_TERMS = 16_384
# So many terms take some 5 MB as a dictionary.
FEW_TERMS, MANY_ASKED = 40_000, 500


class Statistics(NamedTuple):
    """What the weights of a catalogue rest on; an overlay takes those of its base."""

    entries: int
    mean_length: float


NO_STATISTICS = Statistics(0, 0.0)


class TextCollector:
    """The tokens of all entries as numbers, with the number of them in each field."""

    def __init__(self) -> None:
        self.vocabulary: defaultdict[str, int] = defaultdict()
        self.vocabulary.default_factory = self.vocabulary.__len__
        self.tokens = array("I")
        self.lengths = array("I")

    def add(self, tokens: Mapping[str, str]) -> None:
        number = self.vocabulary.__getitem__
        for field in FIELD_WEIGHTS:
            words = tokens.get(field, "").split()
            self.tokens.extend(map(number, words))
            self.lengths.append(len(words))

    def into(
        self, arrays: dict[str, Array], size: int, statistics: Statistics | None
    ) -> Statistics:
        """Add the index to the arrays; tells the statistics that its weights rest on."""
        words = sorted(self.vocabulary)
        put_strings(arrays, "terms", [word.encode() for word in words])
        lengths = np.asarray(self.lengths).reshape(size, len(FIELD_WEIGHTS))
        of_rows = lengths.sum(axis=1)
        if statistics is None:
            statistics = Statistics(size, float(of_rows.mean()) if size else 0.0)
        tokens, rows, weights = self._occurrences(words, lengths)
        postings = _weighed(tokens, rows, weights, of_rows, statistics.mean_length)
        _store(arrays, *postings, height=len(words), size=size)
        return statistics

    def _occurrences(
        self, words: list[str], lengths: Array
    ) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.float32]]:
        """Token, row and weighted occurrences of every pair, sorted by token, then row."""
        size, fields = lengths.shape
        alphabetical = np.empty(len(words), np.uint32)
        numbers = np.fromiter(map(self.vocabulary.get, words), np.uint32, len(words))
        alphabetical[numbers] = np.arange(len(words), dtype=np.uint32)
        key = alphabetical[np.asarray(self.tokens)].astype(np.uint64) << np.uint64(32)
        where = np.repeat(np.arange(size * fields, dtype=np.uint64), lengths.ravel())
        key |= where
        key.sort()
        # The place is row * fields + field: one number that sorts as the row does.
        weight = np.array(list(FIELD_WEIGHTS.values()), np.float32)
        per_field = np.uint64(fields)
        place = key & np.uint64(0xFFFF_FFFF)
        weights = weight[(place % per_field).astype(np.uint8)]
        pairs = (key >> np.uint64(32)) << np.uint64(32) | place // per_field
        first = np.flatnonzero(np.diff(pairs, prepend=~np.uint64(0)))
        if not len(first):
            nothing = np.zeros(0, np.uint32)
            return nothing, nothing, np.zeros(0, np.float32)
        pairs, weights = pairs[first], np.add.reduceat(weights, first)
        tokens = (pairs >> np.uint64(32)).astype(np.uint32)
        return tokens, pairs.astype(np.uint32), weights


def _weighed(
    tokens: Array, rows: Array, weights: Array, lengths: Array, mean: float
) -> tuple[Array, Array, Array]:
    """The postings with their impact as a byte."""
    saturation = K1 * (1 - B + B * lengths / (mean or 1.0))
    impacts = np.empty(len(rows), np.uint8)
    for at in range(0, len(rows), PIECE):
        here = slice(at, at + PIECE)
        tf = weights[here].astype(np.float64)
        impact = np.rint(255 * tf / (tf + saturation[rows[here]]))
        impacts[here] = np.maximum(impact, 1)
    return tokens, rows, impacts


def _store(
    arrays: dict[str, Array],
    tokens: Array,
    rows: Array,
    impacts: Array,
    *,
    height: int,
    size: int,
) -> None:
    """The lists are cut where the rows pass a multiple of 2^16, so two bytes tell a row."""
    starts = starts_of(tokens, height)
    frequency = np.diff(starts)
    common = np.flatnonzero(frequency > max(SMALLEST_DENSE, size // DENSE))
    dense = np.zeros((len(common), size), np.uint8)
    kept = np.ones(len(rows), np.bool_)
    for number, token in enumerate(common):
        here = slice(starts[token], starts[token + 1])
        dense[number, rows[here]] = impacts[here]
        kept[here] = False
    if len(common):
        tokens, rows, impacts = tokens[kept], rows[kept], impacts[kept]
    blocks = blocks_of(size)
    cells = tokens * np.uint32(blocks) + (rows >> BLOCK_BITS)
    arrays["posting_starts"] = starts_of(cells, height * blocks).astype(np.uint32)
    arrays["posting_rows"] = rows.astype(np.uint16)
    arrays["posting_impacts"] = impacts
    arrays["frequency"] = narrow(frequency)
    arrays["dense"], arrays["dense_tokens"] = dense, common.astype(np.uint32)


def blocks_of(size: int) -> int:
    """How many blocks of 2^16 rows there are, at least one."""
    return max(1, (size - 1 >> BLOCK_BITS) + 1)


class Term(NamedTuple):
    """A token to look for and its factor: weight and rarity in one whole number."""

    token: bytes
    factor: int


class TermGroups(NamedTuple):
    """The weighed groups of a plan: that find, that only add to the score, that must not be."""

    main: Sequence[Sequence[Term]] = ()
    minor: Sequence[Sequence[Term]] = ()
    without: Sequence[Sequence[Term]] = ()


@dataclass(slots=True)
class Scores:
    """What the text says: the rows that match, and a score for every row."""

    bits: Bits
    scores: NDArray[np.int32]


class TextIndex:
    """The postings of one segment."""

    def __init__(self, arrays: Arrays, size: int) -> None:
        self.size = size
        self.terms = Strings(arrays, "terms")
        self.frequencies = arrays["frequency"]
        self.rows, self.impacts = arrays["posting_rows"], arrays["posting_impacts"]
        self.starts, self.blocks = arrays["posting_starts"], blocks_of(size)
        self.dense = arrays["dense"]
        # Every word of a query is looked up by its planner and again by its scores, with the
        # thousand others that the thesaurus may lead to.
        self.find = lru_cache(KNOWN_TERMS)(self._find)
        self._asked = 0
        self._numbers: dict[bytes, int] | None = None
        self.dense_at = {int(t): n for n, t in enumerate(arrays["dense_tokens"])}

    def _find(self, token: bytes) -> int | None:
        """The number of the token; a dictionary once many were asked for, where it is small."""
        if self._numbers is not None:
            return self._numbers.get(token)
        self._asked += 1
        if self._asked > MANY_ASKED and len(self.terms) <= FEW_TERMS:
            self._numbers = {term: number for number, term in enumerate(self.terms)}
        return self.terms.find(token)

    def frequency(self, token: bytes) -> int:
        """How many rows have the token."""
        number = self.find(token)
        return 0 if number is None else int(self.frequencies[number])

    def beginning_with(self, prefix: bytes) -> list[tuple[int, bytes]]:
        """(frequency, token) of all tokens that begin so, the prefix itself left out."""
        first = bisect_left(self.terms, prefix)
        last = bisect_left(self.terms, prefix + b"\xff")
        found = []
        for number in range(first, last):
            token = self.terms[number]
            if token != prefix:
                found.append((int(self.frequencies[number]), token))
        return found

    def scores(self, groups: TermGroups) -> Scores:
        """Score every row; those match that have a token of a main group, all if none is main."""
        total = np.zeros(self.size, np.int32)
        self._add(groups.main, total)
        bits = from_mask(total > 0) if groups.main else everything(self.size)
        self._add(groups.minor, total)
        return Scores(bits, total)

    def impact(self, token: bytes, row: int) -> int:
        """How much the token says about one row; 0: the row does not have it."""
        number = self.find(token)
        if number is None:
            return 0
        if (at := self.dense_at.get(number)) is not None:
            return int(self.dense[at, row])
        rows, impacts = self._list(number, row >> BLOCK_BITS)
        within = row & ((1 << BLOCK_BITS) - 1)
        at = int(np.searchsorted(rows, within))
        return int(impacts[at]) if at < len(rows) and rows[at] == within else 0

    def having(self, groups: Sequence[Sequence[Term]]) -> Bits:
        """The rows with a token of any of the groups."""
        total = np.zeros(self.size, np.int32)
        self._add(groups, total)
        return from_mask(total > 0)

    def _add(self, groups: Sequence[Sequence[Term]], total: NDArray[np.int32]) -> None:
        """Add what the groups say of each row to its score.

        Block by block, so that what is added up stays small and near.
        """
        if not groups:
            return
        block_size = min(self.size, 1 << BLOCK_BITS)
        best, whole = np.zeros(block_size, np.int32), np.zeros(block_size, np.int32)
        found = [self._known(group) for group in groups]
        for block in range(self.blocks):
            here = slice(block << BLOCK_BITS, (block + 1) << BLOCK_BITS)
            of_block = total[here]
            for listed, columns in found:
                _score_group(
                    [(f, *self._list(number, block)) for f, number in listed],
                    [(f, self.dense[at, here]) for f, at in columns],
                    of_block,
                    best[: len(of_block)],
                    whole[: len(of_block)],
                )

    def _known(
        self, group: Sequence[Term]
    ) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The terms of a group that this segment has, as (factor, number): lists, columns."""
        listed, columns = [], []
        for token, factor in group:
            number = self.find(token)
            if number is None:
                continue
            if (at := self.dense_at.get(number)) is not None:
                columns.append((factor, at))
            else:
                listed.append((factor, number))
        return listed, columns

    def _list(self, number: int, block: int) -> tuple[Array, Array]:
        """The rows of the block that have the token, ascending, and its impact on each."""
        cell = number * self.blocks + block
        here = slice(self.starts[cell], self.starts[cell + 1])
        return self.rows[here], self.impacts[here]


def _score_group(
    listed: Sequence[tuple[int, Array, Array]],
    columns: Sequence[tuple[int, Array]],
    total: NDArray[np.int32],
    best: NDArray[np.int32],
    whole: NDArray[np.int32],
) -> None:
    """Add one group's score; `best` and `whole` are scratch and left at 0."""
    if len(listed) == 1 and not columns:
        factor, rows, impacts = listed[0]
        total[rows] += impacts.astype(np.int32) * np.int32(20 * factor)
        return
    for factor, column in columns:
        points = np.multiply(column, np.int32(factor), dtype=np.int32)
        np.maximum(best, points, out=best)
        whole += points
    for factor, rows, impacts in listed:
        points = impacts.astype(np.int32) * np.int32(factor)
        best[rows] = np.maximum(best[rows], points)
        whole[rows] += points
    if columns or sum(len(rows) for _, rows, _ in listed) > len(total) // 4:
        best *= 17
        total += best
        best.fill(0)
        whole *= 3
        total += whole
        whole.fill(0)
    elif listed:
        rows = np.unique(np.concatenate([rows for _, rows, _ in listed]))
        total[rows] += best[rows] * 17 + whole[rows] * 3
        best[rows] = whole[rows] = 0


def factor(weight: float, entries: int, frequency: int) -> int:
    """Weight and rarity of a token as one whole number, at least 1."""
    frequency = max(frequency, 1)
    entries = max(entries, frequency)
    idf = math.log(1 + (entries - frequency + 0.5) / (frequency + 0.5))
    return max(1, round(64 * weight * idf))
