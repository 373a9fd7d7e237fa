"""The result on a map: areas with counts from afar, places when one comes near."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import cos, hypot, radians
from typing import Any, ClassVar, NamedTuple

import shapely
from django.conf import settings
from shapely.geometry.base import BaseGeometry

from home.areas import outlines
from home.areas.models import CITY_CODE, Area, Level
from home.areas.tree import tree as areas
from home.pages.drawings import Drawing, Shape, biggest_part, drawings
from home.texts import Text
from home.trees import Kept, stamp_of
from search.cards import EntryCard
from search.forms import address, to_parameters, to_url
from search.query import KM_RANGE, Query, View
from search.results import Results

from .page import SearchPage

MOST_PLACES = 150
MOST_NAMED = 8
FEW = 60
MOST_DISTRICTS = 80
# Finer bends than this many degrees nobody sees on a city map.
DETAIL = 0.002
KM_A_DEGREE = 111.32

Feature = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the map: how many fit there, and the list of them."""

    code: str
    name: Text
    count: int
    url: str
    shape: Shape | None


def whole(query: Query) -> str:
    """The area that the map divides: the region asked for, else the city."""
    if len(query.areas) != 1:
        return CITY_CODE
    region = areas().at_level(query.areas[0], Level.REGION)
    return region.code if region else CITY_CODE


def parts(results: Results, query: Query) -> list[Part]:
    """The regions, or the service clusters of one, with what each would give by itself."""
    counts = results.facets.get("area", {})
    drawing = drawings().get(whole(query))
    return [
        Part(
            node.code,
            node.name,
            counts.get(node.code, 0),
            to_url(query.with_values("area", [node.code])),
            drawing.of(node.code) if drawing else None,
        )
        for node in areas().children(whole(query))
        if node.level in (Level.REGION, Level.CLUSTER)
    ]


@dataclass(kw_only=True)
class MapPage(SearchPage):
    """A picture of the areas with counts; a script makes it a map one can come near to."""

    template: ClassVar[str] = "search/map.html"

    @property
    def parts(self) -> list[Part]:
        return parts(self.results, self.query)

    @property
    def is_of_city(self) -> bool:
        """The parts are the four regions, whose names fit into the picture."""
        return whole(self.query) == CITY_CODE

    @property
    def drawing(self) -> Drawing | None:
        """The picture that stands where no script runs."""
        return drawings().get(whole(self.query))

    @property
    def data_url(self) -> str:
        """Where the script reads the map of this very query."""
        pairs = [pair for pair in to_parameters(self.query) if pair[0] != "page"]
        return address(pairs, "map_api")

    @property
    def has_few(self) -> bool:
        """What was asked for is little enough to show as places from afar."""
        return bool(self.chips) and self.results.total <= FEW

    @property
    def around(self) -> str:
        """The point to begin at: "65.02500,25.46500", where the search is near to one."""
        near = self.query.near
        return f"{near.latitude:.5f},{near.longitude:.5f}" if near else ""

    @property
    def bounds(self) -> str:
        """South, west, north and east of what was asked for; the whole city has none."""
        boxes = [box for code in self.query.areas if (box := _bounds().get(code))]
        if not boxes:
            return ""
        souths, wests, norths, easts = zip(*boxes, strict=True)
        around = (min(souths), min(wests), max(norths), max(easts))
        return ",".join(f"{degrees:.4f}" for degrees in around)

    @property
    def tile_url(self) -> str:
        """A tile server, where the city runs one; none by default."""
        return settings.MAP_TILE_URL

    @property
    def tiles_by(self) -> str:
        return settings.MAP_TILE_ATTRIBUTION


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


def part_features(results: Results, query: Query) -> list[Feature]:
    """The parts of the map as GeoJSON features with their counts."""
    shapes = _outlines()
    return [
        {
            "type": "Feature",
            "geometry": shapes[part.code].geometry,
            "properties": {
                "code": part.code,
                "name": part.name,
                "count": part.count,
                "url": part.url,
                "middle": shapes[part.code].middle,
            },
        }
        for part in parts(results, query)
        if part.code in shapes
    ]


def place_features(cards: Iterable[EntryCard], query: Query, box: Box) -> list[Feature]:
    """The places in the box as GeoJSON features: many clubs share a school."""
    elsewhere = replace(query, near=None, view=View.LIST, sort=None, page=1)
    asked = to_parameters(elsewhere)
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
                "place": _place_name(found, approximate),
                # The list of what is at the place, and right beside it.
                "url": address(
                    [
                        *asked,
                        ("near", f"{latitude:.5f},{longitude:.5f}"),
                        ("km", f"{KM_RANGE[0]:g}"),
                    ]
                ),
                "entries": [
                    {"name": card.name, "url": card.url} for card in found[:MOST_NAMED]
                ],
            },
        }
        for (latitude, longitude, approximate), found in list(places.items())[
            :MOST_PLACES
        ]
    ]


def _place_name(found: list[EntryCard], approximate: bool) -> str:
    """What stands at the point; who meets in one place only names it best."""
    card = min(found, key=lambda each: len(each.facts.points))
    where = card.where
    if where is None:
        return ""
    return str(where.area or "") if approximate else str(where.name or where.street)


def district_features(box: Box) -> list[Feature]:
    """The districts in a box that is near enough, so that one sees where the places are."""
    view = shapely.box(box.west, box.south, box.east, box.north)
    shapes = _districts()
    found = [code for code, shape in shapes.items() if shape.intersects(view)]
    if len(found) > MOST_DISTRICTS:
        return []
    return [
        {
            "type": "Feature",
            "geometry": shapes[code].__geo_interface__,
            "properties": {"name": areas().name(code), "middle": _middle(code)},
        }
        for code in found
    ]


def _middle(code: str) -> tuple[float, float]:
    inside = biggest_part(_districts()[code]).representative_point()
    return inside.y, inside.x


class Outline(NamedTuple):
    """An area as GeoJSON, and a point inside its mainland for its number."""

    geometry: dict[str, Any]
    middle: tuple[float, float]


def _load() -> dict[str, Outline]:
    rows = Area.objects.filter(level__in=[Level.REGION, Level.CLUSTER])
    found = {}
    for code, text in rows.exclude(outline="").values_list("code", "outline"):
        ground = outlines.read(text)
        inside = biggest_part(ground).representative_point()
        found[code] = Outline(
            ground.simplify(DETAIL).__geo_interface__, (inside.y, inside.x)
        )
    return found


_outlines: Kept[dict[str, Outline]] = Kept(
    _load, lambda: stamp_of(Area.objects.exclude(outline=""))
)


def _load_districts() -> dict[str, BaseGeometry]:
    rows = Area.objects.of_level(Level.NEIGHBOURHOOD).exclude(outline="")
    return {
        code: outlines.read(text).simplify(DETAIL / 10)
        for code, text in rows.values_list("code", "outline")
    }


_districts: Kept[dict[str, BaseGeometry]] = Kept(
    _load_districts, lambda: stamp_of(Area.objects.exclude(outline=""))
)


def _load_bounds() -> dict[str, tuple[float, float, float, float]]:
    """South, west, north and east of each area that has an outline."""
    found = {}
    for code, text in Area.objects.exclude(outline="").values_list("code", "outline"):
        west, south, east, north = outlines.read(text).bounds
        found[code] = (south, west, north, east)
    return found


_bounds: Kept[dict[str, tuple[float, float, float, float]]] = Kept(
    _load_bounds, lambda: stamp_of(Area.objects.exclude(outline=""))
)
