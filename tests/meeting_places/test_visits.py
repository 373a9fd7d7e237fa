"""Stories of a youth bus that stands at a school on Mondays from 14 to 14.45."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from home.areas.outlines import Point
from home.happenings import State
from meeting_places.models import MobileMoment, Stop
from meeting_places.visits import (
    days_off,
    next_visit,
    next_visits,
    visits,
    weekly_visits,
    within,
)
from tests.factories.calendars import HolidayFactory, SchoolYearCalendarFactory
from tests.factories.meeting_places import (
    MobileServiceFactory,
    RouteFactory,
    StopChangeFactory,
    StopFactory,
    StopTimeFactory,
)

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 23)
WEEK = timedelta(days=7)


def local(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(
        day, time(hour, minute), tzinfo=timezone.get_default_timezone()
    )


def clock(happening) -> str:
    return f"{happening.starts:%d.%m. %H:%M}-{happening.ends:%H:%M}"


@pytest.fixture
def stop():
    stop = StopFactory(name_fi="Kellon koulu")
    StopTimeFactory(stop=stop)
    return stop


def test_every_week_by_default(stop):
    found = visits(stop, MONDAY, MONDAY + 2 * WEEK)
    assert [clock(h) for h in found] == [
        "23.11. 14:00-14:45",
        "30.11. 14:00-14:45",
        "07.12. 14:00-14:45",
    ]


def test_every_second_week_is_counted_from_the_week_of_the_first_day(stop):
    # The first day is a Wednesday: the Monday of its own week is over already.
    stop.times.update(interval=2, first_date=date(2026, 11, 25))
    found = visits(stop, MONDAY, MONDAY + 5 * WEEK)
    assert [h.starts.date() for h in found] == [date(2026, 12, 7), date(2026, 12, 21)]
    (weekly,) = weekly_visits(stop)
    assert (weekly.valid_from, weekly.interval) == (date(2026, 12, 7), 2)


def test_weeks_are_counted_over_the_turn_of_a_year_with_53_weeks(stop):
    stop.times.update(interval=2, first_date=date(2026, 12, 21))
    found = visits(stop, date(2026, 12, 21), date(2027, 1, 31))
    assert [h.starts.date() for h in found] == [
        date(2026, 12, 21),
        date(2027, 1, 4),
        date(2027, 1, 18),
    ]


def test_a_list_of_dates(stop):
    stop.times.update(weekday=None, dates=["2026-11-24", "2026-12-24"])
    found = visits(stop, MONDAY, date(2026, 12, 31))
    assert [h.starts.date() for h in found] == [date(2026, 11, 24), date(2026, 12, 24)]
    assert [(w.weekday, w.valid_from, w.valid_until) for w in weekly_visits(stop)] == [
        (2, date(2026, 11, 24), date(2026, 11, 24)),
        (4, date(2026, 12, 24), date(2026, 12, 24)),
    ]


def test_the_season_of_the_route_bounds_the_visits(stop):
    stop.route.starts, stop.route.ends = date(2026, 11, 24), date(2026, 12, 7)
    found = visits(stop, MONDAY, MONDAY + 4 * WEEK)
    assert [h.starts.date() for h in found] == [date(2026, 11, 30), date(2026, 12, 7)]


def test_a_route_with_a_calendar_rests_on_school_holidays(stop):
    calendar = SchoolYearCalendarFactory(
        starts=date(2026, 8, 1), ends=date(2027, 7, 31)
    )
    HolidayFactory(calendar=calendar, starts=date(2026, 12, 21), ends=date(2027, 1, 6))
    december = (date(2026, 12, 14), date(2026, 12, 27))
    assert len(visits(stop, *december)) == 2
    stop.route.calendar = calendar
    assert [h.starts.date() for h in visits(stop, *december)] == [date(2026, 12, 14)]
    assert days_off(stop) == [(date(2026, 12, 21), date(2027, 1, 6))]


def test_a_cancelled_visit_stands_at_its_time_and_says_why(stop):
    StopChangeFactory(stop=stop, date=MONDAY, reason_fi="Auto on huollossa.")
    (cancelled,) = visits(stop, MONDAY, MONDAY)
    assert (clock(cancelled), cancelled.state, cancelled.reason) == (
        "23.11. 14:00-14:45",
        State.CANCELLED,
        "Auto on huollossa.",
    )
    following = next_visit(stop, local(MONDAY, 8))
    assert following
    assert following.starts == local(MONDAY + WEEK, 14)


def test_a_visit_moved_to_another_day_is_found_there(stop):
    wednesday = date(2026, 12, 2)
    StopChangeFactory(
        stop=stop, kind="moved", date=MONDAY, new_date=wednesday, new_arrives=time(16)
    )
    assert visits(stop, MONDAY, MONDAY) == []
    (moved,) = visits(stop, wednesday, wednesday)
    assert (clock(moved), moved.state, moved.instead_of) == (
        "02.12. 16:00-16:45",
        State.MOVED,
        local(MONDAY, 14),
    )


@pytest.mark.parametrize(
    ("arrives", "departs", "told"),
    [
        (time(14, 20), None, "23.11. 14:20-14:45"),
        (time(15), None, "23.11. 15:00-15:45"),
        (time(14, 20), time(15, 15), "23.11. 14:20-15:15"),
    ],
    ids=["leaves when planned", "stays as long as planned", "leaves as told"],
)
def test_a_late_visit(stop, arrives, departs, told):
    StopChangeFactory(
        stop=stop, kind="late", date=MONDAY, new_arrives=arrives, new_departs=departs
    )
    (late,) = visits(stop, MONDAY, MONDAY)
    assert (clock(late), late.state) == (told, State.LATE)
    assert late.instead_of == local(MONDAY, 14)


def test_an_extra_visit(stop):
    thursday = date(2026, 11, 26)
    StopChangeFactory(
        stop=stop,
        kind="extra",
        date=thursday,
        new_arrives=time(17),
        new_departs=time(18),
    )
    (extra,) = visits(stop, thursday, thursday)
    assert (clock(extra), extra.state) == ("26.11. 17:00-18:00", State.EXTRA)


def test_a_change_of_one_of_two_visits_leaves_the_other(stop):
    StopTimeFactory(stop=stop, arrives=time(18), departs=time(19))
    StopChangeFactory(stop=stop, date=MONDAY, arrives=time(18))
    states = [h.state for h in visits(stop, MONDAY, MONDAY)]
    assert states == [State.PLANNED, State.CANCELLED]


def test_of_two_changes_the_one_announced_last_holds(stop):
    StopChangeFactory(stop=stop, date=MONDAY)
    StopChangeFactory(stop=stop, kind="late", date=MONDAY, new_arrives=time(14, 10))
    (visit,) = visits(stop, MONDAY, MONDAY)
    assert visit.state is State.LATE


def test_another_stop_is_not_touched(stop):
    other = StopFactory(route=stop.route)
    StopTimeFactory(stop=other)
    StopChangeFactory(stop=stop, date=MONDAY)
    assert [h.state for h in visits(other, MONDAY, MONDAY)] == [State.PLANNED]


def test_a_paused_service_comes_nowhere(stop):
    MobileMoment.objects.create(service=stop.service, running="paused")
    fresh = Stop.objects.with_timetable().get(pk=stop.pk)
    assert visits(fresh, MONDAY, MONDAY) == []


@pytest.mark.parametrize(
    ("monday", "utc_hour"),
    [(date(2026, 3, 23), 12), (date(2026, 3, 30), 11), (date(2026, 10, 26), 12)],
    ids=["winter time", "summer time", "winter time again"],
)
def test_two_o_clock_is_two_o_clock_over_both_clock_changes(stop, monday, utc_hour):
    (visit,) = visits(stop, monday, monday)
    assert visit.starts.astimezone(UTC).hour == utc_hour


def test_next_visits_of_all_stops_soonest_first(stop):
    other = StopFactory(route=stop.route)
    StopTimeFactory(stop=other, weekday=2)
    StopTimeFactory(stop=other, weekday=1, arrives=time(13), departs=time(13, 30))
    found = next_visits([stop, other], local(MONDAY, 13, 45), weeks=1)
    assert [(v.stop, v.starts.day) for v in found] == [
        (stop, 23),
        (other, 24),
        (other, 30),
        (stop, 30),
    ]


def test_stops_within_a_radius_nearest_first():
    near = StopFactory(latitude=65.062, longitude=25.468)
    nearest = StopFactory(latitude=65.0615, longitude=25.467)
    StopFactory(latitude=65.2, longitude=25.3)
    StopFactory(latitude=None)
    tuira = Point(65.0610, 25.4660, approximate=False)
    found = within(Stop.objects.all(), tuira, km=1)
    assert [stop for _metres, stop in found] == [nearest, near]
    assert found[1][0] == pytest.approx(145, abs=5)


def test_any_number_of_stops_costs_the_same_queries(django_assert_num_queries):
    route = RouteFactory(service=MobileServiceFactory())
    for _ in range(4):
        StopTimeFactory(stop__route=route)
    with django_assert_num_queries(3):
        stops = list(Stop.objects.published().with_timetable())
        assert len(next_visits(stops, local(MONDAY, 8), weeks=1)) == 8
