"""The result on a map: how much of it lies in an area, and what fits at each point."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from search.engines.memory import bitsets
from search.engines.memory.arrays import ranges
from search.engines.memory.asking import Asked
from search.results import Group
from search.spots import Box, Spot


def within(answers: Sequence[Asked], areas: Collection[str]) -> dict[str, int]:
    """How many of those that fit lie in each of the areas."""
    return {
        code: sum(
            bitsets.count(
                asked.sets[Group.FITS] & asked.segment.values("area", (code,))
            )
            for asked in answers
        )
        for code in areas
    }


def spots(answers: Sequence[Asked], box: Box) -> list[Spot]:
    """The points in the box where something fits, those nearest to its middle first."""
    found: dict[tuple[float, float, bool], tuple[int, ...]] = {}
    for asked in answers:
        for spot in _of_segment(asked, box):
            place = (spot.latitude, spot.longitude, spot.approximate)
            found[place] = found.get(place, ()) + spot.keys
    return sorted(
        (Spot(*place, keys) for place, keys in found.items()),
        key=lambda spot: (box.from_middle(spot.latitude, spot.longitude), spot),
    )


def _of_segment(asked: Asked, box: Box) -> Iterator[Spot]:
    places, keys = asked.segment.places, asked.segment.arrays["keys"]
    latitude, longitude = places.latitude, places.longitude
    inside = (latitude >= box.south) & (latitude <= box.north)
    inside &= (longitude >= box.west) & (longitude <= box.east)
    points = np.flatnonzero(inside)
    starts, ends = places.starts[points], places.starts[points + 1]
    rows = places.rows[ranges(starts, ends)]
    of_point = np.repeat(points, ends - starts)
    fitting = bitsets.has(asked.sets[Group.FITS], rows)
    rows, of_point = rows[fitting], of_point[fitting]
    if not len(rows):
        return
    order = np.lexsort((asked.moment.tail[rows], of_point))
    rows, of_point = rows[order], of_point[order]
    firsts = np.flatnonzero(np.diff(of_point, prepend=-1))
    for point, there in zip(
        of_point[firsts].tolist(), np.split(rows, firsts[1:]), strict=True
    ):
        yield Spot(
            float(latitude[point]),
            float(longitude[point]),
            bool(places.approximate[point]),
            tuple(keys[there].tolist()),
        )
