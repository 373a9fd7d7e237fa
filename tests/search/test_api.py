"""The JSON answer has the shape that the contract gives it."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from tests.factories.activities import weekly_club
from tests.factories.areas import small_oulu
from tests.factories.meeting_places import MeetingPlaceFactory
from tests.factories.themes import ThemeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_season")]


@pytest.fixture
def club():
    small_oulu()
    school = MeetingPlaceFactory(
        name_fi="Tuiran koulu",
        listed=False,
        postal_code="90500",
        latitude=65.025,
        longitude=25.465,
    )
    return weekly_club(
        name_fi="Tuiran futis",
        place=school,
        min_age=7,
        max_age=9,
        contact_name="Hobby coordinator",
        contact_email="coordinator@example.org",
        contact_phone="08 123 4567",
    )


def ask(client, query: str, path: str = "/api/v1/search/"):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200
    return answer.json()


def test_the_answer_has_the_keys_of_the_contract(client, club):
    assert list(ask(client, "age=7")) == [
        "query",
        "chips",
        "ignored",
        "total",
        "groups",
        "facets",
        "relaxations",
        "page",
        "pages",
        "results",
    ]


def test_a_result_tells_all_that_the_contract_names(client, club):
    [result] = ask(client, "age=7&age=g3&near=90500")["results"]
    assert result == {
        "id": str(club.uuid),
        "kind": "club",
        "group": "fits",
        "name": "Tuiran futis",
        "url": result["url"],
        "audience": {
            "mode": "ages",
            "min_age": 7.0,
            "max_age": 9.0,
            "min_grade": None,
            "max_grade": None,
        },
        "fits": ["7", "g3"],
        "areas": ["tuira", "pk-tuira", "keskinen", "oulu", "90500"],
        "served_areas": [],
        "points": [[65.025, 25.465, False]],
        "distance_m": 0,
        "sessions": [
            {
                "day": "tu",
                "from": "14:15",
                "to": "15:15",
                "valid_from": "2026-09-01",
                "valid_to": "2026-12-13",
            }
        ],
        "always_open": False,
        "next": result["next"],
        "themes": ["palloilu"],
        "free": True,
        "price": 0.0,
        "easy": [],
        "languages": [],
        "support": [],
        "enrol": "none",
        "organiser": club.organisation.slug,
        "confirmed_on": None,
    }


def test_the_query_comes_back_canonical(client, club):
    answer = ask(client, "free=1&day=tu&age=7&day=mo&km=2&near=90500&page=9&x=y")
    assert answer["query"] == {
        "age": ["7"],
        "near": "90500",
        "km": "2",
        "day": ["tu", "mo"],
        "free": "1",
        "page": "9",
    }
    assert [each["parameter"] for each in answer["ignored"]] == ["x"]


def test_chips_tell_where_they_come_from_and_how_they_go(client, club):
    chips = ask(client, "q=futis+Tuirassa&age=7")["chips"]
    assert [(c["parameter"], c["value"], c["from_words"]) for c in chips] == [
        ("q", "futis", False),
        ("age", "7", False),
        ("area", "tuira", True),
    ]
    removed = client.get(chips[2]["remove_url"]).json()
    assert removed["query"]["literal"] == ["area"]
    assert "area" not in {chip["parameter"] for chip in removed["chips"]}


def test_facets_give_every_value_with_its_label_and_count(client, club):
    facets = ask(client, "kind=club")["facets"]
    by_value = {each["value"]: each for each in facets["kind"]}
    assert by_value["club"] == {
        "value": "club",
        "label": "Kerhot",
        "count": 1,
        "selected": True,
    }
    assert by_value["camp"]["count"] == 0


def test_a_relaxation_gives_what_it_promises(client, club):
    answer = ask(client, "q=futis+Tuirassa&age=12&day=su")
    assert answer["total"] == 0
    for change in answer["relaxations"]:
        assert client.get(change["url"]).json()["total"] == change["total"]


def test_a_relaxation_of_what_the_words_say_gives_what_it_promises(client, club):
    answer = ask(client, "q=futis+7-vuotiaalle+Kellossa")
    assert answer["relaxations"]
    for change in answer["relaxations"]:
        assert client.get(change["url"]).json()["total"] == change["total"]


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/api/v1/search/", "Kerhot"),
        ("/sv/api/v1/search/", "Klubbar"),
        ("/en/api/v1/search/", "Clubs"),
    ],
)
def test_labels_are_in_the_language_of_the_address(client, club, path, label):
    kinds = ask(client, "", path)["facets"]["kind"]
    assert label in [each["label"] for each in kinds]


def test_no_personal_data_is_told(client, club):
    words = json.dumps(ask(client, ""))
    assert "coordinator" not in words
    assert "123 4567" not in words


def test_any_page_may_read_it(client, club):
    assert client.get("/api/v1/search/")["Access-Control-Allow-Origin"] == "*"


def test_areas_are_listed_parents_first(client, club):
    listed = client.get("/api/v1/areas/").json()
    codes = [area["code"] for area in listed]
    assert listed[0] == {
        "code": "oulu",
        "level": "city",
        "parent": None,
        "name": {"fi": "Oulu", "sv": "", "en": ""},
    }
    assert codes.index("keskinen") < codes.index("pk-tuira") < codes.index("tuira")


def test_themes_are_listed_with_their_depth(client, club):
    ThemeFactory(code="futsal", parent=ThemeFactory(code="palloilu"))
    listed = {theme["code"]: theme for theme in client.get("/api/v1/themes/").json()}
    assert listed["palloilu"]["level"] == 0
    assert listed["futsal"]["level"] == 1
    assert listed["futsal"]["parent"] == "palloilu"


def test_the_map_gives_places_inside_a_box(client, club):
    inside = ask(client, "bbox=65.0,25.4,65.1,25.5", "/api/v1/map/")["features"]
    outside = ask(client, "bbox=65.1,25.0,65.2,25.2", "/api/v1/map/")["features"]
    assert [place["geometry"]["coordinates"] for place in inside] == [[25.465, 65.025]]
    assert inside[0]["properties"]["place"] == "Tuiran koulu"
    assert outside == []


@pytest.mark.parametrize("box", ["", "1,2,3", "a,b,c,d", "nan,nan,nan,nan", "9,9,1,1"])
def test_a_box_that_is_none_gives_the_regions(client, club, box):
    assert client.get("/api/v1/map/", {"bbox": box}).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "words"),
    [
        (
            "post",
            "/api/v1/search/",
            405,
            "Tätä osoitetta voi vain lukea: kysykää GETillä.",
        ),
        (
            "delete",
            "/en/api/v1/areas/",
            405,
            "This address can only be read: ask it with GET.",
        ),
        ("get", "/api/v1/kerhot/", 404, "Tässä osoitteessa ei ole mitään."),
    ],
    ids=["written to", "deleted", "not there"],
)
def test_an_error_is_a_sentence_too(method, path, status, words):
    # As a stranger comes: without the token of a form.
    client = Client(enforce_csrf_checks=True)
    answer = getattr(client, method)(path)
    assert answer.status_code == status
    assert answer.json() == {"error": words}
    assert answer["Access-Control-Allow-Origin"] == "*"
