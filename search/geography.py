"""The tree of areas as engines need it: what is part of what, and what is next to what."""

from __future__ import annotations

import math
from functools import lru_cache

from home.areas.tree import AreaNode, AreaTree
from home.areas.tree import tree as areas
from search.engines.base import Geography

# As many neighbours of an area are offered when it has too little.
NEIGHBOURS = 4


def geography() -> Geography:
    """The areas as they are in memory."""
    return _geography(areas())


# The tree is the same object until an area is saved.
@lru_cache(maxsize=1)
def _geography(tree: AreaTree) -> Geography:
    return Geography(
        parents={node.code: node.parent for node in tree},
        neighbours={node.code: neighbours(node, tree) for node in tree},
    )


def neighbours(node: AreaNode, tree: AreaTree) -> tuple[str, ...]:
    """The areas of the same level whose middles are nearest, nearest first."""
    distances = sorted(
        (distance, other.code)
        for other in tree.of_level(node.level)
        if other.code != node.code
        and (distance := distance_km(node, other)) is not None
    )
    return tuple(code for _distance, code in distances[:NEIGHBOURS])


def distance_km(one: AreaNode, other: AreaNode) -> float | None:
    """Between the middles, on a plane: the city is small. None where one is not known."""
    if one.middle is None or other.middle is None:
        return None
    north = one.middle.latitude - other.middle.latitude
    east = one.middle.longitude - other.middle.longitude
    shrink = math.cos(math.radians(one.middle.latitude))
    return 111.2 * math.hypot(north, east * shrink)
