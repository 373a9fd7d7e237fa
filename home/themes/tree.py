"""The themes in memory: `tree().below("liikunta")`, `tree().name("jalkapallo")`."""

from __future__ import annotations

from dataclasses import dataclass

from home.themes.models import Theme
from home.trees import Kept, Node, Tree, stamp_of


@dataclass(frozen=True)
class ThemeNode(Node):
    icon: str
    yso_uri: str


def _load() -> Tree[ThemeNode]:
    rows = list(Theme.objects.order_by("sort_order", "name_fi"))
    codes = {row.pk: row.code for row in rows}
    return Tree(
        [
            ThemeNode(
                id=row.pk,
                code=row.code,
                parent=codes.get(row.parent_id or 0),
                name_fi=row.name_fi,
                name_sv=row.name_sv,
                name_en=row.name_en,
                icon=row.icon,
                yso_uri=row.yso_uri,
            )
            for row in rows
        ]
    )


tree: Kept[Tree[ThemeNode]] = Kept(_load, lambda: stamp_of(Theme.objects.all()))


def icon(code: str) -> str:
    """The icon of the theme, else of the nearest theme above it; empty without any."""
    for above in tree().lineage(code):
        if found := tree().by_code[above].icon:
            return found
    return ""
