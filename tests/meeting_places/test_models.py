from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from meeting_places.models import (
    AnnouncedOpening,
    MeetingPlace,
    OpeningPeriod,
    OpeningSpan,
    StopTime,
)
from tests.factories.meeting_places import (
    AnnouncedOpeningFactory,
    MeetingPlaceFactory,
)

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 11, 27)


def errors(row) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        row.clean()
    return refused.value.message_dict


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [
        (time(16), time(15), "ends"),
        (time(16), time(16), "ends"),
        (time(22), time(2), "ends"),
        (None, time(15), "starts"),
        (time(9), None, "ends"),
    ],
    ids=["backwards", "no time at all", "over midnight", "no start", "no end"],
)
def test_a_span_that_cannot_be_is_refused_beside_its_field(starts, ends, field):
    assert field in errors(OpeningSpan(weekday=1, starts=starts, ends=ends))


def test_midnight_at_the_end_is_the_last_moment_of_the_day():
    span = OpeningSpan(weekday=5, starts=time(18), ends=time(0))
    span.clean()
    assert span.ends == time(23, 59, 59)


def test_a_closed_weekday_needs_no_times():
    span = OpeningSpan(weekday=7, starts=time(9), ends=time(10), state="closed")
    span.clean()
    assert (span.starts, span.ends) == (None, None)


def test_a_period_ends_after_it_begins():
    assert "ends" in errors(OpeningPeriod(starts=FRIDAY, ends=date(2026, 11, 26)))


@pytest.mark.parametrize(
    ("announced", "field"),
    [
        ({"state": "closed", "starts": None, "ends": None}, "state"),
        ({"starts": time(12), "ends": time(15)}, "starts"),
    ],
    ids=["closed and open", "overlapping"],
)
def test_one_day_is_announced_in_one_way(announced, field):
    first = AnnouncedOpeningFactory(starts=time(10), ends=time(13))
    second = AnnouncedOpening(place=first.place, date=first.date, **announced)
    assert field in errors(second)


@pytest.mark.parametrize(
    ("filled", "field"),
    [
        ({}, "weekday"),
        ({"weekday": 1, "dates": ["2027-01-07"]}, "weekday"),
        ({"weekday": 1, "interval": 2}, "first_date"),
        ({"weekday": 1, "departs": time(13)}, "departs"),
    ],
    ids=["neither", "both", "every second week from when", "leaves before it comes"],
)
def test_a_time_of_a_stop_is_a_weekday_or_dates(filled, field):
    times = {"arrives": time(14), "departs": time(14, 45)}
    assert field in errors(StopTime(**(times | filled)))


def test_only_yes_is_promised():
    place = MeetingPlaceFactory.build(
        access_stroller="yes", access_wheelchair="partly", access_visual="no"
    )
    assert place.support == ["stroller"]
    assert [f.support.value for f in place.access_facts if f.is_known] == [
        "wheelchair",
        "stroller",
        "visual",
    ]


def test_listed_places_are_published_and_wanted_in_the_list():
    listed = MeetingPlaceFactory()
    MeetingPlaceFactory(listed=False)
    MeetingPlaceFactory(live=False)
    assert list(MeetingPlace.objects.listed()) == [listed]
