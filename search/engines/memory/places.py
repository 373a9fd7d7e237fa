"""Distance: the nearest of an entry's places."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.engines.memory.arrays import Arrays, ranges
from search.engines.memory.bitsets import Bits, Rows, from_rows, has
from search.query import Near

EARTH_RADIUS_M = 6_371_008.8
FAR = 2**31 - 1


@dataclass(slots=True)
class Nearest:
    """The rows within reach, for each of them its nearest place, and how far every place is."""

    bits: Bits
    place: NDArray[np.int32]
    of_points: NDArray[np.int32]
    approximate: NDArray[np.bool_]

    def metres(self, rows: Rows) -> NDArray[np.int64]:
        """Whole metres to the nearest place of these rows, FAR when none is within reach."""
        found = np.full(len(rows), FAR, np.int64)
        near = has(self.bits, rows)
        found[near] = self.of_points[self.place[rows[near]]]
        return found

    def approximates(self, rows: Rows) -> NDArray[np.bool_]:
        """Whether that place stands at its area's middle; False when none is within reach."""
        found = np.zeros(len(rows), np.bool_)
        near = has(self.bits, rows)
        found[near] = self.approximate[self.place[rows[near]]]
        return found


class Places:
    """The distinct points of a segment and the rows at each."""

    def __init__(self, arrays: Arrays, size: int) -> None:
        self.size = size
        self.latitude, self.longitude = arrays["latitude"], arrays["longitude"]
        self.approximate = arrays["approximate"]
        self.rows, self.starts = arrays["point_rows"], arrays["point_starts"]

    def metres_to(self, near: Near) -> NDArray[np.int32]:
        """Whole metres to every point, on a plane laid through the middle latitude.

        Right to a metre within the 50 km that can be asked, and the same on every machine.
        """
        middle = np.radians((self.latitude + near.latitude) / 2)
        north = np.radians(self.latitude - near.latitude) * EARTH_RADIUS_M
        east = np.radians(self.longitude - near.longitude) * EARTH_RADIUS_M
        east *= np.cos(middle)
        return np.rint(np.sqrt(north * north + east * east)).astype(np.int32)

    def within(self, near: Near, km: float) -> Nearest:
        """The rows with a place at most so far away."""
        metres = self.metres_to(near)
        points = np.flatnonzero(metres <= math.floor(km * 1000))
        # Farthest first, so that the nearest is written last; exact before approximate.
        points = points[np.lexsort((~self.approximate[points], -metres[points]))]
        starts, ends = self.starts[points], self.starts[points + 1]
        rows = self.rows[ranges(starts, ends)]
        place = np.zeros(self.size, np.int32)
        place[rows] = np.repeat(points.astype(np.int32), ends - starts)
        return Nearest(from_rows(rows, self.size), place, metres, self.approximate)

    def rows_within(self, metres: NDArray[np.int32], km: float) -> Bits:
        """The rows with a place at most so far away, by the metres to every point."""
        points = np.flatnonzero(metres <= math.floor(km * 1000))
        rows = self.rows[ranges(self.starts[points], self.starts[points + 1])]
        return from_rows(rows, self.size)
