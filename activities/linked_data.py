"""A club as schema.org JSON-LD, for search engines: a series of events with its schedule.

Terms are those of https://schema.org/EventSeries and https://schema.org/Schedule. No
personal data goes in: contacts stay on the page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from activities import occurrences
from home.attributes import EnrolmentState, Running
from home.audience import Audience
from home.calendar_days import at
from home.catalogue import public
from home.texts import current_language
from home.themes.keywords import YSO, Keyword, address

if TYPE_CHECKING:
    from activities.club_page import ClubPage
    from activities.models import DatedSession, Slot

SCHEMA = "https://schema.org"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
AVAILABILITY = {
    EnrolmentState.OPEN: "InStock",
    EnrolmentState.NONE: "InStock",
    EnrolmentState.OPENS: "PreOrder",
    EnrolmentState.QUEUE: "BackOrder",
    EnrolmentState.FULL: "SoldOut",
    EnrolmentState.CLOSED: "Discontinued",
}

Data = dict[str, Any]
Absolute = Callable[[str], str]


def event(club: ClubPage, absolute: Absolute) -> Data:
    """The club as the data of `{% json_ld %}`."""
    activity = club.activity
    slots, dated = list(activity.slots.all()), list(activity.dated_sessions.all())
    first = occurrences.first_day(activity)
    last = occurrences.last_day(activity)
    one_off = len(dated) == 1 and not slots
    data: Data = {
        "@type": "Event" if one_off else "EventSeries",
        "@id": absolute(activity.get_absolute_url()),
        "identifier": str(activity.uuid),
        "name": str(activity.name),
        "description": str(activity.summary or activity.description),
        "url": absolute(activity.get_absolute_url()),
        "inLanguage": activity.languages or [current_language()],
        "startDate": first and first.isoformat(),
        "endDate": last and last.isoformat(),
        "eventStatus": f"{SCHEMA}/{status(club)}",
        "eventAttendanceMode": f"{SCHEMA}/{attendance(club)}",
        "isAccessibleForFree": activity.is_free,
        "maximumAttendeeCapacity": activity.capacity_max,
        "remainingAttendeeCapacity": club.moment.places_left,
        "typicalAgeRange": age_range(activity),
        "organizer": [organizer(each, absolute) for each in club.organisers],
        "location": location(club, absolute),
        "offers": offer(club),
        "about": str(activity.theme.name),
        "keywords": [keyword(each) for each in activity.keywords],
        "image": image(club, absolute),
    }
    if one_off:
        (session,) = dated
        start = at(session.date, session.starts)
        data["startDate"] = start.isoformat()
        data["endDate"] = at(session.date, session.ends).isoformat()
    else:
        data["eventSchedule"] = [schedule(club, slot) for slot in slots] or None
        data["subEvent"] = [sub_event(club, one) for one in dated] or None
    return filled(data)


def schedule(club: ClubPage, slot: Slot) -> Data:
    """A weekly time; the dates on which it is not are named one by one."""
    activity = club.activity
    first = occurrences.first_session(activity, slot)
    last = slot.last_date or occurrences.season_end(activity)
    return filled(
        {
            "@type": "Schedule",
            "byDay": f"{SCHEMA}/{DAYS[slot.weekday - 1]}",
            "startTime": f"{slot.starts:%H:%M}",
            "endTime": f"{slot.ends:%H:%M}",
            "startDate": first and first.isoformat(),
            "endDate": last and last.isoformat(),
            "repeatFrequency": f"P{slot.interval}W",
            "scheduleTimezone": "Europe/Helsinki",
            "exceptDate": [
                day.isoformat() for day in days_off(club, slot, first, last)
            ],
        }
    )


def days_off(
    club: ClubPage, slot: Slot, first: date | None, last: date | None
) -> list[date]:
    if first is None:
        return []
    activity = club.activity
    until = last or first + timedelta(days=365)
    changes = occurrences.changes_of(activity)
    changed = {day for uuid, day in changes if uuid == slot.uuid}
    held = {*occurrences.slot_days(activity, slot, first, until)} - changed
    rhythm = occurrences.rhythm(activity, slot, first, until)
    return [day for day in rhythm if day not in held]


def sub_event(club: ClubPage, session: DatedSession) -> Data:
    return {
        "@type": "Event",
        "name": str(club.activity.name),
        "startDate": at(session.date, session.starts).isoformat(),
        "endDate": at(session.date, session.ends).isoformat(),
        "location": location_of(public(session.place or club.activity.place)),
    }


def status(club: ClubPage) -> str:
    called_off = {
        Running.CANCELLED: "EventCancelled",
        Running.PAUSED: "EventPostponed",
    }
    return called_off.get(Running(club.moment.running), "EventScheduled")


def attendance(club: ClubPage) -> str:
    if club.activity.environment == club.activity.Environment.ONLINE:
        return "OnlineEventAttendanceMode"
    return "OfflineEventAttendanceMode"


def age_range(audience: Audience) -> str | None:
    """Such as "7-12" or "65-"; grades as the ages of their pupils."""
    span = audience.span
    if span is None or audience.audience_mode == audience.Mode.ALL_AGES:
        return None
    low, high = span.low // 100, (span.high - 1) // 100
    return f"{low}-" if span.high > 13_000 else f"{low}-{high}"


def organizer(organisation: Any, absolute: Absolute) -> Data:
    return {
        "@type": "Organization",
        "name": str(organisation.name),
        "url": absolute(organisation.get_absolute_url()),
    }


def location(club: ClubPage, absolute: Absolute) -> Data | None:
    if club.activity.environment == club.activity.Environment.ONLINE:
        page = absolute(club.activity.get_absolute_url())
        return {"@type": "VirtualLocation", "url": page}
    return location_of(club.place)


def location_of(place: Any) -> Data | None:
    if place is None:
        return None
    point = place.point
    exact = point is not None and not point.approximate
    return filled(
        {
            "@type": "Place",
            "name": str(place.name),
            "address": filled(
                {
                    "@type": "PostalAddress",
                    "streetAddress": place.street_address,
                    "postalCode": place.postal_code,
                    "addressLocality": place.city or "Oulu",
                    "addressCountry": "FI",
                }
            ),
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": point.latitude,
                "longitude": point.longitude,
            }
            if exact
            else None,
        }
    )


def offer(club: ClubPage) -> Data:
    activity, terms = club.activity, club.enrolment.terms
    return filled(
        {
            "@type": "Offer",
            "price": f"{activity.price:.2f}",
            "priceCurrency": "EUR",
            "availability": f"{SCHEMA}/{AVAILABILITY[club.enrolment.state]}",
            "validFrom": terms.opens and terms.opens.isoformat(),
            "validThrough": terms.closes and terms.closes.isoformat(),
            "url": activity.enrol_url,
        }
    )


def keyword(code: str) -> Data:
    return {
        "@type": "DefinedTerm",
        "@id": address(code),
        "name": str(Keyword(code).label),
        "inDefinedTermSet": YSO,
    }


def image(club: ClubPage, absolute: Absolute) -> str | None:
    picture = club.activity.image
    return absolute(picture.get_rendition("width-1200").url) if picture else None


def filled(data: Data) -> Data:
    """Without what is not known: an empty value would be a claim."""
    return {key: value for key, value in data.items() if value not in (None, "", [])}
