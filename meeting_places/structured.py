"""Places and mobile services as schema.org data, for search engines and other readers.

A place is a CivicStructure (a Library, a Park, ... where it is one); what is not known is
left out. A mobile service is a GovernmentService with its stops as service channels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from home.areas import tree as trees
from home.attributes import Answer
from home.catalogue import public
from meeting_places.models import Facility, MeetingPlace, MobileService, Stop
from meeting_places.opening_hours import (
    ALL_DAY,
    Day,
    Opening,
    announcements_of,
    day_of,
    weekly_spans,
)
from meeting_places.visits import next_visits

Absolute = Callable[[str], str]
Kind = MeetingPlace.Kind

TYPES = {
    Kind.LIBRARY: "Library",
    Kind.PLAYGROUND: "Playground",
    Kind.PARK: "Park",
    Kind.SPORTS: "SportsActivityLocation",
    Kind.SCHOOL: "School",
}
DAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
# Exceptions this far ahead are published; a year covers what anybody announces.
AHEAD = timedelta(days=365)


def place_ld(place: MeetingPlace, absolute: Absolute, now: datetime) -> dict[str, Any]:
    """The place with its hours, exceptions and what is there."""
    if place.is_online:
        return online_ld(place, absolute)
    today = timezone.localtime(now).date()
    return without_empty(
        {
            "@type": TYPES.get(Kind(place.kind), "CivicStructure"),
            "@id": f"urn:uuid:{place.uuid}",
            "name": str(place.name),
            "description": str(place.summary or place.description),
            "url": absolute(place.get_absolute_url()),
            "telephone": place.phone,
            "identifier": identifiers_ld(place),
            "address": address_ld(place),
            "geo": geo_ld(place),
            "containedInPlace": area_ld(place.area_id),
            "isAccessibleForFree": True if place.free_entry else None,
            "publicAccess": True if place.listed else None,
            "openingHoursSpecification": hours_ld(place, today),
            "specialOpeningHoursSpecification": exceptions_ld(place, today),
            "amenityFeature": [*facilities_ld(place), *access_ld(place)],
        }
    )


def online_ld(place: MeetingPlace, absolute: Absolute) -> dict[str, Any]:
    """A place on the net: schema.org gives it neither hours nor an address."""
    return without_empty(
        {
            "@type": "VirtualLocation",
            "@id": f"urn:uuid:{place.uuid}",
            "name": str(place.name),
            "description": str(place.summary or place.description),
            "url": place.website or absolute(place.get_absolute_url()),
        }
    )


def service_ld(
    service: MobileService, absolute: Absolute, now: datetime
) -> dict[str, Any]:
    """The service, whom it serves where, and where it can be met next."""
    areas = {stop.area_id: area_ld(stop.area_id) for stop in service.stops}
    return without_empty(
        {
            "@type": "GovernmentService",
            "@id": f"urn:uuid:{service.uuid}",
            "name": str(service.name),
            "description": str(service.summary or service.description),
            "url": absolute(service.get_absolute_url()),
            "serviceOperator": organisation_ld(service),
            "provider": organisation_ld(service),
            "areaServed": [area for area in areas.values() if area],
            "availableChannel": [
                channel_ld(stop, absolute, now) for stop in service.stops
            ],
        }
    )


def stop_ld(stop: Stop, absolute: Absolute, now: datetime) -> dict[str, Any]:
    """One stop by itself, with the service that comes there."""
    service = stop.service
    return {
        **channel_ld(stop, absolute, now),
        "providesService": {
            "@type": "GovernmentService",
            "@id": f"urn:uuid:{service.uuid}",
            "name": str(service.name),
            "url": absolute(service.get_absolute_url()),
        },
    }


def channel_ld(stop: Stop, absolute: Absolute, now: datetime) -> dict[str, Any]:
    """One stop, open when the service stands there in the next two weeks."""
    hours = [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": DAYS[visit.day.weekday()],
            "opens": f"{timezone.localtime(visit.starts):%H:%M}",
            "closes": f"{timezone.localtime(visit.ends):%H:%M}",
            "validFrom": visit.day.isoformat(),
            "validThrough": visit.day.isoformat(),
        }
        for visit in next_visits([stop], now)
        if visit.happening.happens
    ]
    place = {
        "@type": "Place",
        "name": str(stop.name),
        "address": address_ld(stop),
        "geo": geo_ld(stop),
        "openingHoursSpecification": hours,
    }
    return {
        "@type": "ServiceChannel",
        "serviceUrl": absolute(stop.get_absolute_url()),
        "serviceLocation": without_empty(place),
    }


def address_ld(located: Any) -> dict[str, Any] | None:
    if not (located.street_address or located.postal_code):
        return None
    return without_empty(
        {
            "@type": "PostalAddress",
            "streetAddress": located.street_address,
            "postalCode": located.postal_code,
            "addressLocality": located.city,
            "addressCountry": "FI",
        }
    )


def geo_ld(located: Any) -> dict[str, Any] | None:
    """Only a point of its own: the middle of an area is not where the place is."""
    if located.latitude is None or located.longitude is None:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": located.latitude,
        "longitude": located.longitude,
    }


def area_ld(area_id: int | None) -> dict[str, Any] | None:
    node = trees.tree().by_id.get(area_id or 0)
    return {"@type": "AdministrativeArea", "name": str(node.name)} if node else None


def organisation_ld(service: MobileService) -> dict[str, Any] | None:
    organisation = public(service.organisation)
    if organisation is None:
        return None
    return {"@type": "Organization", "name": str(organisation)}


def hours_ld(place: MeetingPlace, today: date) -> list[dict[str, Any]]:
    """The weekly pattern that holds now or later."""
    if place.always_open:
        return [opening_ld(list(DAYS), ALL_DAY)]
    return [
        opening_ld(
            DAYS[weekly.weekday - 1],
            Opening(weekly.starts, weekly.ends),
            weekly.valid_from,
            weekly.valid_until,
        )
        for weekly in weekly_spans(place)
        if weekly.valid_until is None or weekly.valid_until >= today
    ]


def exceptions_ld(place: MeetingPlace, today: date) -> list[dict[str, Any]]:
    """What is announced; a closure opens and closes at the same time, as schema.org says."""
    days = sorted(
        {
            row.date
            for row in announcements_of(place)
            if today <= row.date <= today + AHEAD
        }
    )
    return [line for day in days for line in exception_ld(day_of(place, day))]


def exception_ld(day: Day) -> Iterable[dict[str, Any]]:
    nothing = (Opening(time(0), time(0)),)
    walk_in = tuple(opening for opening in day.openings if opening.is_walk_in)
    for opening in walk_in or nothing:
        yield opening_ld(DAYS[day.date.weekday()], opening, day.date, day.date)


def opening_ld(
    days: str | list[str],
    opening: Opening,
    first: date | None = None,
    last: date | None = None,
) -> dict[str, Any]:
    return without_empty(
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": days,
            "opens": f"{opening.starts:%H:%M}",
            "closes": f"{opening.ends:%H:%M}",
            "validFrom": first.isoformat() if first else None,
            "validThrough": last.isoformat() if last else None,
        }
    )


def identifiers_ld(place: MeetingPlace) -> list[dict[str, Any]]:
    """What other registers call it: Suomi.fi, the service map, Lipas."""
    numbers = {"ptv": place.ptv_id, "tprek": place.tprek_id, "lipas": place.lipas_id}
    return [
        {"@type": "PropertyValue", "propertyID": register, "value": str(number)}
        for register, number in numbers.items()
        if number is not None
    ]


def facilities_ld(place: MeetingPlace) -> list[dict[str, Any]]:
    return [
        feature_ld(str(Facility(code).label), True)
        for code in place.facilities
        if code in Facility
    ]


def access_ld(place: MeetingPlace) -> list[dict[str, Any]]:
    """Yes and no are told; partly and not known have no word here."""
    return [
        feature_ld(str(fact.support.label), fact.answer is Answer.YES)
        for fact in place.access_facts
        if fact.answer in (Answer.YES, Answer.NO)
    ]


def feature_ld(name: str, value: bool) -> dict[str, Any]:
    return {"@type": "LocationFeatureSpecification", "name": name, "value": value}


def without_empty(data: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in data.items() if v not in (None, "", [], {})}
