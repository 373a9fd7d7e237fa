"""Points and outlines as people type them: what is wrong with them, said in a sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import shapely
from django.utils.translation import gettext as _
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

# Finland with its territorial sea, in whole enough degrees.
LATITUDES = (59.0, 70.5)
LONGITUDES = (19.0, 32.0)


@dataclass(frozen=True)
class Point:
    """Where something stands; approximate when it is only the middle of its area."""

    latitude: float
    longitude: float
    approximate: bool


class OutlineError(ValueError):
    """The text is not a GeoJSON Polygon or MultiPolygon; the message says why."""


def is_in_finland(latitude: float, longitude: float) -> bool:
    return (
        LATITUDES[0] <= latitude <= LATITUDES[1]
        and LONGITUDES[0] <= longitude <= LONGITUDES[1]
    )


def problems_of_point(
    latitude: float | None, longitude: float | None
) -> dict[str, str]:
    """What is wrong with a point, by field; empty when nothing is, or when there is none."""
    if latitude is None and longitude is None:
        return {}
    if latitude is None:
        return {"latitude": _("Write the latitude too, or leave both empty.")}
    if longitude is None:
        return {"longitude": _("Write the longitude too, or leave both empty.")}
    if is_in_finland(latitude, longitude):
        return {}
    if is_in_finland(longitude, latitude):
        return {"latitude": _("Latitude and longitude seem swapped.")}
    return {
        "latitude": _(
            "This point is not in Finland. "
            "Oulu is near latitude 65.01 and longitude 25.47."
        )
    }


def read(outline: str) -> BaseGeometry:
    """The shape of a GeoJSON text. Raises OutlineError."""
    try:
        geometry: Any = json.loads(outline)
        kind = geometry["type"]
        area = shape(geometry)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise OutlineError(_("This is not a GeoJSON geometry.")) from error
    except shapely.errors.ShapelyError as error:
        raise OutlineError(_("This is not a GeoJSON geometry.")) from error
    if kind not in ("Polygon", "MultiPolygon") or area.is_empty:
        raise OutlineError(_("The outline must be a Polygon or a MultiPolygon."))
    west, south, east, north = area.bounds
    if not (is_in_finland(south, west) and is_in_finland(north, east)):
        raise OutlineError(
            _("The outline is not in Finland. GeoJSON writes longitude first.")
        )
    if not area.is_valid:
        raise OutlineError(_("The outline crosses itself."))
    return area
