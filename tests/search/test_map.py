"""The map of a result: what it divides, where it begins, and the way to it from a card."""

from __future__ import annotations

import re
from typing import Any

import pytest

from search.showing import map as map_page
from tests.factories.activities import weekly_club
from tests.factories.areas import small_oulu
from tests.factories.meeting_places import MeetingPlaceFactory

pytestmark = pytest.mark.django_db
TUIRA = {"postal_code": "90500", "latitude": 65.025, "longitude": 25.465}
IN_TUIRA = "bbox=65.0,25.4,65.1,25.5"


@pytest.fixture
def clubs():
    """Two clubs at a school in Tuira, one that only says it is in Tuira."""
    small_oulu()
    school = MeetingPlaceFactory(name_fi="Tuiran koulu", listed=False, **TUIRA)
    weekly_club(name_fi="Futis", place=school)
    weekly_club(name_fi="Shakki", place=school)
    somewhere = MeetingPlaceFactory(
        name_fi="Kerhohuone", listed=False, postal_code="90500"
    )
    weekly_club(name_fi="Puistojumppa", place=somewhere)


def html(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode()).replace("&amp;", "&")


def data(page: str, name: str) -> str:
    found = re.search(rf' data-{name}="([^"]*)"', page)
    assert found
    return found[1]


def features(client, query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/api/v1/map/?{query}").json()["features"]
    return found


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        ("", {"pohjoinen", "keskinen"}),
        ("area=keskinen", {"pk-tuira"}),
        ("area=tuira", {"pk-tuira"}),
        ("area=keskinen&area=pohjoinen", {"pohjoinen", "keskinen"}),
        ("area=90500", {"pohjoinen", "keskinen"}),
    ],
    ids=["the city", "a region", "a district of it", "two regions", "a postcode"],
)
def test_the_map_divides_the_city_or_the_region_asked_for(client, clubs, asked, parts):
    page = html(client, f"/haku/?view=map&{asked}")
    beside = page[page.index('aria-label="Tulokset alueittain"') :].split("</ul>")[0]
    assert set(re.findall(r"\?area=([a-z-]+)&view=map", beside)) == parts


@pytest.mark.parametrize(
    ("asked", "around", "bounds"),
    [
        ("", "", ""),
        ("near=65.0251,25.4652", "65.02510,25.46520", ""),
        ("area=tuira", "", "65.0200,25.4600,65.0300,25.4700"),
    ],
    ids=["the city", "a point", "a district"],
)
def test_the_map_begins_where_was_asked(client, clubs, asked, around, bounds):
    page = html(client, f"/haku/?view=map&{asked}")
    assert data(page, "around") == around
    assert data(page, "bounds") == bounds


def test_clubs_of_one_place_share_a_marker_that_leads_to_their_list(client, clubs):
    school, somewhere = sorted(
        (each["properties"] for each in features(client, f"{IN_TUIRA}&age=7")),
        key=lambda place: place["approximate"],
    )
    assert (school["place"], school["count"]) == ("Tuiran koulu", 2)
    assert {each["name"] for each in school["entries"]} == {"Futis", "Shakki"}
    assert school["url"] == "/haku/?age=7&near=65.02500%2C25.46500&km=0.5"
    assert (somewhere["place"], somewhere["approximate"]) == ("Tuira", True)


def test_the_districts_in_view_tell_where_one_is(client, clubs):
    answer = client.get(f"/sv/api/v1/map/?{IN_TUIRA}").json()
    assert "Tuira" in {each["properties"]["name"] for each in answer["districts"]}
    assert answer["is_whole"]


def test_what_was_left_out_is_told(client, clubs, monkeypatch):
    monkeypatch.setattr(map_page, "MOST_PLACES", 1)
    monkeypatch.setattr("search.api.MOST_PLACES", 1)
    answer = client.get(f"/api/v1/map/?{IN_TUIRA}").json()
    assert len(answer["features"]) == 1
    assert not answer["is_whole"]


def test_a_card_leads_to_the_map_around_its_place_for_the_same_people(client, clubs):
    page = html(client, "/haku/?q=futis&age=7&age=g3&area=tuira")
    link = "/haku/?age=7&age=g3&near=65.02500%2C25.46500&view=map"
    assert f'<a href="{link}">' in page
    there = html(client, link)
    assert data(there, "around") == "65.02500,25.46500"
    # Without a script it is a list with what stands there at its head.
    assert re.findall(r"<h3><a[^>]*>(.+?)</a></h3>", there)[0] in ("Futis", "Shakki")
    assert "alle 3 km: valittu paikka" in there.replace("\N{NO-BREAK SPACE}", " ")


def test_what_is_nowhere_has_no_map(client):
    weekly_club(
        place=MeetingPlaceFactory(listed=False, postal_code="", street_address="")
    )
    assert "view=map" in html(client, "/haku/")
    assert "card__map" not in html(client, "/haku/")
