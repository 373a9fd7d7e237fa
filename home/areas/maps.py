"""A region drawn as a small picture: its neighbourhoods, one of them lit, and a point.

The picture is SVG in the page itself: it asks no other host for anything. Next to it the
page says the same in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

import shapely
from shapely.geometry.base import BaseGeometry

from home.areas import outlines
from home.areas import tree as trees
from home.areas.models.areas import Area, Level
from home.areas.outlines import Point
from home.texts import Text
from home.trees import Kept, stamp_of

WIDTH = 248
# Finer than this nobody sees at that width; coarser, and neighbours gape.
TOLERANCE = 0.6
# Bounds of a region grow by this share, so that names on the edge have room.
MARGIN = 0.04


@dataclass(frozen=True, slots=True)
class Shape:
    """One neighbourhood as an SVG path."""

    code: str
    path: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What part of the earth the picture shows, and how it becomes units of the picture."""

    west: float
    north: float
    scale: float
    height: float
    squeeze: float

    @classmethod
    def around(cls, ground: BaseGeometry) -> Frame:
        west, south, east, north = ground.bounds
        # A degree of longitude is shorter than one of latitude: in Oulu less than half.
        squeeze = cos(radians((south + north) / 2))
        margin = MARGIN * max((east - west) * squeeze, north - south)
        west, north = west - margin / squeeze, north + margin
        scale = WIDTH / ((east - west) * squeeze + margin)
        return cls(west, north, scale, (north - south + margin) * scale, squeeze)

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        return (
            (longitude - self.west) * self.squeeze * self.scale,
            (self.north - latitude) * self.scale,
        )


@dataclass(frozen=True, slots=True)
class RegionDrawing:
    frame: Frame
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class AreaMap:
    """What `components/area_map.html` draws."""

    region: Text
    name: Text
    lit: frozenset[str]
    drawing: RegionDrawing
    point: tuple[int, int] | None

    @property
    def view_box(self) -> str:
        return f"0 0 {WIDTH} {self.drawing.frame.height:.0f}"

    @property
    def shapes(self) -> list[tuple[str, bool]]:
        """Paths, the lit ones last so that their edges lie on top."""
        marked = [(shape.path, shape.code in self.lit) for shape in self.drawing.shapes]
        return sorted(marked, key=lambda each: each[1])

    @property
    def label_side(self) -> str:
        """On which side of the point its name has room: SVG's text-anchor."""
        return "end" if self.point and self.point[0] > WIDTH * 0.6 else "start"

    @property
    def label_at(self) -> tuple[int, int] | None:
        if self.point is None:
            return None
        x, y = self.point
        return (x - 8 if self.label_side == "end" else x + 8), y + 3


def area_map(code: str | None, point: Point | None = None) -> AreaMap | None:
    """The region of the area, the area lit; None when no region or outline is known."""
    areas = trees.tree()
    region = areas.at_level(code, Level.REGION)
    drawing = drawings().get(region.code) if region else None
    if region is None or drawing is None or code is None:
        return None
    spot = None
    if point:
        x, y = drawing.frame.place(point.latitude, point.longitude)
        spot = (round(x), round(y))
    lit = areas.below(code) if code != region.code else frozenset()
    return AreaMap(region.name, areas.name(code), lit, drawing, spot)


def _load() -> dict[str, RegionDrawing]:
    ground: dict[str, dict[str, BaseGeometry]] = {}
    areas = trees.tree()
    rows = Area.objects.of_level(Level.NEIGHBOURHOOD).exclude(outline="")
    for code, outline in rows.values_list("code", "outline"):
        if region := areas.at_level(code, Level.REGION):
            ground.setdefault(region.code, {})[code] = outlines.read(outline)
    return {region: draw(shapes) for region, shapes in ground.items()}


def draw(ground: dict[str, BaseGeometry]) -> RegionDrawing:
    frame = Frame.around(shapely.union_all(list(ground.values())))
    # All together, so that neighbours keep the border they share.
    simpler = shapely.coverage_simplify(list(ground.values()), TOLERANCE / frame.scale)
    return RegionDrawing(
        frame,
        tuple(
            Shape(code, path_of(shape, frame))
            for code, shape in zip(ground, simpler, strict=True)
        ),
    )


def path_of(shape: BaseGeometry, frame: Frame) -> str:
    """The outline as an SVG path in whole units, each step relative to the last point."""
    paths = []
    for polygon in shapely.get_parts(shape):
        for ring in (polygon.exterior, *polygon.interiors):
            dots = [frame.place(north, east) for east, north in ring.coords[:-1]]
            whole = [(round(x), round(y)) for x, y in dots]
            steps = [
                f"l{x - before_x} {y - before_y}"
                for (before_x, before_y), (x, y) in pairwise(whole)
                if (x, y) != (before_x, before_y)
            ]
            if len(steps) > 1:
                paths.append(f"M{whole[0][0]} {whole[0][1]}{''.join(steps)}z")
    return "".join(paths)


drawings: Kept[dict[str, RegionDrawing]] = Kept(
    _load, lambda: stamp_of(Area.objects.all())
)
