"""Loads the areas from their files: again and again with the same result.

What the files tell is written over what is in the database, by code. Areas that editors
have added stay, and so do the fields the files say nothing of.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from django.db import transaction

from home.areas import files, geography, relocation
from home.areas import tree as trees
from home.areas.models import CITY_CODE, Area, Level, PostcodeShare

AGES = ("0_2", "3_6", "7_12", "13_15", "16_17")
OSM = "© OpenStreetMap, ODbL 1.0"
STATISTICS_FINLAND = "Tilastokeskus, CC BY 4.0"
WRITTEN = [
    "level",
    "parent",
    "name_fi",
    "name_sv",
    "name_en",
    "aliases",
    "latitude",
    "longitude",
    "outline",
    "outline_is_approximate",
    "outline_source",
    *(f"children_{age}" for age in AGES),
    "official_code",
    "ocd_id",
    "wikidata",
    "updated_at",
]


def nobody_watches(_done: int, _of: int) -> None:
    """Progress for whoever does not show it."""


@transaction.atomic
def load(progress: Callable[[int, int], None] = nobody_watches) -> int:
    """Write the areas and the shares of the postcodes; returns the number of areas."""
    rows = [*_areas(), *_postcodes()]
    ids: dict[str, int] = {}
    done = 0
    for level in Level:
        of_level = [row for row in rows if row["level"] == level]
        for row in of_level:
            row["parent_id"] = ids.get(row.pop("parent"))
        Area.objects.bulk_create(
            [Area(**row) for row in of_level],
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=WRITTEN,
        )
        # Read again: not every database tells the keys of rows that were there before.
        ids |= dict(Area.objects.filter(level=level).values_list("code", "pk"))
        done += len(of_level)
        progress(done, len(rows))
    _load_shares(ids)
    trees.tree.forget()
    geography.ground.forget()
    relocation.relocate()
    return len(rows)


def _areas() -> Iterator[dict[str, Any]]:
    middles = {row["code"]: row for row in files.rows(files.MIDDLES)}
    districts = files.geometries(files.DISTRICT_OUTLINES)
    dissolved = files.geometries(files.DISSOLVED_OUTLINES)
    children = _children_by_area()
    for row in files.rows(files.AREAS):
        code = row["code"]
        yield {
            "code": code,
            "level": row["level"],
            "parent": row["parent"],
            "name_fi": row["name_fi"],
            "name_sv": row["name_sv"],
            "name_en": row["name_en"],
            "aliases": row["aliases"].replace("|", "\n"),
            "latitude": float(middles[code]["latitude"]),
            "longitude": float(middles[code]["longitude"]),
            "outline": json.dumps(
                districts.get(code) or dissolved[code], separators=(",", ":")
            ),
            "outline_is_approximate": code not in districts,
            "outline_source": OSM,
            **children.get(code, {}),
            "official_code": row["official_code"],
            "ocd_id": row["ocd_id"],
            "wikidata": row["wikidata"],
        }


def _postcodes() -> Iterator[dict[str, Any]]:
    outlines = files.geometries(files.POSTCODE_OUTLINES)
    for row in files.rows(files.POSTCODES):
        code = row["postcode"]
        outline = outlines.get(code)
        yield {
            "code": code,
            "level": Level.POSTCODE,
            "parent": CITY_CODE,
            "name_fi": f"{code} {row['name']}",
            "latitude": float(row["latitude"]) if row["latitude"] else None,
            "longitude": float(row["longitude"]) if row["longitude"] else None,
            "outline": json.dumps(outline, separators=(",", ":")) if outline else "",
            "outline_is_approximate": outline is not None,
            "outline_source": STATISTICS_FINLAND if outline else "",
            **_children(row),
        }


def _children(row: dict[str, str]) -> dict[str, int]:
    return {
        f"children_{age}": int(row[f"children_{age}"])
        for age in AGES
        if row[f"children_{age}"]
    }


def _children_by_area() -> dict[str, dict[str, int]]:
    """Children of the clusters, the regions and the city: the sums of whole postcodes.

    A postcode counts for the cluster most of its day-care units belong to.
    """
    parents = {row["code"]: row["parent"] for row in files.rows(files.AREAS)}
    sums: dict[str, dict[str, int]] = {}
    for row in files.rows(files.POSTCODES):
        at = row["service_cluster"]
        while at:
            counts = sums.setdefault(at, {})
            for age, number in _children(row).items():
                counts[age] = counts.get(age, 0) + number
            at = parents[at]
    return sums


def _load_shares(ids: dict[str, int]) -> None:
    shares = [
        PostcodeShare(
            postcode_id=ids[row["postcode"]],
            neighbourhood_id=ids[row["neighbourhood"]],
            share=Decimal(row["share"]),
        )
        for row in files.rows(files.SHARES)
    ]
    PostcodeShare.objects.bulk_create(
        shares,
        update_conflicts=True,
        unique_fields=["postcode", "neighbourhood"],
        update_fields=["share", "updated_at"],
    )
