"""The result on a map: regions with counts from afar, places when one comes near."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import Any, ClassVar, NamedTuple

from django.conf import settings

from home.areas import outlines
from home.areas.models import CITY_CODE, Area, Level
from home.areas.tree import tree as areas
from home.pages.drawings import Drawing, Shape, biggest_part, drawings
from home.texts import Text
from home.trees import Kept, stamp_of
from search.cards import EntryCard
from search.forms import address, to_parameters, to_url
from search.query import Query
from search.results import Results

from .page import SearchPage

MOST_PLACES = 150
MOST_NAMED = 8
# Finer bends than this many degrees nobody sees on a city map.
DETAIL = 0.002
KM_A_DEGREE = 111.32


@dataclass(frozen=True, slots=True)
class Region:
    """One region of the map: how many fit there, and the list of them."""

    code: str
    name: Text
    count: int
    url: str
    shape: Shape | None


def regions(results: Results, query: Query) -> list[Region]:
    """The regions with what each would give by itself."""
    counts = results.facets.get("area", {})
    drawing = drawings().get(CITY_CODE)
    return [
        Region(
            node.code,
            node.name,
            counts.get(node.code, 0),
            to_url(query.with_values("area", [node.code])),
            drawing.of(node.code) if drawing else None,
        )
        for node in areas().of_level(Level.REGION)
    ]


@dataclass(kw_only=True)
class MapPage(SearchPage):
    """A picture of the regions with counts; a script makes it a map one can come near to."""

    template: ClassVar[str] = "search/map.html"

    @property
    def regions(self) -> list[Region]:
        return regions(self.results, self.query)

    @property
    def drawing(self) -> Drawing | None:
        """The picture that stands where no script runs."""
        return drawings().get(CITY_CODE)

    @property
    def data_url(self) -> str:
        """Where the script reads the map of this very query."""
        pairs = [pair for pair in to_parameters(self.query) if pair[0] != "page"]
        return address(pairs, "map_api")

    @property
    def tile_url(self) -> str:
        """A tile server, where the city runs one; none by default."""
        return getattr(settings, "MAP_TILE_URL", "")


class Box(NamedTuple):
    """A part of the map: south, west, north, east in degrees."""

    south: float
    west: float
    north: float
    east: float

    @classmethod
    def parse(cls, text: str) -> Box | None:
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

    @property
    def circle(self) -> tuple[float, float, float]:
        """The middle, and the kilometres from there to a corner."""
        latitude = (self.south + self.north) / 2
        longitude = (self.west + self.east) / 2
        tall = (self.north - self.south) * KM_A_DEGREE / 2
        wide = (self.east - self.west) * KM_A_DEGREE / 2 * cos(radians(latitude))
        return latitude, longitude, hypot(tall, wide)

    def holds(self, latitude: float, longitude: float) -> bool:
        return (
            self.south <= latitude <= self.north and self.west <= longitude <= self.east
        )


def region_features(results: Results, query: Query) -> list[dict[str, Any]]:
    """The regions as GeoJSON features with their counts."""
    shapes = _outlines()
    return [
        {
            "type": "Feature",
            "geometry": shapes[region.code].geometry,
            "properties": {
                "code": region.code,
                "name": region.name,
                "count": region.count,
                "url": region.url,
                "middle": shapes[region.code].middle,
                # The map begins with what was asked for.
                "chosen": region.code in query.areas,
            },
        }
        for region in regions(results, query)
        if region.code in shapes
    ]


def place_features(cards: Iterable[EntryCard], box: Box) -> list[dict[str, Any]]:
    """The places in the box as GeoJSON features: many clubs share a school."""
    places: dict[tuple[float, float, bool], list[EntryCard]] = {}
    for card in cards:
        for latitude, longitude, approximate in card.facts.points:
            if box.holds(latitude, longitude):
                place = (latitude, longitude, approximate)
                places.setdefault(place, []).append(card)
    return [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
            "properties": {
                "approximate": approximate,
                "count": len(found),
                "place": _place_name(found[0], approximate),
                "entries": [
                    {"name": card.name, "url": card.url} for card in found[:MOST_NAMED]
                ],
            },
        }
        for (latitude, longitude, approximate), found in list(places.items())[
            :MOST_PLACES
        ]
    ]


def _place_name(card: EntryCard, approximate: bool) -> str:
    where = card.where
    if where is None:
        return ""
    return str(where.area or "") if approximate else str(where.name or where.street)


class Outline(NamedTuple):
    """A region as GeoJSON, and a point inside its mainland for its number."""

    geometry: dict[str, Any]
    middle: tuple[float, float]


def _load() -> dict[str, Outline]:
    rows = Area.objects.of_level(Level.REGION).exclude(outline="")
    found = {}
    for code, text in rows.values_list("code", "outline"):
        ground = outlines.read(text)
        inside = biggest_part(ground).representative_point()
        found[code] = Outline(
            ground.simplify(DETAIL).__geo_interface__, (inside.y, inside.x)
        )
    return found


_outlines: Kept[dict[str, Outline]] = Kept(
    _load, lambda: stamp_of(Area.objects.of_level(Level.REGION))
)
