"""What of this week is not as planned is told before everything else."""

from __future__ import annotations

import re
from datetime import date, datetime, time

import pytest
from django.utils import timezone

from home.attributes import Running
from home.calendar_days import HELSINKI
from meeting_places.models import StopChange
from tests.answers import card, page, words
from tests.factories.activities import MomentFactory, SlotChangeFactory, weekly_club
from tests.factories.meeting_places import (
    MeetingPlaceFactory,
    StopChangeFactory,
    StopTimeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def wednesday_noon(monkeypatch):
    now = datetime(2026, 11, 25, 12, tzinfo=HELSINKI)
    monkeypatch.setattr(timezone, "now", lambda: now)


TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("day", "change", "told"),
    [
        (TODAY, {"kind": "cancelled"}, "Peruttu: tänään klo 14.15"),
        (
            TODAY,
            {"kind": "moved_time", "new_starts": time(18), "new_ends": time(19)},
            "Siirretty: tänään klo 18, ei klo 14.15",
        ),
        (
            TODAY,
            {"kind": "moved_time", "new_date": date(2026, 11, 27)},
            "Siirretty: pe 27.11. klo 14.15, ei tänään klo 14.15",
        ),
        (
            date(2026, 12, 9),
            {"kind": "moved_time", "new_date": TODAY, "new_starts": time(18)},
            "Siirretty: tänään klo 18, ei ke 9.12. klo 14.15",
        ),
        (
            TODAY,
            {"kind": "moved_time", "new_starts": time(14, 15), "new_ends": time(16)},
            "Muutos: tänään klo 14.15–16",
        ),
        (TODAY, {"kind": "moved_place"}, "Toisessa paikassa: tänään klo 14.15"),
        (date(2026, 12, 2), {"kind": "cancelled"}, ""),
        (date(2026, 11, 18), {"kind": "cancelled"}, ""),
    ],
    ids=[
        "cancelled",
        "later today",
        "to another day",
        "to today",
        "longer",
        "elsewhere",
        "not this week",
        "last week",
    ],
)
def test_a_change_of_this_week_stands_under_the_heading_and_on_the_card(
    client, day, change, told
):
    club = weekly_club(name_fi="Sählykerho", summary_fi="", slot__weekday=3)
    if change["kind"] == "moved_place":
        change = change | {"new_place": MeetingPlaceFactory(name_fi="Tuiran koulu")}
    SlotChangeFactory(
        slot=club.slots.get(), date=day, reason_fi="Sali on varattu.", **change
    )
    on_page, on_card = page(client, club), card(client, "foot")
    if told:
        where = "Paikka: Tuiran koulu. " if "new_place" in change else ""
        assert f"Sählykerho {told} {where}Sali on varattu." in on_page
    assert on_card == f"{told} Ei ilmoittautumista".strip()


def test_a_club_that_is_called_off_tells_of_no_single_change(client):
    club = weekly_club(slot__weekday=3)
    SlotChangeFactory(slot=club.slots.get(), date=TODAY)
    MomentFactory(activity=club, running=Running.CANCELLED)
    assert "Peruttu: tänään" not in page(client, club)
    assert card(client, "foot") == "Peruttu"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"kind": StopChange.Kind.CANCELLED}, "Peruttu: tänään klo 14"),
        (
            {"kind": StopChange.Kind.LATE, "new_arrives": time(14, 20)},
            "Myöhässä: tänään klo 14.20, ei klo 14",
        ),
        (
            {"kind": StopChange.Kind.MOVED, "new_place_fi": "Tori"},
            "Toisessa paikassa: tänään klo 14",
        ),
    ],
)
def test_the_card_of_a_stop_tells_what_the_car_does_otherwise(client, change, told):
    stop = StopTimeFactory(weekday=3).stop
    StopChangeFactory(stop=stop, date=TODAY, **change)
    assert card(client, "foot", kind="mobile").startswith(told)


@pytest.mark.parametrize(
    ("change", "days"),
    [
        (
            {"kind": "cancelled"},
            {3: "14.15–15.15 Sählykerho Peruttu: tänään klo 14.15"},
        ),
        (
            {"kind": "moved_time", "new_starts": time(18), "new_ends": time(19)},
            {3: "18–19 Sählykerho Siirretty: tänään klo 18, ei klo 14.15"},
        ),
        (
            {"kind": "moved_time", "new_date": date(2026, 11, 27)},
            {
                3: "14.15–15.15 Sählykerho Siirretty: pe 27.11. klo 14.15, ei tänään klo 14.15",
                5: "14.15–15.15 Sählykerho Siirretty: pe 27.11. klo 14.15, ei tänään klo 14.15",
            },
        ),
    ],
    ids=["cancelled", "later today", "to another day"],
)
def test_the_week_shows_what_was_to_be_and_what_became_of_it(client, change, days):
    club = weekly_club(name_fi="Sählykerho", slot__weekday=3)
    SlotChangeFactory(slot=club.slots.get(), date=TODAY, **change)
    assert week(client, "kind=club") == days


def test_a_cancelled_session_outside_the_hours_asked_for_is_not_shown(client):
    club = weekly_club(name_fi="Sählykerho", slot__weekday=3)
    SlotChangeFactory(slot=club.slots.get(), date=TODAY)
    assert week(client, "kind=club&time=evening") == {}
    assert week(client, "kind=club&age=17") == {}
    assert week(client, "kind=course") == {}


def week(client, asked: str) -> dict[int, str]:
    """What the week view lists on each day that has something."""
    html = client.get(f"/haku/?view=week&{asked}").content.decode()
    days = re.findall(
        r'<h3 id="day-(\d)">.*?</h3>(.*?)</section>', html, flags=re.DOTALL
    )
    listed = {
        int(day): "".join(re.findall("<ol.*?</ol>", told, re.DOTALL))
        for day, told in days
    }
    return {day: words(told).strip() for day, told in listed.items() if told}
