"""What the page of a place tells about the clubs that meet there."""

from datetime import UTC, date, datetime, time

import pytest

from activities.templatetags.programme import programme_at
from tests.factories.activities import SlotFactory
from tests.factories.meeting_places import MeetingPlaceFactory

pytestmark = pytest.mark.django_db

TUESDAY_MORNING = datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.fixture
def hall():
    return MeetingPlaceFactory(name_fi="Asukastupa")


def club(hall, weekday: int, **more):
    slot = SlotFactory(
        activity__place=hall,
        weekday=weekday,
        starts=time(16),
        ends=time(17),
        first_date=date(2026, 9, 1),
        last_date=more.pop("last_date", date(2026, 12, 18)),
        **more,
    )
    return slot.activity


def test_soonest_first_and_only_what_meets_here(hall):
    thursday, tuesday = club(hall, 4), club(hall, 2)
    club(MeetingPlaceFactory(), 2)
    lines = programme_at(hall, TUESDAY_MORNING)
    assert [line.activity for line in lines] == [tuesday, thursday]
    soonest = lines[0].next
    assert soonest
    assert soonest.starts.date() == date(2026, 11, 24)


def test_what_is_over_or_a_draft_is_not_told(hall):
    club(hall, 2, last_date=date(2026, 10, 30))
    club(hall, 2, activity__live=False)
    assert programme_at(hall, TUESDAY_MORNING) == []


def test_any_number_of_clubs_costs_the_same_queries(
    hall, django_assert_max_num_queries
):
    for weekday in (1, 2, 3, 4, 5):
        club(hall, weekday)
    with django_assert_max_num_queries(6):
        programme_at(hall, TUESDAY_MORNING)
