"""What pages tell search engines: in the words of schema.org, and true."""

from __future__ import annotations

import json
import re

import pytest

from tests.factories.meeting_places import MeetingPlaceFactory
from tests.pages import town

THING = {"@context", "@type", "@id", "name", "description", "url", "image", "sameAs"}
THING |= {"identifier", "mainEntityOfPage", "potentialAction"}
EVENT = THING | {
    *("about", "inLanguage", "startDate", "endDate", "eventStatus", "eventSchedule"),
    *("eventAttendanceMode", "isAccessibleForFree", "maximumAttendeeCapacity"),
    *("remainingAttendeeCapacity", "typicalAgeRange", "organizer", "location"),
    *("offers", "subEvent"),
}
PLACE = THING | {
    *("address", "geo", "telephone", "containedInPlace", "isAccessibleForFree"),
    *("publicAccess", "openingHoursSpecification", "amenityFeature"),
    *("specialOpeningHoursSpecification",),
}
ORGANIZATION = THING | {"email", "telephone"}
# The properties of each type that we use, checked against https://schema.org.
VOCABULARY = {
    "AdministrativeArea": PLACE,
    "BreadcrumbList": THING | {"itemListElement"},
    "CivicStructure": PLACE,
    "EntryPoint": THING | {"urlTemplate"},
    "Event": EVENT,
    "EventSeries": EVENT,
    "GovernmentOrganization": ORGANIZATION,
    "GovernmentService": THING
    | {"areaServed", "availableChannel", "provider", "serviceOperator"},
    "ListItem": THING | {"item", "position"},
    "LocationFeatureSpecification": THING | {"value"},
    "NewsArticle": THING
    | {"headline", "datePublished", "dateModified", "inLanguage", "publisher"},
    "NGO": ORGANIZATION,
    "Offer": THING
    | {"availability", "price", "priceCurrency", "validFrom", "validThrough"},
    "OpeningHoursSpecification": THING
    | {"dayOfWeek", "opens", "closes", "validFrom", "validThrough"},
    "Organization": ORGANIZATION,
    "Place": PLACE,
    "PostalAddress": THING
    | {"streetAddress", "postalCode", "addressLocality", "addressCountry"},
    "Schedule": THING
    | {
        *("byDay", "startTime", "endTime", "startDate", "endDate"),
        *("repeatFrequency", "scheduleTimezone", "exceptDate"),
    },
    "SearchAction": THING | {"target"},
    "ServiceChannel": THING | {"providesService", "serviceLocation", "serviceUrl"},
    "VirtualLocation": THING,
    "WebSite": THING | {"inLanguage", "publisher"},
}
# What each kind of page is about, besides its way down from the front page.
TOLD = {
    "/": ["WebSite"],
    "/alueet/pohjoinen-alue/": ["AdministrativeArea"],
    "/alueet/pohjoinen-alue/haukipudas/": ["AdministrativeArea"],
    "/ajankohtaista/juuri-nyt/": ["NewsArticle"],
    "/kerhot/kerho-1/": ["EventSeries"],
    "/paikat/tupa-1/": ["CivicStructure"],
    "/liikkuvat/auto/": ["GovernmentService"],
    "/liikkuvat/auto/pysakki-5709aa11/": ["ServiceChannel"],
    "/jarjestajat/seura/": ["NGO"],
}

# Nothing lies above these.
WAY_DOWN: dict[str, list[str]] = {"/": [], "/haku/": []}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def city(once):
    town.build()


def told_by(page):
    """Everything that the page says in JSON-LD, one thing after another."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    for block in blocks:
        data = json.loads(block)
        yield from data if isinstance(data, list) else [data]


def unknown_words(data):
    """Types and properties in it that schema.org does not know."""
    if isinstance(data, list):
        return [word for each in data for word in unknown_words(each)]
    if not isinstance(data, dict):
        return []
    kind = data["@type"]
    unknown = [f"{kind}.{name}" for name in data if name not in VOCABULARY[kind]]
    return unknown + [word for each in data.values() for word in unknown_words(each)]


@pytest.mark.parametrize("url", town.ADDRESSES)
def test_a_page_says_what_it_is_in_the_words_of_schema_org(client, url):
    told = {data["@type"]: data for data in told_by(client.get(url).content.decode())}

    assert set(told) == {*TOLD.get(url, ()), *WAY_DOWN.get(url, ["BreadcrumbList"])}
    for data in told.values():
        assert data["@context"] == "https://schema.org"
        assert unknown_words(data) == []


def test_a_place_on_the_net_has_no_hours_and_no_address(client):
    place = MeetingPlaceFactory(kind="online", hours="always")

    page = client.get(place.get_absolute_url()).content.decode()

    (told,) = (each for each in told_by(page) if each["@type"] == "VirtualLocation")
    assert unknown_words(told) == []


def test_the_front_page_tells_how_to_search(client):
    (site,) = told_by(client.get("/sv/").content.decode())

    assert site["inLanguage"] == "sv"
    assert site["potentialAction"]["target"]["urlTemplate"] == (
        "http://testserver/sv/sok/?q={words}"
    )
