"""When a club really meets: a family should never stand at a locked door."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import Activity, SlotChange
from activities.occurrences import (
    happenings,
    is_over,
    last_day,
    next_happening,
    weekly_sessions,
)
from home.calendar_days import HELSINKI
from home.happenings import State
from tests.factories.activities import (
    ClubFactory,
    DatedSessionFactory,
    SlotChangeFactory,
    SlotFactory,
    reread,
    weekly_club,
)
from tests.factories.meeting_places import MeetingPlaceFactory

pytestmark = pytest.mark.django_db

AUTUMN = (date(2026, 8, 1), date(2026, 12, 31))


def days(club, first=AUTUMN[0], last=AUTUMN[1]):
    return [one.starts.date() for one in happenings(club, first, last) if one.happens]


def helsinki(
    year: int, month: int, day: int, hour: int = 0, minute: int = 0
) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=HELSINKI)


def test_a_weekly_club_meets_through_its_season_but_not_in_the_autumn_break():
    club = weekly_club()
    tuesdays = [date(2026, 9, 1) + timedelta(weeks=week) for week in range(15)]
    tuesdays.remove(date(2026, 10, 20))
    assert days(club) == tuesdays


def test_a_club_that_keeps_on_through_holidays_meets_in_the_autumn_break_too():
    assert date(2026, 10, 20) in days(weekly_club(slot__skip_holidays=False))


def test_every_other_week_is_counted_from_the_first_session_over_the_break():
    club = weekly_club(slot__interval=2, slot__first_date=date(2026, 9, 2))
    assert days(club)[:4] == [
        date(2026, 9, 8),
        date(2026, 9, 22),
        date(2026, 10, 6),
        # 20.10. is a holiday and takes no later date instead.
        date(2026, 11, 3),
    ]


def test_asking_from_the_middle_keeps_the_rhythm_of_every_other_week():
    club = weekly_club(slot__interval=2)
    whole = set(days(club))
    assert days(club, date(2026, 9, 9), date(2026, 9, 30)) == [
        day for day in sorted(whole) if date(2026, 9, 9) <= day <= date(2026, 9, 30)
    ]


def test_the_clock_on_the_wall_stays_the_same_over_both_clock_changes():
    club = weekly_club(season=None, slot__weekday=7, slot__first_date=date(2026, 3, 1))
    spring = happenings(club, date(2026, 3, 22), date(2026, 3, 29))
    autumn = happenings(club, date(2026, 10, 18), date(2026, 10, 25))
    for before, on_the_day in (spring, autumn):
        assert before.starts.time() == on_the_day.starts.time() == time(14, 15)
        assert before.starts.utcoffset() != on_the_day.starts.utcoffset()
        assert on_the_day.ends - on_the_day.starts == timedelta(hours=1)


def test_a_cancelled_date_is_told_with_its_reason_and_does_not_happen():
    club = weekly_club()
    SlotChangeFactory(slot=club.slots.get(), reason_fi="Sali on varattu.")
    (session,) = happenings(reread(club), date(2026, 12, 8), date(2026, 12, 8))
    assert session.state is State.CANCELLED
    assert not session.happens
    assert session.reason == "Sali on varattu."


def test_a_session_moved_to_another_day_stands_there_and_remembers_the_old_one():
    club = weekly_club()
    SlotChangeFactory(
        slot=club.slots.get(),
        kind=SlotChange.Kind.MOVED_TIME,
        new_date=date(2026, 12, 10),
        new_starts=time(16),
        new_ends=time(17),
    )
    club = reread(club)
    assert happenings(club, date(2026, 12, 8), date(2026, 12, 8)) == []
    (moved,) = happenings(club, date(2026, 12, 10), date(2026, 12, 10))
    assert moved.state is State.MOVED
    assert moved.starts == helsinki(2026, 12, 10, 16)
    assert moved.instead_of == helsinki(2026, 12, 8, 14, 15)


def test_a_session_moved_to_another_place_keeps_its_time():
    club = weekly_club()
    yard = MeetingPlaceFactory()
    SlotChangeFactory(
        slot=club.slots.get(), kind=SlotChange.Kind.MOVED_PLACE, new_place=yard
    )
    (moved,) = happenings(reread(club), date(2026, 12, 8), date(2026, 12, 8))
    assert (moved.place_id, moved.starts) == (yard.pk, helsinki(2026, 12, 8, 14, 15))


def test_an_extra_session_happens_even_on_a_holiday():
    club = weekly_club()
    SlotChangeFactory(
        activity=club,
        slot_uuid=None,
        kind=SlotChange.Kind.EXTRA,
        date=date(2026, 10, 21),
        new_starts=time(10),
        new_ends=time(12),
    )
    (extra,) = happenings(reread(club), date(2026, 10, 19), date(2026, 10, 25))
    assert extra.state is State.EXTRA
    assert extra.starts == helsinki(2026, 10, 21, 10)


def test_a_change_of_one_weekly_time_leaves_the_other_of_the_same_day_alone():
    club = weekly_club()
    SlotFactory(activity=club, weekday=2, starts=time(16), ends=time(17))
    SlotChangeFactory(slot=club.slots.get(starts=time(14, 15)))
    happening = [
        one.starts.time()
        for one in happenings(reread(club), date(2026, 12, 8), date(2026, 12, 8))
        if one.happens
    ]
    assert happening == [time(16)]


def test_a_course_meets_on_its_dates_in_order():
    course = DatedSessionFactory(date=date(2026, 12, 5)).activity
    DatedSessionFactory(activity=course, date=date(2026, 11, 28))
    assert days(reread(course)) == [date(2026, 11, 28), date(2026, 12, 5)]


def test_an_open_group_without_season_or_dates_goes_on_and_on():
    club = weekly_club(season=None)
    assert last_day(club) is None
    assert days(club, date(2031, 1, 1), date(2031, 1, 10)) == [date(2031, 1, 7)]


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (helsinki(2026, 8, 1, 12), date(2026, 9, 1)),
        (helsinki(2026, 9, 1, 14, 30), date(2026, 9, 1)),
        (helsinki(2026, 9, 1, 15, 15), date(2026, 9, 8)),
        (helsinki(2026, 10, 14, 9), date(2026, 10, 27)),
        (helsinki(2026, 12, 9, 9), None),
    ],
    ids=[
        "before the season",
        "while it goes on",
        "the moment it has ended",
        "over the break",
        "after the last one",
    ],
)
def test_the_next_session(now, day):
    following = next_happening(weekly_club(), now)
    assert (following and following.starts.date()) == day


def test_the_next_session_is_not_a_cancelled_one():
    club = weekly_club()
    SlotChangeFactory(slot=club.slots.get(), date=date(2026, 9, 1))
    following = next_happening(reread(club), helsinki(2026, 8, 30, 12))
    assert following
    assert following.starts.date() == date(2026, 9, 8)


def test_a_club_is_over_the_day_after_its_last_day():
    club = weekly_club()
    assert not is_over(club, date(2026, 12, 13))
    assert is_over(club, date(2026, 12, 14))


def test_the_pattern_of_the_week_carries_its_dates_and_the_clubs_place():
    club = weekly_club(slot__last_date=date(2026, 11, 30))
    (weekly,) = weekly_sessions(club)
    assert (weekly.weekday, weekly.starts, weekly.ends) == (
        2,
        time(14, 15),
        time(15, 15),
    )
    assert (weekly.valid_from, weekly.valid_until) == (
        date(2026, 9, 1),
        date(2026, 11, 30),
    )
    assert weekly.place_id == club.place_id


@pytest.mark.parametrize("clubs", [1, 4])
def test_many_clubs_cost_as_many_queries_as_one(clubs):
    for _number in range(clubs):
        weekly_club()
        DatedSessionFactory(activity=ClubFactory())
    with CaptureQueriesContext(
        connection,
    ) as queries:
        for club in Activity.objects.with_schedule():
            happenings(club, *AUTUMN)
            next_happening(club, helsinki(2026, 9, 9, 12))
            weekly_sessions(club)
    # clubs with season and moment; slots, sessions, changes, holidays
    assert len(queries) == 5
