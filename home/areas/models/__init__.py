"""The city as a tree, and whatever stands somewhere in it."""

from home.areas.models.areas import (
    CITY_CODE,
    Area,
    AreaQuerySet,
    Level,
    PostcodeShare,
    five_digits,
)
from home.areas.models.located import Located

__all__ = [
    "CITY_CODE",
    "Area",
    "AreaQuerySet",
    "Level",
    "Located",
    "PostcodeShare",
    "five_digits",
]
