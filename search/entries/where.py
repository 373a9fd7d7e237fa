"""Where an entry is: the areas its places lie in, their points, and how a card names them."""

from __future__ import annotations

from collections.abc import Iterable

from home.areas.models import Located
from home.areas.tree import tree as areas
from meeting_places.models import MeetingPlace
from search.entries.card import PlaceFacts, texts
from search.entries.tokens import area_names, in_all
from search.facts import Point

# About a tenth of a metre: more digits of a point tell nothing.
DIGITS = 6


def area_codes(located: Iterable[Located]) -> tuple[str, ...]:
    """The areas in which any of them lies, every level, with the postcodes of their addresses.

    A postcode counts as written, also outside the city.
    """
    codes: dict[str, None] = {}
    for one in located:
        codes |= dict.fromkeys(one.area_codes)
        if one.postal_code:
            codes[one.postal_code] = None
    return tuple(codes)


def points(located: Iterable[Located]) -> tuple[Point, ...]:
    """Their points; the middle of the smallest known area where there is no own one."""
    found = (one.point for one in located)
    return tuple(
        dict.fromkeys(
            Point(
                round(point.latitude, DIGITS),
                round(point.longitude, DIGITS),
                point.approximate,
            )
            for point in found
            if point
        )
    )


def place_facts(place: MeetingPlace) -> PlaceFacts:
    facts = PlaceFacts(name=texts(place, "name"))
    if place.listed:
        facts["slug"] = place.slug
    return located_facts(place, facts)


def located_facts(located: Located, facts: PlaceFacts) -> PlaceFacts:
    """The facts with the address and the smallest area added, where they are known."""
    if located.street_address:
        facts["street_address"] = located.street_address
    if area := areas().by_id.get(located.area_id or 0):
        facts["area"] = area.code
    return facts


def place_words(places: Iterable[MeetingPlace], codes: Iterable[str]) -> list[str]:
    """The words that say where: names and streets of the places, names of the areas."""
    return [
        word
        for place in places
        for word in (*in_all(place, "name"), place.street_address)
    ] + area_names(codes)
