"""Where results are: a box of the map, and the points in it with what fits at each."""

from __future__ import annotations

from math import cos, radians
from typing import NamedTuple, Self


class Box(NamedTuple):
    """A part of the map: south, west, north, east in degrees."""

    south: float
    west: float
    north: float
    east: float

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """`65.0,25.4,65.1,25.6`; None for anything else."""
        try:
            south, west, north, east = map(float, text[:100].split(","))
        except ValueError:
            return None
        box = cls(south, west, north, east)
        # Also not a number: every comparison with it is false.
        if -90 <= south <= north <= 90 and -180 <= west <= east <= 180:
            return box
        return None

    def holds(self, latitude: float, longitude: float) -> bool:
        return (
            self.south <= latitude <= self.north and self.west <= longitude <= self.east
        )

    def from_middle(self, latitude: float, longitude: float) -> float:
        """How far a point is from the middle, to sort by: degrees of latitude, squared."""
        middle = (self.south + self.north) / 2
        north = latitude - middle
        east = (longitude - (self.west + self.east) / 2) * cos(radians(middle))
        return north * north + east * east


class Spot(NamedTuple):
    """One point with the keys of all that fits there, what comes soonest first."""

    latitude: float
    longitude: float
    approximate: bool
    keys: tuple[int, ...]
