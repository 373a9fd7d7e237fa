"""What the search knows of a meeting place: when one can walk in, where it is."""

from datetime import date, time, timedelta

import pytest

from home.attributes import Running
from meeting_places.opening_hours import openings
from tests.factories.meeting_places import (
    AnnouncedOpeningFactory,
    BreakPeriodFactory,
    MeetingPlaceFactory,
    OpeningPeriodFactory,
    OpeningSpanFactory,
    PlaceMomentFactory,
)
from tests.search.stories import an_organiser, days_of, entry_of, facts_of, is_found

pytestmark = pytest.mark.django_db

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def residents_room(**told):
    return MeetingPlaceFactory(**{"name_fi": "Asukastupa", "hours": "weekly"} | told)


def open_days(place, days):
    """The days on which the place's own hours say that it is open."""
    return [day for day in days if openings(place, day, day)]


def told_days(place, days):
    return sorted({one.date for one in days_of(facts_of(place), *YEAR)} & set(days))


def days_around(changes):
    """A week to either side of each day on which something changes."""
    return sorted({day + timedelta(days=n) for day in changes for n in range(-7, 8)})


def test_a_place_is_told_with_its_kind_in_three_languages():
    words = facts_of(residents_room(kind="library")).tokens["keywords"].split()
    assert "library" in words


def test_a_venue_is_no_entry_until_it_is_listed():
    school = residents_room(listed=False)
    assert not is_found(school)
    school.listed = True
    school.save()
    assert is_found(school)


@pytest.mark.parametrize(
    "periods",
    [
        [{}],
        [{"starts": date(2026, 2, 1), "ends": date(2026, 11, 30)}],
        [
            {},
            {"starts": date(2026, 6, 1), "ends": date(2026, 8, 31), "overrides": True},
        ],
        [{}, {"starts": date(2026, 9, 1)}],
        [
            {"starts": date(2026, 1, 1), "ends": date(2026, 6, 30)},
            {"starts": date(2026, 3, 1), "ends": date(2026, 4, 30)},
            {"starts": date(2026, 6, 15), "overrides": True},
        ],
        [{"overrides": True}, {"starts": date(2026, 3, 1)}],
        [
            {},
            {"starts": date(2026, 3, 1), "ends": date(2026, 3, 31)},
            {"starts": date(2026, 3, 10), "ends": date(2026, 4, 30)},
        ],
    ],
    ids=[
        "one week for always",
        "a season",
        "summer hours",
        "new hours from autumn on",
        "three that overlap",
        "the usual one overrides",
        "two that overlap inside a third",
    ],
)
def test_it_is_open_on_the_days_on_which_its_periods_say(periods):
    place = residents_room()
    for weekday, dates in enumerate(periods, start=1):
        period = OpeningPeriodFactory(place=place, **dates)
        OpeningSpanFactory(period=period, weekday=weekday)
        OpeningSpanFactory(period=period, weekday=6, state="by_appointment")
        OpeningSpanFactory(
            period=period, weekday=7, state="closed", starts=None, ends=None
        )
    BreakPeriodFactory(place=place, starts=date(2026, 7, 6), ends=date(2026, 7, 19))
    AnnouncedOpeningFactory(place=place, date=date(2026, 11, 28))
    AnnouncedOpeningFactory(
        place=place, date=date(2026, 3, 16), state="closed", starts=None, ends=None
    )
    changes = [
        date(2026, 7, 6),
        date(2026, 7, 19),
        date(2026, 11, 28),
        date(2026, 3, 16),
    ]
    for period in periods:
        changes += [day for day in period.values() if isinstance(day, date)]
    days = days_around(changes)
    assert told_days(place, days) == open_days(place, days)
    assert told_days(place, days)


def test_an_announcement_holds_instead_of_the_hours_of_that_day():
    place = residents_room()
    OpeningSpanFactory(period__place=place, weekday=1)
    monday = date(2026, 11, 23)
    AnnouncedOpeningFactory(place=place, date=monday, starts=time(17), ends=time(19))
    told = [one for one in days_of(facts_of(place), *YEAR) if one.date == monday]
    assert [(one.starts, one.ends) for one in told] == [(17 * 60, 19 * 60)]


def test_a_place_that_is_always_open_needs_no_hours():
    facts = facts_of(residents_room(hours="always"))
    assert facts.always_open
    assert facts.sessions == ()


def test_of_a_place_with_unknown_hours_none_are_told():
    place = residents_room(hours="unknown")
    OpeningSpanFactory(period__place=place)
    facts = facts_of(place)
    assert not facts.always_open
    assert facts.sessions == ()


def test_a_place_that_is_paused_is_never_open():
    place = residents_room(hours="always")
    moment = PlaceMomentFactory(place=place, running=Running.PAUSED)
    assert not facts_of(place).always_open
    assert entry_of(place).card["running"] == "paused"
    moment.delete()
    assert facts_of(place).always_open


def test_only_what_is_certain_is_promised():
    place = residents_room(access_wheelchair="yes", access_stroller="partly")
    assert facts_of(place).support == ("wheelchair",)


def test_registration_is_an_enrolment_that_is_open():
    place = residents_room(needs_registration=True, organisation=an_organiser())
    facts = facts_of(place)
    assert facts.enrolment is not None
    assert facts.organisers == ("shakkiseura",)
    assert facts_of(residents_room()).enrolment is None
