"""The table of cases of the search contract, row by row: from saved rows to page and JSON."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

import pytest

from tests.factories.activities import ClubFactory, SlotFactory
from tests.factories.areas import neighbourhood, small_oulu
from tests.factories.meeting_places import (
    MeetingPlaceFactory,
    OpeningPeriodFactory,
    OpeningSpanFactory,
    RouteFactory,
    StopFactory,
    StopTimeFactory,
)

pytestmark = pytest.mark.django_db
MO, TU, WE = 1, 2, 3


def answer(client: Any, query: str) -> dict[str, str]:
    """The group of each entry by its name: page and JSON must say the same, in one order."""
    told = client.get(f"/api/v1/search/?{query}").json()
    listed = [(result["name"], result["group"]) for result in told["results"]]
    page = client.get(f"/haku/?{query}").content.decode()
    shown = []
    for section in re.split(r'<section aria-labelledby="group-', page)[1:]:
        group = section.partition('"')[0]
        names = re.findall(r"<h3><a[^>]*>(.+?)</a></h3>", section, re.DOTALL)
        shown += [(re.sub("</?mark>", "", name).strip(), group) for name in names]
    assert shown == listed
    assert told["total"] == told["groups"]["fits"]
    return dict(listed)


def on(club: Any, weekday: int, starts: time, ends: time) -> Any:
    SlotFactory(activity=club, weekday=weekday, starts=starts, ends=ends)
    return club


@pytest.mark.parametrize(
    ("audience", "asked"),
    [
        (
            {"min_age": 7, "max_age": 9},
            {"9": "fits", "9.5": "fits", "10": "almost"},
        ),
        ({"min_age": "0.25", "max_age": "1.5"}, {"0": "fits", "2": "almost"}),
        (
            {"audience_mode": "grades", "min_grade": 1, "max_grade": 2},
            {"6": "almost", "7": "fits", "9": "fits", "10": "almost"},
        ),
        ({"min_age": 18, "max_age": 29}, {"g10": "fits"}),
    ],
    ids=["ages 7-9", "ages 0.25-1.5", "grades 1-2", "ages 18-29"],
)
def test_one_person(client, audience, asked):
    ClubFactory(name_fi="Kerho", **audience)
    groups = {age: answer(client, f"age={age}").get("Kerho") for age in asked}
    assert groups == asked


def test_two_people_of_5_and_12(client):
    ClubFactory(name_fi="X", min_age=4, max_age=6)
    ClubFactory(name_fi="Y", audience_mode="all_ages")
    ClubFactory(name_fi="Z", audience_mode="unknown")
    ClubFactory(name_fi="W", min_age=13, max_age=14)
    query = "age=5&age=12&kind=club&sort=name"
    # Y is not ranked above X for fitting both.
    assert list(answer(client, query).items()) == [
        ("X", "fits"),
        ("Y", "fits"),
        ("Z", "age_unknown"),
        ("W", "almost"),
    ]
    told = client.get(f"/api/v1/search/?{query}").json()
    fits = {result["name"]: result["fits"] for result in told["results"]}
    assert fits == {"X": ["5"], "Y": ["5", "12"], "Z": [], "W": []}
    assert told["total"] == 2


def test_tuesday_between_four_and_six(client):
    two_days = on(ClubFactory(name_fi="Kaksi päivää"), TU, time(15), time(16, 30))
    on(two_days, WE, time(16, 30), time(17, 30))
    on(ClubFactory(name_fi="Kaksi tuntia"), TU, time(16), time(18))
    place = MeetingPlaceFactory(name_fi="Tupa", hours="weekly")
    OpeningSpanFactory(
        period=OpeningPeriodFactory(place=place),
        weekday=TU,
        starts=time(17, 40),
        ends=time(20),
    )
    StopTimeFactory(
        stop=StopFactory(name_fi="Koulu", route=RouteFactory()),
        weekday=TU,
        arrives=time(17, 50),
        departs=time(18, 5),
    )
    assert len(answer(client, "day=tu")) == 4
    assert answer(client, "day=tu&from=16:00&to=18:00") == {"Kaksi tuntia": "fits"}


def test_tuesday_and_the_count_of_wednesday(client):
    on(ClubFactory(name_fi="A"), TU, time(16), time(17))
    on(ClubFactory(name_fi="B"), WE, time(16), time(17))
    on(on(ClubFactory(name_fi="C"), TU, time(16), time(17)), WE, time(16), time(17))
    assert answer(client, "day=tu") == {"A": "fits", "C": "fits"}
    facets = client.get("/api/v1/search/?day=tu").json()["facets"]
    assert {each["value"]: each["count"] for each in facets["day"]}["we"] == 2


def test_football_for_a_seven_year_old_in_tuira(client):
    oulu = small_oulu()
    neighbourhood("kaakkuri", oulu.pk_tuira, 64.95, 25.50).save()
    tuira = MeetingPlaceFactory(listed=False, latitude=65.025, longitude=25.465)
    kaakkuri = MeetingPlaceFactory(listed=False, latitude=64.955, longitude=25.505)
    ClubFactory(name_fi="Futis 1", place=kaakkuri, min_age=7, max_age=9)
    ClubFactory(name_fi="Futis 2", place=tuira, min_age=8, max_age=9)
    ClubFactory(name_fi="Futis 3", place=kaakkuri, min_age=8, max_age=9)
    words = "q=futis+7-vuotiaalle+Tuirassa"
    assert answer(client, words) == {
        "Futis 1": "others",
        "Futis 2": "almost",
        "Futis 3": "others",
    }
    # 12 alone counts: nobody may fail it any more, and one who suits it need not be in Tuira.
    assert answer(client, f"{words}&age=12") == {}
    ClubFactory(name_fi="Futis 4", place=kaakkuri, min_age=12, max_age=14)
    assert answer(client, f"{words}&age=12") == {"Futis 4": "others"}
