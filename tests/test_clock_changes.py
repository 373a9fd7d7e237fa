"""Sundays on which the clock is turned, as a family reads them on the pages."""

import re
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from home.calendar_days import HELSINKI
from tests.answers import page
from tests.factories.activities import ClubFactory, SlotFactory
from tests.factories.calendars import SeasonFactory
from tests.factories.meeting_places import (
    MeetingPlaceFactory,
    OpeningPeriodFactory,
    OpeningSpanFactory,
)

pytestmark = pytest.mark.django_db

SUNDAYS = {"March": date(2027, 3, 28), "October": date(2027, 10, 31)}


@pytest.fixture(params=list(SUNDAYS.values()), ids=list(SUNDAYS))
def sunday(request):
    return request.param


@pytest.fixture
def club():
    """On Sundays from 14.15 to 15.15, all the year."""
    season = SeasonFactory(starts=date(2027, 1, 4), ends=date(2027, 12, 12))
    club = ClubFactory(season=season)
    SlotFactory(activity=club, weekday=7)
    return club


@pytest.fixture
def room():
    """Open on Sundays from 9 to 14."""
    place = MeetingPlaceFactory(hours="weekly")
    period = OpeningPeriodFactory(place=place)
    OpeningSpanFactory(period=period, weekday=7)
    return place


@pytest.fixture
def at(monkeypatch):
    def turn(day: date, hour: int, minute: int = 0) -> None:
        now = datetime.combine(day, time(hour, minute), HELSINKI)
        monkeypatch.setattr(timezone, "now", lambda: now)

    return turn


@pytest.mark.parametrize(
    ("days_on", "hour", "minute", "told"),
    [
        (-1, 23, 30, "seuraava, klo 14.15"),
        (0, 2, 0, "seuraava, klo 14.15"),
        (0, 14, 14, "seuraava, klo 14.15"),
        (0, 15, 15, "pidetty"),
    ],
    ids=["the evening before", "before the turn", "a minute before", "when it ends"],
)
def test_a_session_is_at_its_hour(
    client, club, sunday, at, days_on, hour, minute, told
):
    at(sunday + timedelta(days=days_on), hour, minute)
    shown = page(client, club)
    assert f"{sunday.day}.{sunday.month}. {told}" in shown
    after = sunday + timedelta(days=7)
    assert re.search(rf"{after.day}\.{after.month}\. (seuraava, )?klo 14\.15", shown)


@pytest.mark.parametrize(
    ("days_on", "hour", "minute", "told"),
    [
        (-1, 23, 30, "Nyt suljettu, aukeaa huomenna klo 9"),
        (0, 2, 0, "Nyt suljettu, aukeaa tänään klo 9"),
        (0, 8, 59, "Nyt suljettu, aukeaa tänään klo 9"),
        (0, 9, 0, "Auki nyt, sulkeutuu klo 14"),
        (0, 13, 59, "Auki nyt, sulkeutuu klo 14"),
        (0, 14, 0, "Nyt suljettu, aukeaa su"),
    ],
    ids=[
        *("the evening before", "before the turn", "a minute before"),
        *("when it opens", "a minute before it closes", "when it closes"),
    ],
)
def test_a_room_opens_and_closes_at_its_hour(
    client, room, sunday, at, days_on, hour, minute, told
):
    at(sunday + timedelta(days=days_on), hour, minute)
    shown = page(client, room)
    assert told in shown
    assert f"su {sunday.day}.{sunday.month}. 9–14" in shown
