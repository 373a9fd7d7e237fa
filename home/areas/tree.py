"""The areas in memory: `tree().lineage("tuira")`, `tree().name("pohjoinen")`."""

from __future__ import annotations

from dataclasses import dataclass

from home.areas.models.areas import Area, Level, PostcodeShare
from home.areas.outlines import Point
from home.trees import Kept, Node, Tree, stamp_of


@dataclass(frozen=True)
class AreaNode(Node):
    level: Level
    latitude: float | None
    longitude: float | None
    aliases: tuple[str, ...]
    outline_is_approximate: bool

    @property
    def middle(self) -> Point | None:
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude, approximate=True)


class AreaTree(Tree[AreaNode]):
    def __init__(
        self, nodes: list[AreaNode], shares: dict[str, tuple[tuple[str, float], ...]]
    ) -> None:
        super().__init__(nodes)
        self._shares = shares

    def of_level(self, level: Level) -> list[AreaNode]:
        return [node for node in self if node.level is level]

    def shares(self, postcode: str) -> tuple[tuple[str, float], ...]:
        """The neighbourhoods of a postcode with their shares of its ground, largest first."""
        return self._shares.get(postcode, ())

    def at_level(self, code: str | None, level: Level) -> AreaNode | None:
        """The area of this level that the code is, or lies in."""
        for above in self.lineage(code):
            if self.by_code[above].level is level:
                return self.by_code[above]
        return None


def _load() -> AreaTree:
    rows = Area.objects.defer("outline").select_related(None)
    codes = {row.pk: row.code for row in rows}
    nodes = [
        AreaNode(
            id=row.pk,
            code=row.code,
            parent=codes.get(row.parent_id or 0),
            name_fi=row.name_fi,
            name_sv=row.name_sv,
            name_en=row.name_en,
            level=Level(row.level),
            latitude=row.latitude,
            longitude=row.longitude,
            aliases=tuple(row.other_names),
            outline_is_approximate=row.outline_is_approximate,
        )
        for row in rows
    ]
    order = {level: place for place, level in enumerate(Level)}
    nodes.sort(key=lambda node: (order[node.level], node.name_fi or node.code))
    shares: dict[str, list[tuple[str, float]]] = {}
    for postcode, neighbourhood, share in PostcodeShare.objects.values_list(
        "postcode_id", "neighbourhood_id", "share"
    ).order_by("postcode_id", "-share", "neighbourhood__name_fi"):
        shares.setdefault(codes[postcode], []).append(
            (codes[neighbourhood], float(share))
        )
    return AreaTree(nodes, {code: tuple(parts) for code, parts in shares.items()})


tree: Kept[AreaTree] = Kept(
    _load, lambda: stamp_of(Area.objects.all(), PostcodeShare.objects.all())
)
