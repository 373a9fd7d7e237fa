"""The page of an organiser."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import timezone
from wagtail_factories import ImageFactory

from home.calendar_days import HELSINKI
from tests.answers import linked_data, words
from tests.factories.activities import weekly_club
from tests.factories.meeting_places import MeetingPlaceFactory, MobileServiceFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def wednesday_in_november(monkeypatch):
    now = datetime(2026, 11, 25, 12, tzinfo=HELSINKI)
    monkeypatch.setattr(timezone, "now", lambda: now)


@pytest.fixture
def seura():
    return OrganisationFactory(
        name_fi="Esimerkkiseura ry", website="https://esimerkkiseura.example/"
    )


def test_it_lists_what_the_organiser_runs_alone_and_with_others(client, seura):
    weekly_club(name_fi="Sählykerho", organisation=seura)
    shared = weekly_club(name_fi="Pallokerho")
    shared.co_organisers.add(seura)
    shared.save()
    weekly_club(name_fi="Toisen seuran kerho")
    told = words(client.get("/jarjestajat/" + seura.slug + "/").content.decode())
    assert "Sählykerho 7–12 v, ti 14.15–15.15" in told
    assert "Pallokerho" in told
    assert "Toisen seuran kerho" not in told


def test_drafts_and_ended_seasons_are_not_in_the_list(client, seura):
    weekly_club(name_fi="Luonnos", organisation=seura, live=False)
    weekly_club(
        name_fi="Päättynyt kerho", organisation=seura, slot__last_date=date(2026, 10, 1)
    )
    told = words(client.get(seura.get_absolute_url()))
    assert "Luonnos" not in told
    assert "Päättynyt kerho" not in told
    assert "Juuri nyt ei ole tiedossa mitään." in told


def test_a_draft_organiser_is_not_found(client):
    draft = OrganisationFactory(live=False)
    assert client.get(draft.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    "prefix", ["/jarjestajat/", "/sv/arrangorer/", "/en/organisers/"]
)
def test_it_has_an_address_in_three_languages(client, seura, prefix):
    assert client.get(f"{prefix}{seura.slug}/").status_code == 200


@pytest.mark.parametrize("clubs", [1, 5])
def test_many_clubs_cost_as_many_queries_as_one(
    client, seura, django_assert_num_queries, clubs
):
    for _number in range(clubs):
        weekly_club(organisation=seura)
    with django_assert_num_queries(15):
        client.get(seura.get_absolute_url())


def test_an_organiser_of_places_and_buses_lists_them(client, seura):
    MeetingPlaceFactory(name_fi="Asukastupa", organisation=seura)
    MeetingPlaceFactory(name_fi="Koulu", organisation=seura, listed=False)
    MobileServiceFactory(name_fi="Nuorisoauto", organisation=seura)
    told = words(client.get(seura.get_absolute_url()))
    assert "Asukastupa" in told
    assert "Nuorisoauto" in told
    assert "Koulu" not in told
    assert "Juuri nyt ei ole tiedossa mitään." not in told


def test_it_tells_how_often_its_facts_are_confirmed(client, seura):
    seura.review_months = 3
    seura.save()
    told = words(client.get(seura.get_absolute_url()))
    assert "vahvistaa tietonsa 3 kuukauden välein" in told


def test_search_engines_are_told_what_is_public(client, seura):
    found = linked_data(client.get(seura.get_absolute_url())).values()
    (told,) = (data for data in found if "sameAs" in data)
    assert told["name"] == "Esimerkkiseura ry"
    assert told["sameAs"] == ["https://esimerkkiseura.example/"]
    assert told["url"] == f"http://testserver/jarjestajat/{seura.slug}/"


def test_its_logo_comes_with_its_words(client, seura):
    seura.logo = ImageFactory(alt_fi="Aurinko ja aaltoja")
    seura.save()
    html = client.get(seura.get_absolute_url()).content.decode()
    assert 'alt="Aurinko ja aaltoja"' in html
