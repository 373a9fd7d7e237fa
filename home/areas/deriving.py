"""Makes what follows from the districts' outlines: run once, when the sources change.

`manage.py derive_areas` writes three files of home/areas/data/odbl/ from the sources beside
them: outlines of the clusters, regions and the city (dissolved.geojson), the representative
point of each area (middles.csv), and how a postcode is shared between neighbourhoods
(postcode_shares.csv).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import Point, mapping, shape
from shapely.geometry.base import BaseGeometry

from home.areas import files

OSM = "© OpenStreetMap contributors, ODbL 1.0"
# About 50 to 100 m: the outlines are for a map of the whole city.
TOLERANCE = 0.001
# The sea is cut off where it is further than about a kilometre from a postcode's ground,
# so that Haukipudas does not fill the map with water. Inland nothing is cut.
SHORE = 0.012
EAST_OF_THE_COAST = 25.55
# Below this share an overlap is only the roughness of the two outlines.
SMALLEST_SHARE = 0.01


@dataclass(frozen=True)
class FamilyPlace:
    """A place families go to: day care, playground; with a postcode where it is told."""

    point: Point
    postcode: str | None


def derive(places: list[FamilyPlace]) -> None:
    """Write the three files."""
    rows = files.rows(files.AREAS)
    parents = {row["code"]: row["parent"] for row in rows}
    districts = _shapes(files.DISTRICT_OUTLINES)
    postcodes = _shapes(files.POSTCODE_OUTLINES)
    land = shapely.union_all(list(postcodes.values()))
    found = _places_by_district(places, districts, postcodes)
    files.write_geometries(
        files.DISSOLVED_OUTLINES, _dissolve(districts, parents, land), OSM
    )
    files.write_rows(files.SHARES, _shares(districts, postcodes, found))
    files.write_rows(
        files.MIDDLES,
        _middles([row["code"] for row in rows], parents, districts, land, found),
    )


def _shapes(file: Path) -> dict[str, BaseGeometry]:
    # buffer(0) mends a ring that touches itself.
    return {
        code: shape(geometry).buffer(0)
        for code, geometry in files.geometries(file).items()
    }


def _places_by_district(
    places: Iterable[FamilyPlace],
    districts: dict[str, BaseGeometry],
    postcodes: dict[str, BaseGeometry],
) -> dict[str, list[FamilyPlace]]:
    found: dict[str, list[FamilyPlace]] = {}
    for place in places:
        district = _holder(place.point, districts)
        if district is not None:
            postcode = place.postcode or _holder(place.point, postcodes)
            found.setdefault(district, []).append(FamilyPlace(place.point, postcode))
    return found


def _holder(point: Point, shapes: dict[str, BaseGeometry]) -> str | None:
    return next((code for code, area in shapes.items() if area.intersects(point)), None)


def _dissolve(
    districts: dict[str, BaseGeometry], parents: dict[str, str], land: BaseGeometry
) -> dict[str, dict[str, Any]]:
    # Simplified as one coverage: neighbours keep one border, without gaps between them.
    simple = dict(
        zip(
            districts,
            shapely.coverage_simplify(list(districts.values()), TOLERANCE),
            strict=True,
        )
    )
    ground = land.buffer(SHORE).union(shapely.box(EAST_OF_THE_COAST, 64, 28, 66))
    outlines: dict[str, list[BaseGeometry]] = {}
    for code, area in simple.items():
        at = parents[code]
        while at:
            outlines.setdefault(at, []).append(area)
            at = parents[at]
    return {
        code: _rounded(shapely.union_all(parts).intersection(ground))
        for code, parts in sorted(outlines.items())
    }


def _rounded(area: BaseGeometry) -> dict[str, Any]:
    # 0.0001 degrees are 5 to 11 m.
    rounded = shapely.set_precision(area.simplify(TOLERANCE / 10), 0.0001)
    geometry: dict[str, Any] = json.loads(json.dumps(mapping(rounded)))
    geometry["coordinates"] = json.loads(
        json.dumps(geometry["coordinates"]),
        parse_float=lambda number: round(float(number), 4),
    )
    return geometry


def _shares(
    districts: dict[str, BaseGeometry],
    postcodes: dict[str, BaseGeometry],
    found: dict[str, list[FamilyPlace]],
) -> Iterator[dict[str, Any]]:
    """By the family places in both, and the ground as one place more.

    Ground alone would put Kiiminki's postcode into the woods of the next village.
    """
    for postcode, area in sorted(postcodes.items()):
        weights: Counter[str] = Counter()
        for district, outline in districts.items():
            ground = area.intersection(outline).area / area.area
            if ground >= SMALLEST_SHARE:
                known = found.get(district, [])
                weights[district] = ground + sum(
                    place.postcode == postcode for place in known
                )
        whole = sum(weights.values())
        for district, weight in weights.most_common():
            yield {
                "postcode": postcode,
                "neighbourhood": district,
                "share": round(weight / whole, 4),
            }


def _middles(
    codes: list[str],
    parents: dict[str, str],
    districts: dict[str, BaseGeometry],
    land: BaseGeometry,
    found: dict[str, list[FamilyPlace]],
) -> Iterator[dict[str, Any]]:
    """Where most of an area's family places are, else a point on its land.

    The place nearest to their mean is taken, which never lies in a lake.
    """
    for code in codes:
        below = [district for district in districts if _is_in(district, code, parents)]
        points = [
            place.point for district in below for place in found.get(district, [])
        ]
        if points:
            mean = shapely.MultiPoint(points).centroid
            middle = min(points, key=mean.distance)
        else:
            outline = shapely.union_all([districts[district] for district in below])
            on_land = outline.intersection(land)
            middle = (outline if on_land.is_empty else on_land).representative_point()
        yield {
            "code": code,
            "latitude": round(middle.y, 4),
            "longitude": round(middle.x, 4),
        }


def _is_in(district: str, code: str, parents: dict[str, str]) -> bool:
    at = district
    while at:
        if at == code:
            return True
        at = parents[at]
    return False
