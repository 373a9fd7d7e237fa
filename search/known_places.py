"""Places that the site knows a point of: addresses, postcodes and areas.

No address service is asked: what can be found is where meeting places and schools stand,
and the areas by their names.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max

from home.areas.outlines import Point
from home.areas.tree import tree as areas
from home.trees import Kept
from meeting_places.models import MeetingPlace

from .words import fold

SHORTEST = 4


@dataclass(frozen=True)
class Address:
    """Where a published place stands; `names` are the folded spellings of the whole."""

    shown: str
    names: tuple[str, ...]
    latitude: float
    longitude: float


def middle_of(code: str) -> Point | None:
    """The middle of an area or, of a postcode without one, of the largest of its parts."""
    tree = areas()
    shares = tree.shares(code)
    known = (tree.get(each) for each in (code, shares[0][0] if shares else None))
    return next((area.middle for area in known if area and area.middle), None)


def at_address(text: str) -> list[Address]:
    """The addresses that are called so, else those of the street that is."""
    asked = " ".join(fold(text))
    if len(asked) < SHORTEST:
        return []
    known = addresses()
    # "Simpuntie 1" is not Simpuntie 11, "Simpuntie" is any house of it.
    return [one for one in known if asked in one.names] or [
        one for one in known if one.names[0].startswith(f"{asked} ")
    ]


def _load() -> list[Address]:
    known = []
    for place in MeetingPlace.objects.published().order_by("street_address", "pk"):
        # A place that only knows its area would make an address of the area's middle.
        if place.latitude is not None and place.longitude is not None:
            street = place.street_address
            known.append(
                Address(
                    f"{street}, {place.city}" if street and place.city else street,
                    tuple(
                        " ".join(fold(name))
                        for name in (
                            street,
                            f"{street} {place.city}",
                            f"{street} {place.postal_code} {place.city}",
                            place.name,
                        )
                    ),
                    place.latitude,
                    place.longitude,
                )
            )
    return known


def _stamp() -> tuple[object, ...]:
    published = MeetingPlace.objects.published()
    state = published.aggregate(rows=Count("pk"), latest=Max("last_published_at"))
    return tuple(state.values())


addresses: Kept[list[Address]] = Kept(_load, _stamp)
