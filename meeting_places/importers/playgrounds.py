"""Playgrounds: those of the City, and the named ones of OpenStreetMap beside them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from math import cos, radians
from pathlib import Path

from shapely.affinity import scale
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from home.audience import Audience
from meeting_places.models import MeetingPlace

CITY = "leikkipaikat"
OSM = "osm"
DATA = Path(__file__).parent / "data"
CITY_FILE = DATA / "city_playgrounds.csv"
OSM_FILE = DATA / "odbl" / "playgrounds.geojson"

# Nearer than this to one of the City's, it is the same playground drawn twice.
SAME_PLAYGROUND_M = 80
METRES_PER_DEGREE = 111_320
OULU_LATITUDE = 65.0
# A name that only says what it is tells nobody which one.
NOT_A_NAME = {"leikkikenttä", "leikkipaikka", "leikkipuisto", "pallokenttä"}


def places() -> Iterator[MeetingPlace]:
    """The City's row is kept where both know a playground."""
    city = list(_of_the_city())
    yield from city
    points = [
        Point(float(place.longitude or 0), float(place.latitude or 0)) for place in city
    ]
    for place, outline in _of_openstreetmap():
        if min(metres(point, outline) for point in points) > SAME_PLAYGROUND_M:
            yield place


def _of_the_city() -> Iterator[MeetingPlace]:
    with CITY_FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield _playground(
                CITY,
                row["id"],
                row["name"],
                float(row["latitude"]),
                float(row["longitude"]),
            )


def _of_openstreetmap() -> Iterator[tuple[MeetingPlace, BaseGeometry]]:
    features = json.loads(OSM_FILE.read_text(encoding="utf-8"))["features"]
    for feature in features:
        facts = feature["properties"]
        name = facts.get("name:fi") or facts.get("name", "")
        if name and name.lower() not in NOT_A_NAME:
            outline = shape(feature["geometry"])
            middle = outline.representative_point()
            place = _playground(
                OSM,
                facts["@id"],
                name[:1].upper() + name[1:],
                round(middle.y, 6),
                round(middle.x, 6),
            )
            place.name_en = facts.get("name:en", "")
            yield place, outline


def metres(point: Point, outline: BaseGeometry) -> float:
    """Distance from the point to the outline, 0 inside it. Flat: good for some hundred m."""
    east = METRES_PER_DEGREE * cos(radians(OULU_LATITUDE))
    flat = [
        scale(geometry, east, METRES_PER_DEGREE, origin=(0, 0))
        for geometry in (point, outline)
    ]
    return float(flat[0].distance(flat[1]))


def _playground(
    source: str, source_id: str, name: str, latitude: float, longitude: float
) -> MeetingPlace:
    return MeetingPlace(
        source=source,
        source_id=source_id,
        name_fi=name,
        kind=MeetingPlace.Kind.PLAYGROUND,
        latitude=latitude,
        longitude=longitude,
        city="Oulu",
        # A public playground has neither gate nor ticket.
        hours=MeetingPlace.Hours.ALWAYS,
        free_entry=True,
        audience_mode=Audience.Mode.ALL_AGES,
    )
