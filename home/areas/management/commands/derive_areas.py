from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from shapely.geometry import Point, shape

from home.areas.deriving import FamilyPlace, derive


class Command(BaseCommand):
    help = "Make outlines, middles and shares of the areas anew from their sources."

    def handle(self, **options: Any) -> None:
        # Files of the layer above, read as files: the places themselves need the areas first.
        folder = settings.BASE_DIR / "meeting_places" / "importers" / "data"
        derive(
            [
                *_of_table(folder / "early_education_units.csv", "lat", "lon"),
                *_of_table(folder / "city_playgrounds.csv", "latitude", "longitude"),
                *_of_geojson(folder / "odbl" / "playgrounds.geojson"),
            ]
        )
        self.stdout.write("Wrote home/areas/data/odbl/.")


def _of_table(file: Path, latitude: str, longitude: str) -> list[FamilyPlace]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            FamilyPlace(
                Point(float(row[longitude]), float(row[latitude])),
                row.get("postal_code"),
            )
            for row in csv.DictReader(lines)
            if row[latitude]
        ]


def _of_geojson(file: Path) -> list[FamilyPlace]:
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    return [
        FamilyPlace(shape(feature["geometry"]).centroid, None) for feature in features
    ]
