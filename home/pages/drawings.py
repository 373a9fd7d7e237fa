"""The regions of the city, and the service clusters of a region, as drawings.

A drawing is a picture beside a list that says the same; it needs no tiles and no script.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from home.areas import maps, outlines
from home.areas.models import CITY_CODE, Area, Level
from home.trees import Kept, stamp_of


@dataclass(frozen=True, slots=True)
class Shape:
    """One area in the drawing's own units, with a point inside it for its number."""

    code: str
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    shapes: tuple[Shape, ...]

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"

    def of(self, code: str) -> Shape | None:
        return next((shape for shape in self.shapes if shape.code == code), None)


def draw(ground: dict[str, BaseGeometry]) -> Drawing:
    drawing = maps.draw(ground)
    shapes = []
    for drawn in drawing.shapes:
        inside = biggest_part(ground[drawn.code]).representative_point()
        x, y = drawing.frame.place(inside.y, inside.x)
        shapes.append(Shape(drawn.code, drawn.path, round(x), round(y)))
    return Drawing(maps.WIDTH, round(drawing.frame.height), tuple(shapes))


def biggest_part(area: BaseGeometry) -> BaseGeometry:
    """The mainland of an area with islands."""
    return max(shapely.get_parts(area), key=shapely.area)


def _load() -> dict[str, Drawing]:
    ground: dict[str, dict[str, BaseGeometry]] = defaultdict(dict)
    rows = (
        Area.objects.filter(level__in=[Level.REGION, Level.CLUSTER])
        .exclude(outline="")
        .order_by("name_fi")
    )
    for code, above, outline in rows.values_list("code", "parent__code", "outline"):
        ground[above][code] = outlines.read(outline)
    return {above: draw(shapes) for above, shapes in ground.items() if above}


# What lies right under the city and under each region, by the code of the area above.
drawings: Kept[dict[str, Drawing]] = Kept(
    _load, lambda: stamp_of(Area.objects.exclude(outline=""))
)


def city() -> Drawing | None:
    """The four regions side by side."""
    return drawings().get(CITY_CODE)
