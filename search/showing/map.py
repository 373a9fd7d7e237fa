"""The result on a map: areas with counts from afar, places when one comes near."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar, NamedTuple
from uuid import UUID

import shapely
from django.conf import settings
from shapely.geometry.base import BaseGeometry

from home.areas import outlines
from home.areas.models import CITY_CODE, Area, Level
from home.areas.tree import tree as areas
from home.pages.drawings import Drawing, Shape, biggest_part, drawings
from home.texts import Text
from home.trees import Kept, stamp_of
from search.cards import MARKED, EntryCard, load
from search.find import spots, within
from search.forms import address, to_parameters, to_url
from search.models import Entry
from search.query import KM_RANGE, Query, View
from search.results import Group, Hit
from search.spots import Box, Spot

from .page import SearchPage

MOST_PLACES = 150
MOST_NAMED = 6
FEW = 60
MOST_DISTRICTS = 80
# Finer bends than this many degrees nobody sees on a city map.
DETAIL = 0.002

Feature = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the map: how many of the result lie there, and the list of them, if any."""

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


def parts(query: Query, now: dt.datetime) -> list[Part]:
    """The regions, or the service clusters of one, with how much of the result lies in each."""
    nodes = [
        node
        for node in areas().children(whole(query))
        if node.level in (Level.REGION, Level.CLUSTER)
    ]
    counts = within(query, [node.code for node in nodes], now)
    drawing = drawings().get(whole(query))
    return [
        Part(
            node.code,
            node.name,
            counts[node.code],
            to_url(_narrowed(query, node.code)) if counts[node.code] else "",
            drawing.of(node.code) if drawing else None,
        )
        for node in nodes
    ]


def _narrowed(query: Query, code: str) -> Query:
    """What of the result lies in this part: the smaller of it and what was asked for."""
    asked, tree = query.areas, areas()
    smaller = [area for area in asked if code in tree.lineage(area)]
    if not smaller and not (asked and set(asked).isdisjoint(tree.lineage(code))):
        smaller = [code]
    # A postcode that lies in several parts is as small as can be asked for.
    return query.with_values("area", smaller or asked)


def marked(text: str, query: Query, now: dt.datetime) -> EntryCard | None:
    """The entry that a card's "show on map" led here for; none for anything else."""
    try:
        key = Entry.objects.in_use().findable().key_of(UUID(text[:36]))
    except ValueError:
        return None
    cards = load([Hit(key, Group.FITS)], query, now) if key is not None else []
    for card in cards:
        until = card.facts.found_until
        if until is None or now < until:
            return card
    return None


@dataclass(kw_only=True)
class MapPage(SearchPage):
    """A picture of the areas with counts; a script makes it a map one can come near to."""

    template: ClassVar[str] = "search/map.html"

    @cached_property
    def parts(self) -> list[Part]:
        return parts(self.query, self.now)

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
        if self.marked:
            pairs.append((MARKED, self.marked.id))
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
    def marked_at(self) -> str:
        """The place of the entry that is marked: "65.02500,25.46500"."""
        points = self.marked.facts.points if self.marked else ()
        return f"{points[0].latitude:.5f},{points[0].longitude:.5f}" if points else ""

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


def part_features(query: Query, now: dt.datetime) -> list[Feature]:
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
        for part in parts(query, now)
        if part.code in shapes
    ]


def place_features(
    query: Query, box: Box, now: dt.datetime, marked: EntryCard | None = None
) -> tuple[list[Feature], bool]:
    """The places in the box as GeoJSON features, and whether they are all of them.

    Many clubs share a school: the engine counts, and only those that are named become
    cards. What is marked is on the map also where it fits only almost, first at its place.
    """
    found = _with_marked(spots(query, box, now), marked, box)
    shown = found[:MOST_PLACES]
    named = {spot: _named(spot, marked) for spot in shown}
    keys = dict.fromkeys(key for some in named.values() for key in some)
    cards = {
        card.hit.key: card
        for card in load([Hit(key, Group.FITS) for key in keys], query, now)
    }
    asked = to_parameters(replace(query, near=None, view=View.LIST, sort=None, page=1))
    own = marked.id if marked else ""
    features = []
    for spot, some in named.items():
        here = [cards[key] for key in some if key in cards]
        if here:
            features.append(_place_feature(spot, here, asked, own))
    return features, len(found) <= MOST_PLACES


def _with_marked(found: list[Spot], marked: EntryCard | None, box: Box) -> list[Spot]:
    """Every place of the entry that is marked, first of all."""
    if marked is None:
        return found
    others: dict[tuple[float, ...], Spot] = {spot[:3]: spot for spot in found}
    own = []
    for point in marked.facts.points:
        if box.holds(point.latitude, point.longitude):
            there = others.pop(tuple(point), None)
            keys = there.keys if there else ()
            if marked.hit.key not in keys:
                keys = (marked.hit.key, *keys)
            own.append(Spot(*point, keys))
    return [*own, *others.values()]


def _named(spot: Spot, marked: EntryCard | None) -> list[int]:
    first = [marked.hit.key] if marked and marked.hit.key in spot.keys else []
    return [*dict.fromkeys((*first, *spot.keys))][:MOST_NAMED]


def _place_feature(
    spot: Spot,
    found: list[EntryCard],
    asked: list[tuple[str, str]],
    marked: str,
) -> Feature:
    latitude, longitude, approximate, keys = spot
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {
            "approximate": approximate,
            "count": len(keys),
            "marked": any(card.id == marked for card in found),
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
                {
                    "name": card.name,
                    "url": card.url,
                    "marked": card.id == marked,
                }
                for card in found
            ],
        },
    }


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
