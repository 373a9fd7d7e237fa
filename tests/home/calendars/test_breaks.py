"""What the front page says in the middle of a school break, and when it says nothing."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import timezone

from home.calendar_days import HELSINKI
from home.calendars.breaks import school_years
from tests.factories.calendars import (
    HolidayFactory,
    SchoolYearCalendarFactory,
    SeasonFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def school_year():
    """Autumn with its break in week 43, Christmas, spring from 11.1., and a long summer."""
    year = SchoolYearCalendarFactory(ends=date(2027, 8, 15))
    SeasonFactory(calendar=year)
    SeasonFactory(
        calendar=year,
        name_fi="Kevät 2027",
        starts=date(2027, 1, 11),
        ends=date(2027, 5, 23),
        enrolment_opens=noon(2026, 12, 28),
    )
    HolidayFactory(calendar=year)
    for name, starts, ends in (
        ("Itsenäisyyspäivä", date(2026, 12, 6), date(2026, 12, 6)),
        ("Joululoma", date(2026, 12, 22), date(2027, 1, 6)),
        ("Pääsiäinen", date(2027, 3, 26), date(2027, 3, 29)),
        ("Kesäloma", date(2027, 6, 6), date(2027, 8, 15)),
    ):
        HolidayFactory(calendar=year, name_fi=name, starts=starts, ends=ends)


def noon(year, month, day):
    return datetime(year, month, day, 12, tzinfo=HELSINKI)


def test_in_the_autumn_break_clubs_go_on_after_it():
    pause = school_years().break_at(noon(2026, 10, 22))

    assert pause
    assert (pause.name, pause.season) == ("Syysloma", None)
    assert pause.goes_on == date(2026, 10, 26)


def test_at_christmas_the_spring_comes_next():
    eve = school_years().break_at(noon(2026, 12, 24))
    later = school_years().break_at(noon(2027, 1, 2))

    assert eve
    assert later
    assert (eve.season, eve.goes_on) == ("Kevät 2027", date(2027, 1, 11))
    assert eve.enrolment_opens == noon(2026, 12, 28)
    assert later.enrolment_opens is None, "what has opened opens no more"


def test_a_summer_without_a_known_autumn_says_when_school_begins():
    pause = school_years().break_at(noon(2027, 7, 14))

    assert pause
    assert (pause.season, pause.goes_on) == (None, date(2027, 8, 16))


@pytest.mark.parametrize(
    "day",
    [(2026, 11, 25), (2026, 12, 6), (2027, 3, 29)],
    ids=["a school day", "a bank holiday", "Easter Monday, the clocks have changed"],
)
def test_a_day_off_is_no_break(day):
    assert school_years().break_at(noon(*day)) is None


def test_a_break_ends_at_midnight_of_the_city():
    last = datetime(2026, 10, 25, 23, 30, tzinfo=HELSINKI)

    assert school_years().break_at(last) is not None
    assert school_years().break_at(noon(2026, 10, 26)) is None


def test_the_front_page_says_it(client, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: noon(2026, 12, 24))

    page = client.get("/").content.decode()

    assert "Joululoma" in page
    assert "Kevät 2027 alkaa ma 11.1.2027" in page
