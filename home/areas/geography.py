"""Which areas an address and a point lie in."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely import STRtree
from shapely.geometry import Point as ShapelyPoint

from home.areas import outlines
from home.areas import tree as trees
from home.areas.models.areas import CITY_CODE, Area, Level
from home.trees import Kept, stamp_of


@dataclass(frozen=True)
class Whereabouts:
    """The areas of one address by code; None where nothing is known.

    `smallest` is the neighbourhood, else the cluster, the region or the city.
    """

    neighbourhood: str | None = None
    cluster: str | None = None
    region: str | None = None
    postcode: str | None = None
    city: str | None = None

    @property
    def smallest(self) -> str | None:
        return self.neighbourhood or self.cluster or self.region or self.city


def locate(
    latitude: float | None = None,
    longitude: float | None = None,
    postal_code: str = "",
) -> Whereabouts:
    """The areas of a point, or of a postcode where there is no point in the city.

    A point in a neighbourhood decides; else the neighbourhood that has the largest share
    of the postcode. A postcode of the city without shares (a box, a company) tells the
    city alone. A postcode or point elsewhere tells nothing.
    """
    areas = trees.tree()
    postcode = areas.get(postal_code)
    inside = None
    if latitude is not None and longitude is not None:
        inside = neighbourhood_at(latitude, longitude)
    if inside is None and postcode is not None:
        shares = areas.shares(postal_code)
        inside = shares[0][0] if shares else None
    if inside is None and postcode is None:
        return Whereabouts()
    return _above(inside or CITY_CODE, postal_code if postcode else None)


def whereabouts_of(area: str, postal_code: str = "") -> Whereabouts:
    """The areas above a known one: what an editor's override means."""
    return _above(area, postal_code if postal_code in trees.tree() else None)


def _above(area: str, postcode: str | None) -> Whereabouts:
    areas = trees.tree()

    def at(level: Level) -> str | None:
        node = areas.at_level(area, level)
        return node.code if node else None

    return Whereabouts(
        neighbourhood=at(Level.NEIGHBOURHOOD),
        cluster=at(Level.CLUSTER),
        region=at(Level.REGION),
        city=at(Level.CITY),
        postcode=postcode,
    )


class Ground:
    """The outlines of the neighbourhoods, ready to be asked which one holds a point."""

    def __init__(self, outlines_by_code: dict[str, str]) -> None:
        self._codes = list(outlines_by_code)
        self._shapes = [outlines.read(text) for text in outlines_by_code.values()]
        shapely.prepare(self._shapes)
        self._index = STRtree(self._shapes)

    def at(self, latitude: float, longitude: float) -> str | None:
        # Neighbours share their border: a point on it belongs to the first of them by code.
        found = self._index.query(
            ShapelyPoint(longitude, latitude), predicate="intersects"
        )
        return min((self._codes[place] for place in found), default=None)


def _load() -> Ground:
    neighbourhoods = Area.objects.filter(level=Level.NEIGHBOURHOOD).exclude(outline="")
    return Ground(dict(neighbourhoods.values_list("code", "outline")))


ground: Kept[Ground] = Kept(_load, lambda: stamp_of(Area.objects.all()))


def neighbourhood_at(latitude: float, longitude: float) -> str | None:
    """The neighbourhood that holds the point, None outside the city."""
    return ground().at(latitude, longitude)
