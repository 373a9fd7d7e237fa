"""The map of a result: what it divides, where it begins, and the way to it from a card."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest

from activities.models import Activity
from search.cards import EntryCard, load
from search.query import Query
from search.results import Hit
from search.showing import map as map_page
from tests.factories.activities import weekly_club
from tests.factories.areas import small_oulu
from tests.factories.meeting_places import MeetingPlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_season")]
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
        ("", {"Keskinen alue": ("3", "keskinen"), "Pohjoinen alue": ("0", "")}),
        ("area=keskinen", {"Tuira-Toppila": ("3", "pk-tuira")}),
        ("area=tuira&age=7", {"Tuira-Toppila": ("3", "tuira")}),
        (
            "area=tuira&area=pohjoinen",
            {"Keskinen alue": ("3", "tuira"), "Pohjoinen alue": ("0", "")},
        ),
        (
            "area=90500",
            {"Keskinen alue": ("3", "90500"), "Pohjoinen alue": ("0", "")},
        ),
    ],
    ids=["the city", "a region", "a district of it", "two regions", "a postcode"],
)
def test_the_map_divides_the_result_and_leads_to_what_it_counts(
    client, clubs, asked, parts
):
    page = html(client, f"/haku/?view=map&{asked}")
    beside = page[page.index('aria-label="Tulokset alueittain"') :].split("</ul>")[0]
    found = {}
    for part in beside.split("<li>")[1:]:
        count, name = re.findall(r"<b>(\d+)</b><span>(.+?)</span>", part)[0]
        link = re.search(r'href="([^"]+)"', part)
        code = re.findall(r"area=([a-z0-9-]+)", link[1])[0] if link else ""
        found[name] = (count, code)
        if link:
            there = client.get("/api/v1/search/" + link[1].removeprefix("/haku/"))
            assert there.json()["total"] == int(count)
    assert found == parts
    drawn = {
        each["properties"]["name"]: str(each["properties"]["count"])
        for each in features(client, asked)
    }
    assert drawn.items() <= {name: count for name, (count, _) in parts.items()}.items()


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
    answer = client.get(f"/api/v1/map/?{IN_TUIRA}").json()
    assert len(answer["features"]) == 1
    assert not answer["is_whole"]


def test_a_crowded_place_counts_all_and_loads_only_those_it_names(
    client, clubs, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(map_page, "MOST_NAMED", 1)
    features(client, IN_TUIRA)  # The names of areas are kept from now on.
    loaded: list[int] = []

    def counting(hits: list[Hit], query: Query, now: datetime) -> list[EntryCard]:
        loaded.extend(hit.key for hit in hits)
        return load(hits, query, now)

    monkeypatch.setattr(map_page, "load", counting)
    with django_assert_max_num_queries(4):
        places = features(client, f"{IN_TUIRA}&age=7")
    assert sorted(each["properties"]["count"] for each in places) == [1, 2]
    assert [len(each["properties"]["entries"]) for each in places] == [1, 1]
    assert len(loaded) == 2


def test_a_card_leads_to_the_map_of_the_same_search_with_itself_marked(client, clubs):
    page = html(client, "/haku/?age=7&age=g3&area=tuira&kind=club&page=1")
    futis = Activity.objects.get(name_fi="Futis").uuid
    link = f"/haku/?age=7&age=g3&area=tuira&kind=club&view=map&show={futis}"
    assert f'<a href="{link}">' in page
    there = html(client, link)
    assert data(there, "marked") == "65.02500,25.46500"
    assert 'class="notice"' not in there
    # Without a script it says in words what is marked.
    assert re.search(
        r"Merkitty kartalle: <a[^>]*>Futis</a>, Tuiran koulu, Tuira", there
    )
    asked = data(there, "url").split("?")[1]
    school = next(
        each["properties"]
        for each in features(client, f"{asked}&{IN_TUIRA}")
        if each["properties"]["marked"]
    )
    assert school["count"] == 2
    assert [(e["name"], e["marked"]) for e in school["entries"]] == [
        ("Futis", True),
        ("Shakki", False),
    ]


def test_what_fits_only_almost_is_on_the_map_when_it_is_marked(client, clubs):
    futis = Activity.objects.get(name_fi="Futis").uuid
    asked = f"{IN_TUIRA}&kind=camp"
    assert features(client, asked) == []
    (place,) = features(client, f"{asked}&show={futis}")
    assert place["properties"]["count"] == 1
    assert place["properties"]["entries"][0]["name"] == "Futis"


@pytest.mark.parametrize("show", ["", "x", "../..", "0" * 32, "%00"])
def test_what_nobody_knows_is_not_marked(client, clubs, show):
    assert data(html(client, f"/haku/?view=map&show={show}"), "marked") == ""
    assert all(
        not each["properties"]["marked"]
        for each in features(client, f"{IN_TUIRA}&show={show}")
    )


def test_what_is_nowhere_has_no_map(client):
    weekly_club(
        place=MeetingPlaceFactory(listed=False, postal_code="", street_address="")
    )
    assert "view=map" in html(client, "/haku/")
    assert "card__map" not in html(client, "/haku/")
