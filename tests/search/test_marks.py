"""Marks: what an entry is, beside its words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from search.entries import clubs, places
from search.entries.marks import marked, stages
from search.facts import Audience, Facts, Session
from tests.factories.activities import ClubFactory
from tests.factories.meeting_places import MeetingPlaceFactory

PLAIN = Facts(key=1, uuid="1", kind="club", name="Sähly", audience=Audience("unknown"))


def marks_of(**told):
    return set(marked(replace(PLAIN, **told)).tokens["marks"].split())


@pytest.mark.parametrize(
    ("ages", "made_for"),
    [
        ((0, 1), {"baby"}),
        ((7, 9), {"child"}),
        ((7, 15), {"child", "teen"}),
        ((13, 20), {"teen"}),
        ((18, None), {"adult"}),
        ((65, None), {"senior"}),
        ((0, 99), {"family"}),
    ],
    ids=["babies", "pupils", "to 15", "the young", "adults", "the old", "everybody"],
)
def test_an_entry_is_marked_with_whom_it_is_made_for(ages, made_for):
    assert made_for <= set(stages(Audience("ages", *ages)))
    assert "senior" in made_for or "senior" not in set(stages(Audience("ages", *ages)))


def test_nobody_is_marked_where_the_ages_are_not_known():
    assert set(stages(Audience("unknown"))) == set()


def test_facts_become_marks():
    told = marks_of(themes=("uinti", "vesi"), free=True, support=("wheelchair",))
    assert told == {
        "kind:club",
        "theme:uinti",
        "theme:vesi",
        "support:wheelchair",
        "free:1",
    }


def test_a_club_is_when_it_begins_and_a_place_while_it_is_open():
    saturday = Session(6, 11 * 60, 14 * 60)
    assert marks_of(sessions=(saturday,)) >= {"when:morning", "when:weekend"}
    assert "when:afternoon" not in marks_of(sessions=(saturday,))
    assert "when:afternoon" in marks_of(kind="place", sessions=(saturday,))


def test_summer_is_what_only_summer_has():
    june, august = dt.date(2026, 6, 1), dt.date(2026, 8, 9)
    summer = Session(1, 600, 700, june, august)
    assert "when:summer" in marks_of(sessions=(summer,))
    assert "when:summer" not in marks_of(sessions=(summer, Session(1, 600, 700)))


@pytest.mark.django_db
def test_what_only_the_rows_tell_is_marked_too():

    club = clubs.entry(ClubFactory(gender_group="girls", family_together=True))
    assert {"gender:girls", "for:family"} <= set(club.facts.tokens["marks"].split())
    library = places.entry(MeetingPlaceFactory(kind="library"))
    assert "place:library" in library.facts.tokens["marks"].split()
