"""The files the areas are loaded from; where each comes from stands in data/README.md."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
# Everything made from OpenStreetMap's geometry stays under its licence, in a folder of its own.
ODBL = DATA / "odbl"

AREAS = DATA / "areas.csv"
POSTCODES = DATA / "postcodes.csv"
POSTCODE_OUTLINES = DATA / "postcodes.geojson"
DISTRICT_OUTLINES = ODBL / "districts.geojson"
DISSOLVED_OUTLINES = ODBL / "dissolved.geojson"
MIDDLES = ODBL / "middles.csv"
SHARES = ODBL / "postcode_shares.csv"


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def geometries(file: Path) -> dict[str, dict[str, Any]]:
    """The GeoJSON geometries of a file by the code of their feature."""
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    return {feature["properties"]["code"]: feature["geometry"] for feature in features}


def write_rows(file: Path, rows: Iterable[dict[str, Any]]) -> None:
    rows = list(rows)
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_geometries(
    file: Path, geometries: dict[str, dict[str, Any]], attribution: str
) -> None:
    """One feature a line, so that a change is seen line by line."""
    features = [
        json.dumps(
            {"type": "Feature", "properties": {"code": code}, "geometry": geometry},
            separators=(",", ":"),
        )
        for code, geometry in geometries.items()
    ]
    file.write_text(
        f'{{"type": "FeatureCollection", "attribution": {json.dumps(attribution)}, '
        '"features": [\n' + ",\n".join(features) + "\n]}\n",
        encoding="utf-8",
    )
