"""Stories of one residents' room in Oulu, seen from different moments."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from home.happenings import State, Weekly
from meeting_places.models import MeetingPlace
from meeting_places.opening_hours import (
    StatusKind,
    day_of,
    openings,
    status,
    week,
    weekly_spans,
)
from tests.factories.meeting_places import (
    AnnouncedOpeningFactory,
    BreakPeriodFactory,
    MeetingPlaceFactory,
    OpeningPeriodFactory,
    OpeningSpanFactory,
    PlaceMomentFactory,
)

pytestmark = pytest.mark.django_db

TUESDAY, SATURDAY = date(2026, 11, 24), date(2026, 11, 28)


def local(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(
        day, time(hour, minute), tzinfo=timezone.get_default_timezone()
    )


def clock(happening) -> str:
    return f"{happening.starts:%d.%m. %H:%M}-{happening.ends:%H:%M}"


@pytest.fixture
def room():
    """Open on Tuesdays and Thursdays from 9 to 14, all the year."""
    place = MeetingPlaceFactory(name_fi="Kellon yhteisötila", hours="weekly")
    period = OpeningPeriodFactory(place=place)
    for weekday in (2, 4):
        OpeningSpanFactory(period=period, weekday=weekday)
    return place


def summer_hours(place, **span):
    period = OpeningPeriodFactory(
        place=place, overrides=True, starts=date(2026, 6, 1), ends=date(2026, 8, 31)
    )
    return OpeningSpanFactory(period=period, **span)


def test_the_week_shows_the_two_open_days(room):
    assert [day.is_closed for day in week(room, SATURDAY)] == [
        *(True, False, True, False, True, True, True)
    ]


def test_openings_are_moments_of_local_time(room):
    found = openings(room, date(2026, 11, 23), date(2026, 11, 29))
    assert [clock(h) for h in found] == ["24.11. 09:00-14:00", "26.11. 09:00-14:00"]
    assert {h.state for h in found} == {State.PLANNED}


def test_a_summer_break_closes_and_the_status_finds_the_first_day_after_it(room):
    BreakPeriodFactory(place=room, starts=date(2026, 6, 1), ends=date(2026, 8, 9))
    assert openings(room, date(2026, 6, 1), date(2026, 8, 10)) == []
    june = status(room, local(date(2026, 6, 2), 10))
    assert (june.kind, june.opens) == (StatusKind.LATER, local(date(2026, 8, 11), 9))
    day = day_of(room, date(2026, 6, 2))
    assert day.is_exception
    assert day.reason == "Kesätauko"


def test_a_break_is_no_exception_on_a_day_that_is_closed_anyway(room):
    BreakPeriodFactory(place=room, starts=SATURDAY, ends=SATURDAY)
    assert not day_of(room, SATURDAY).is_exception


def test_summer_hours_hold_instead_of_the_usual_ones(room):
    summer_hours(room, weekday=3, starts=time(10), ends=time(12))
    july = openings(room, date(2026, 7, 6), date(2026, 7, 12))
    assert [clock(h) for h in july] == ["08.07. 10:00-12:00"]


def test_among_equals_the_period_that_begins_last_decides(room):
    autumn = OpeningPeriodFactory(place=room, starts=date(2026, 8, 1))
    OpeningSpanFactory(period=autumn, weekday=1)
    found = openings(room, date(2026, 11, 23), date(2026, 11, 29))
    assert [h.starts.isoweekday() for h in found] == [1]


def test_an_announced_saturday_opens_a_closed_day(room):
    AnnouncedOpeningFactory(place=room, date=SATURDAY, reason_fi="Myyjäiset")
    (fair,) = openings(room, SATURDAY, SATURDAY)
    assert (clock(fair), fair.state, fair.reason) == (
        "28.11. 10:00-13:00",
        State.EXTRA,
        "Myyjäiset",
    )


def test_announced_hours_hold_instead_of_the_usual_ones(room):
    AnnouncedOpeningFactory(place=room, date=TUESDAY, starts=time(9), ends=time(12))
    day = day_of(room, TUESDAY)
    assert [(o.starts, o.ends) for o in day.openings] == [(time(9), time(12))]
    assert [(o.starts, o.ends) for o in day.usual] == [(time(9), time(14))]
    assert day.is_exception


def test_an_announced_closure_closes(room):
    AnnouncedOpeningFactory(
        place=room, date=TUESDAY, state="closed", starts=None, ends=None
    )
    assert openings(room, TUESDAY, TUESDAY) == []
    assert status(room, local(TUESDAY, 10)).opens == local(date(2026, 11, 26), 9)


@pytest.mark.parametrize(
    ("now", "kind", "until", "opens"),
    [
        (local(TUESDAY, 8, 59), StatusKind.LATER, None, local(TUESDAY, 9)),
        (local(TUESDAY, 9), StatusKind.OPEN, local(TUESDAY, 14), None),
        (local(TUESDAY, 13, 59), StatusKind.OPEN, local(TUESDAY, 14), None),
        (
            local(TUESDAY, 14),
            StatusKind.LATER,
            None,
            local(TUESDAY + timedelta(days=2), 9),
        ),
    ],
    ids=["a minute early", "as it opens", "the last minute", "as it closes"],
)
def test_open_now_or_opens_at(room, now, kind, until, opens):
    answer = status(room, now)
    assert (answer.kind, answer.until, answer.opens) == (kind, until, opens)


def test_spans_that_touch_are_one_opening():
    period = OpeningPeriodFactory()
    OpeningSpanFactory(period=period, weekday=2, starts=time(9), ends=time(16))
    OpeningSpanFactory(
        period=period, weekday=2, starts=time(16), ends=time(20), state="self_service"
    )
    assert status(period.place, local(TUESDAY, 10)).until == local(TUESDAY, 20)


def test_open_over_midnight_is_one_opening():
    period = OpeningPeriodFactory()
    OpeningSpanFactory(period=period, weekday=2, starts=time(20), ends=time(23, 59, 59))
    OpeningSpanFactory(period=period, weekday=3, starts=time(0), ends=time(2))
    answer = status(period.place, local(TUESDAY, 23))
    assert answer.until == local(date(2026, 11, 25), 2)


def test_by_appointment_is_told_and_is_not_open():
    period = OpeningPeriodFactory()
    OpeningSpanFactory(period=period, weekday=2, state="by_appointment")
    assert not day_of(period.place, TUESDAY).is_closed
    assert openings(period.place, TUESDAY, TUESDAY) == []
    assert status(period.place, local(TUESDAY, 10)).kind == StatusKind.CLOSED


def test_always_open_but_for_an_announced_day():
    park = MeetingPlaceFactory(hours="always")
    assert status(park, local(TUESDAY, 3)).kind == StatusKind.ALWAYS
    AnnouncedOpeningFactory(
        place=park, date=TUESDAY, state="closed", starts=None, ends=None
    )
    park = MeetingPlace.objects.get(pk=park.pk)
    answer = status(park, local(TUESDAY, 3))
    assert (answer.kind, answer.opens) == (
        StatusKind.LATER,
        local(TUESDAY + timedelta(days=1), 0),
    )


def test_hours_that_nobody_knows():
    place = MeetingPlaceFactory(hours="unknown")
    assert status(place, local(TUESDAY, 10)).kind == StatusKind.UNKNOWN
    assert openings(place, TUESDAY, SATURDAY) == []
    AnnouncedOpeningFactory(place=place, date=SATURDAY)
    assert status(place, local(TUESDAY, 10)).kind == StatusKind.UNKNOWN
    assert status(place, local(SATURDAY, 11)).kind == StatusKind.OPEN


def test_a_paused_place_says_so_and_opens_no_door(room):
    PlaceMomentFactory(place=room, running="paused")
    assert status(room, local(TUESDAY, 10)).kind == StatusKind.STOPPED
    assert openings(room, TUESDAY, SATURDAY) == []


def test_a_place_without_any_hours_is_closed_until_further_notice():
    place = MeetingPlaceFactory(hours="weekly")
    assert status(place, local(TUESDAY, 10)).kind == StatusKind.CLOSED


@pytest.mark.parametrize(
    ("sunday", "utc_hour"),
    [(date(2026, 3, 22), 8), (date(2026, 3, 29), 7), (date(2026, 10, 25), 8)],
    ids=["winter", "the day the clocks go forward", "the day they go back"],
)
def test_ten_o_clock_is_ten_o_clock_over_both_clock_changes(sunday, utc_hour):
    period = OpeningPeriodFactory()
    OpeningSpanFactory(period=period, weekday=7, starts=time(10), ends=time(12))
    (opening,) = openings(period.place, sunday, sunday)
    assert opening.starts.astimezone(UTC) == datetime(
        sunday.year, sunday.month, sunday.day, utc_hour, tzinfo=UTC
    )


def test_the_hour_that_comes_twice_is_inside_only_once():
    """25.10.2026: 3.30 summer time is before the door closes at 3.30 winter time... once."""
    period = OpeningPeriodFactory()
    night = date(2026, 10, 25)
    OpeningSpanFactory(period=period, weekday=7, starts=time(1), ends=time(3, 30))
    first_time = datetime(2026, 10, 25, 0, 15, tzinfo=UTC)  # 3.15 for the first time
    second_time = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)  # 3.15 for the second time
    assert status(period.place, first_time).until == local(night, 3, 30)
    assert status(period.place, second_time).kind == StatusKind.LATER


def test_the_weekly_pattern_is_cut_where_other_hours_hold(room):
    summer_hours(room, weekday=3, starts=time(10), ends=time(12))
    BreakPeriodFactory(place=room, starts=date(2026, 7, 1), ends=date(2026, 7, 31))
    pattern = {
        (w.weekday, w.valid_from, w.valid_until)
        for w in weekly_spans(room)
        if w.weekday != 4
    }
    assert pattern == {
        (2, None, date(2026, 5, 31)),
        (3, date(2026, 6, 1), date(2026, 6, 30)),
        (3, date(2026, 8, 1), date(2026, 8, 31)),
        (2, date(2026, 9, 1), None),
    }


def test_the_simplest_pattern_has_no_ends(room):
    assert Weekly(2, time(9), time(14), place_id=room.pk) in weekly_spans(room)


@pytest.mark.parametrize("hours", ["always", "unknown"])
def test_without_a_week_there_is_no_pattern(hours):
    place = OpeningSpanFactory(period__place__hours=hours).period.place
    assert weekly_spans(place) == []


def test_any_number_of_places_costs_the_same_queries(room, django_assert_num_queries):
    OpeningSpanFactory.create_batch(3)
    with django_assert_num_queries(5):
        for place in MeetingPlace.objects.with_hours():
            status(place, local(TUESDAY, 10))
            week(place, TUESDAY)
