"""Loads the themes from data/themes.csv: again and again with the same result.

The file wins over what is in the database, by code. Themes that editors have added stay.
"""

from __future__ import annotations

import csv
from pathlib import Path

from django.db import transaction

from home.themes.keywords import YSO
from home.themes.models import Theme
from home.themes.tree import tree

THEMES = Path(__file__).parent / "data" / "themes.csv"
WRITTEN = [
    "parent",
    "name_fi",
    "name_sv",
    "name_en",
    "yso_uri",
    "icon",
    "sort_order",
    "updated_at",
]


def rows() -> list[dict[str, str]]:
    with THEMES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@transaction.atomic
def load() -> int:
    """Write the themes, one level of the tree after the other; returns their number."""
    themes = rows()
    level = {""}
    while level:
        of_level = [
            (order, row) for order, row in enumerate(themes) if row["parent"] in level
        ]
        ids = dict(Theme.objects.values_list("code", "pk"))
        Theme.objects.bulk_create(
            [_theme(row, order, ids) for order, row in of_level],
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=WRITTEN,
        )
        level = {row["code"] for _order, row in of_level}
    tree.forget()
    return len(themes)


def _theme(row: dict[str, str], order: int, ids: dict[str, int]) -> Theme:
    return Theme(
        code=row["code"],
        parent_id=ids.get(row["parent"]),
        name_fi=row["name_fi"],
        name_sv=row["name_sv"],
        name_en=row["name_en"],
        yso_uri=YSO + row["yso"] if row["yso"] else "",
        icon=row["icon"],
        sort_order=order,
    )
