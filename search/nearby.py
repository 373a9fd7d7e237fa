"""A place to be near to: a postcode, an address that the site knows, or `lat,lon`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from home.areas import outlines

from .known_places import at_address, middle_of
from .query import Near
from .understanding import areas as area_names
from .understanding.wording import bare
from .values import UnreadableError, is_postcode

_POINT = re.compile(r"(-?\d{1,3}(?:\.\d{1,8})?)\s*[,;]\s*(-?\d{1,3}(?:\.\d{1,8})?)")


@dataclass(frozen=True)
class Spot:
    """A point with the spelling of the address, and what the visitor should know of it."""

    near: Near
    remark: str = ""


def look_up(text: str) -> Spot:
    """The point meant by the text. Raises UnreadableError with a sentence for the visitor."""
    if text.isascii() and (match := _POINT.fullmatch(text)):
        return _point(float(match[1]), float(match[2]))
    if is_postcode(text):
        return _middle(text, text)
    if spot := _address(text):
        return spot
    if codes := area_names.forms().get(bare(text)):
        return _middle(codes[0], text)
    raise UnreadableError(
        _("We do not know this address. Try a postcode or the name of a district.")
    )


def _point(latitude: float, longitude: float) -> Spot:
    if not outlines.is_in_finland(latitude, longitude):
        raise UnreadableError(_("The point is not in Finland."))
    return Spot(Near(latitude, longitude, f"{latitude:.8g},{longitude:.8g}"))


def _middle(code: str, text: str) -> Spot:
    middle = middle_of(code)
    if middle is None:
        raise UnreadableError(_("We do not know where this postcode is."))
    return Spot(Near(middle.latitude, middle.longitude, text))


def _address(text: str) -> Spot | None:
    found = at_address(text)
    if not found:
        return None
    first, remark = found[0], ""
    if len({(one.latitude, one.longitude) for one in found}) > 1:
        remark = _("Several addresses fit; we use %(address)s.") % {
            "address": first.shown
        }
    return Spot(Near(first.latitude, first.longitude, text), remark)
