"""A place to be near to: a postcode, an address that the site knows, or `lat,lon`.

No address service is asked: what can be found is where meeting places and schools stand,
and the areas by their names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from home.areas import outlines
from home.areas.tree import tree as areas
from home.trees import Kept
from meeting_places.models import MeetingPlace

from .query import Near
from .understanding import areas as area_names
from .values import UnreadableError, is_postcode
from .words import fold

_POINT = re.compile(r"(-?\d{1,3}(?:\.\d{1,8})?)\s*[,;]\s*(-?\d{1,3}(?:\.\d{1,8})?)")
SHORTEST = 4


@dataclass(frozen=True)
class Spot:
    """A point with the spelling of the address, and what the visitor should know of it."""

    near: Near
    remark: str = ""


@dataclass(frozen=True)
class Address:
    """Where a published place stands; `names` are the folded spellings of the whole."""

    shown: str
    names: tuple[str, ...]
    latitude: float
    longitude: float


def look_up(text: str) -> Spot:
    """The point meant by the text. Raises UnreadableError with a sentence for the visitor."""
    if text.isascii() and (match := _POINT.fullmatch(text)):
        return _point(float(match[1]), float(match[2]))
    if is_postcode(text):
        return _middle(text, text)
    if spot := _address(text):
        return spot
    if codes := area_names.forms().get(text.casefold()):
        return _middle(codes[0], text)
    raise UnreadableError(
        _("We do not know this address. Try a postcode or the name of a district.")
    )


def _point(latitude: float, longitude: float) -> Spot:
    if not outlines.is_in_finland(latitude, longitude):
        raise UnreadableError(_("The point is not in Finland."))
    return Spot(Near(latitude, longitude, f"{latitude:.8g},{longitude:.8g}"))


def _middle(code: str, text: str) -> Spot:
    tree = areas()
    shares = tree.shares(code)
    known = (tree.get(each) for each in (code, shares[0][0] if shares else None))
    middle = next((area.middle for area in known if area and area.middle), None)
    if middle is None:
        raise UnreadableError(_("We do not know where this postcode is."))
    return Spot(Near(middle.latitude, middle.longitude, text))


def _address(text: str) -> Spot | None:
    asked = " ".join(fold(text))
    if len(asked) < SHORTEST:
        return None
    known = addresses()
    found = [one for one in known if asked in one.names]
    # "Simpuntie 1" is not Simpuntie 11, "Simpuntie" is any house of it.
    found = found or [one for one in known if one.names[0].startswith(f"{asked} ")]
    if not found:
        return None
    first, remark = found[0], ""
    if len({(one.latitude, one.longitude) for one in found}) > 1:
        remark = _("Several addresses fit; we use %(address)s.") % {
            "address": first.shown
        }
    return Spot(Near(first.latitude, first.longitude, text), remark)


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
