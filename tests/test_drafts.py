"""A draft is told nowhere: not by what stands there, not by what it runs, in no form."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from aarrearkku.sitemaps import SITEMAPS
from activities.models import SlotChange
from home.areas.models import Area
from tests.factories.activities import (
    ClubFactory,
    DatedSessionFactory,
    SlotChangeFactory,
    SlotFactory,
)
from tests.factories.areas import small_oulu
from tests.factories.meeting_places import (
    MeetingPlaceFactory,
    MobileServiceFactory,
    StopFactory,
    StopTimeFactory,
)
from tests.factories.organisations import OrganisationFactory
from tests.factories.pages import (
    ClusterPageFactory,
    ContentPageFactory,
    RegionPageFactory,
    home,
)

pytestmark = pytest.mark.django_db

TUIRA = {"latitude": 65.025, "longitude": 25.465, "postal_code": "90500"}
SECRETS = ("salainen", "salatie", "65.0277", "25.4677")


@pytest.fixture
def secret_place():
    return MeetingPlaceFactory(
        name_fi="Salainen talo",
        street_address="Salatie 1",
        entrance_note_fi="Salainen ovi",
        postal_code="90500",
        latitude=65.0277,
        longitude=25.4677,
        live=False,
    )


@pytest.fixture
def secret_organiser():
    return OrganisationFactory(
        name_fi="Salainen seura", website="https://salainen.example/", live=False
    )


@pytest.fixture
def town():
    """Its pages tell what goes on in Tuira."""
    small_oulu()
    region = RegionPageFactory(area=Area.objects.get(code="keskinen"))
    ClusterPageFactory(parent=region, area=Area.objects.get(code="pk-tuira"))
    return region


def told_at(client, *addresses: str) -> dict[str, str]:
    """What each address answers, in small letters, long lines of calendars joined."""
    told = {}
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        content = b"".join(answer) if answer.streaming else answer.content
        told[address] = content.decode().replace("\r\n ", "").lower()
    return told


def leaks(told: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (address, secret)
        for address, text in told.items()
        for secret in SECRETS
        if secret in text
    ]


@pytest.fixture
def everything(town):
    """The addresses that tell of all that is there, in every form."""
    pages = [town.get_url(), town.get_children().get().get_url(), home().get_url()]
    search = reverse("search")
    return [
        *pages,
        *(f"{search}{asked}" for asked in ("", "?view=map", "?view=week", "?q=Tuira")),
        *map(reverse, ("search_feed", "search_calendar", "search_api")),
        f"{reverse('map_api')}?bbox=65.0,25.4,65.1,25.5",
        *map(reverse, ("places", "timetable", "timetable_feed")),
        *(reverse("sitemap-section", args=[section]) for section in SITEMAPS),
    ]


def test_no_page_of_a_club_tells_a_draft_of_its_place_or_organiser(
    client, everything, secret_place, secret_organiser
):
    day = timezone.localdate() + timedelta(days=3)
    partner = OrganisationFactory(name_fi="Julkinen seura")
    club = ClubFactory(
        name_fi="Shakkikerho",
        place=secret_place,
        school=secret_place,
        own_school_first=True,
        organisation=secret_organiser,
    )
    club.co_organisers.set([partner, secret_organiser])
    club.save()
    slot = SlotFactory(activity=club, weekday=day.isoweekday())
    SlotFactory(activity=club, weekday=day.isoweekday(), starts=time(17), ends=time(18))
    DatedSessionFactory(activity=club, date=day)
    elsewhere = MeetingPlaceFactory(name_fi="Julkinen talo", **TUIRA)
    another = ClubFactory(
        name_fi="Shakkikerho", place=elsewhere, organisation=secret_organiser
    )
    SlotFactory(activity=another, weekday=1, place=secret_place)
    DatedSessionFactory(activity=another, date=day, place=secret_place)
    moved = SlotFactory(activity=another, weekday=day.isoweekday())
    SlotChangeFactory(
        slot=moved,
        date=day,
        kind=SlotChange.Kind.MOVED_PLACE,
        new_place=secret_place,
        reason_fi="Remontti.",
    )
    SlotChangeFactory(slot=slot, date=day, new_place=secret_place)
    told = told_at(
        client,
        *everything,
        *(address for each in (club, another) for address in each.all_addresses()),
        *partner.all_addresses(),
        elsewhere.get_absolute_url(),
    )
    assert "shakkikerho" in told["/haku/"]
    assert "julkinen seura" in told[club.get_absolute_url()]
    assert leaks(told) == []


def test_no_page_of_a_service_or_a_place_tells_a_draft_it_belongs_to(
    client, everything, secret_place, secret_organiser
):
    service = MobileServiceFactory(name_fi="Auto", organisation=secret_organiser)
    stop = StopFactory(
        route__service=service, name_fi="Kenttä", place=secret_place, **TUIRA
    )
    StopTimeFactory(stop=stop, weekday=timezone.localdate().isoweekday())
    bare = StopFactory(route__service=service, name_fi="Tori", place=secret_place)
    StopTimeFactory(stop=bare, weekday=timezone.localdate().isoweekday())
    place = MeetingPlaceFactory(
        name_fi="Avoin talo", organisation=secret_organiser, **TUIRA
    )
    told = told_at(
        client,
        *everything,
        *service.all_addresses(),
        stop.get_absolute_url(),
        bare.get_absolute_url(),
        *place.all_addresses(),
    )
    assert "kenttä" in told["/liikkuvat/"]
    assert "avoin talo" in told["/paikat/"]
    assert leaks(told) == []


def test_where_the_usual_place_is_wrong_the_organiser_is_to_be_asked(
    client, secret_place
):
    club = ClubFactory(season=None)
    SlotFactory(activity=club, place=secret_place)
    page = client.get(club.get_absolute_url()).content.decode()
    assert "kysykää paikkaa järjestäjältä" in page


def test_a_link_to_a_page_that_is_not_published_yet_leads_nowhere(client):
    draft = ContentPageFactory(title="Salainen sivu", live=False)
    shown = ContentPageFactory(title="Ohje")
    page = ContentPageFactory(
        body=[
            (
                "links",
                [
                    {"text": "Tulossa", "page": draft, "address": ""},
                    {"text": "Lue ohje", "page": shown, "address": ""},
                ],
            )
        ]
    )
    answer = client.get(page.get_url()).content.decode()
    assert "Tulossa" not in answer
    assert "Lue ohje" in answer
    assert leaks({"": answer.lower()}) == []
