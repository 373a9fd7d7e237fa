"""The calendar file of a club, read again by a reader that is not ours."""

from __future__ import annotations

from datetime import date, datetime, time

import icalendar
import pytest
import recurring_ical_events

from activities.calendars import calendar
from activities.models import Activity, SlotChange
from home.attributes import Running
from home.calendar_days import HELSINKI
from tests.factories.activities import (
    ClubFactory,
    DatedSessionFactory,
    MomentFactory,
    SlotChangeFactory,
    SlotFactory,
    weekly_club,
)
from tests.factories.meeting_places import MeetingPlaceFactory

pytestmark = pytest.mark.django_db


def file_of(club: Activity) -> bytes:
    club = Activity.objects.with_schedule().with_places().get(pk=club.pk)
    return calendar([club], str(club.name), "https://oulu.example{}".format)


def events_of(club: Activity, first: date, last: date) -> list[icalendar.Event]:
    read = icalendar.Calendar.from_ical(file_of(club))
    return list(recurring_ical_events.of(read).between(first, last))


def starts(events: list[icalendar.Event]) -> list[datetime]:
    held = (event.start for event in events if event.get("status") != "CANCELLED")
    return sorted(start for start in held if isinstance(start, datetime))


def test_the_autumn_is_there_and_its_break_is_not():
    found = starts(events_of(weekly_club(), date(2026, 8, 1), date(2027, 1, 1)))
    assert [day.date() for day in found[:2]] == [date(2026, 9, 1), date(2026, 9, 8)]
    assert found[-1].date() == date(2026, 12, 8)
    assert len(found) == 14
    assert not [day for day in found if day.isocalendar().week == 43]


def test_it_is_a_quarter_past_two_on_both_sides_of_the_clock_change():
    found = starts(events_of(weekly_club(), date(2026, 10, 13), date(2026, 10, 28)))
    assert [day.astimezone(HELSINKI).strftime("%d.%m. %H.%M") for day in found] == [
        "13.10. 14.15",
        "27.10. 14.15",
    ]
    assert found[0].utcoffset() != found[1].utcoffset()


def test_a_weekly_time_is_one_event_with_a_rule_that_ends_in_utc():
    read = icalendar.Calendar.from_ical(file_of(weekly_club()))
    (event,) = read.events
    assert event["rrule"].to_ical() == (
        b"FREQ=WEEKLY;UNTIL=20261208T121500Z;INTERVAL=1;BYDAY=TU"
    )
    assert event["dtstart"].params["TZID"] == "Europe/Helsinki"


def test_the_time_zone_is_described_for_the_years_in_use_only():
    file = file_of(weekly_club())
    assert file.count(b"BEGIN:VTIMEZONE") == 1
    assert len(file) < 2500


def test_two_weekly_times_are_two_series():
    club = weekly_club()
    SlotFactory(activity=club, weekday=4)
    read = icalendar.Calendar.from_ical(file_of(club))
    assert len({event["uid"] for event in read.events}) == 2


def test_a_cancelled_date_says_so_instead_of_disappearing():
    club = weekly_club()
    SlotChangeFactory(slot=club.slots.get(), reason_fi="Sali on varattu.")
    (event,) = events_of(club, date(2026, 12, 8), date(2026, 12, 9))
    assert event["status"] == "CANCELLED"
    assert "Sali on varattu." in str(event.description)


def test_a_moved_session_stands_at_its_new_time_only():
    club = weekly_club()
    yard = MeetingPlaceFactory(name_fi="Koulun kenttä")
    SlotChangeFactory(
        slot=club.slots.get(),
        kind=SlotChange.Kind.MOVED_TIME,
        new_date=date(2026, 12, 10),
        new_starts=time(16),
        new_ends=time(17),
        new_place=yard,
    )
    (event,) = events_of(club, date(2026, 12, 7), date(2026, 12, 13))
    assert event.start == datetime(2026, 12, 10, 16, tzinfo=HELSINKI)
    assert str(event.location).startswith("Koulun kenttä")


def test_an_extra_session_and_the_dates_of_a_course_are_events_of_their_own():
    club = weekly_club()
    SlotChangeFactory(
        activity=club,
        slot_uuid=None,
        kind=SlotChange.Kind.EXTRA,
        date=date(2026, 10, 21),
        new_starts=time(10),
        new_ends=time(12),
    )
    DatedSessionFactory(activity=club, date=date(2026, 10, 24))
    found = starts(events_of(club, date(2026, 10, 19), date(2026, 10, 26)))
    assert [day.day for day in found] == [21, 24]


def test_two_extra_sessions_on_one_date_are_two_events():
    club = weekly_club()
    for hour in (10, 15):
        SlotChangeFactory(
            activity=club,
            slot_uuid=None,
            kind=SlotChange.Kind.EXTRA,
            date=date(2026, 10, 21),
            new_starts=time(hour),
            new_ends=time(hour + 2),
        )
    found = starts(events_of(club, date(2026, 10, 19), date(2026, 10, 25)))
    assert [day.hour for day in found] == [10, 15]


def test_every_other_week_keeps_its_rhythm_over_the_break():
    club = weekly_club(slot__interval=2, slot__first_date=date(2026, 9, 8))
    found = starts(events_of(club, date(2026, 8, 1), date(2026, 11, 30)))
    assert [f"{day:%-d.%-m.}" for day in found] == [
        "8.9.",
        "22.9.",
        "6.10.",
        "3.11.",
        "17.11.",
    ]


@pytest.mark.parametrize("running", [Running.PAUSED, Running.CANCELLED, Running.ENDED])
def test_a_club_that_does_not_run_is_cancelled_in_every_calendar(running):
    club = weekly_club()
    MomentFactory(activity=club, running=running)
    assert starts(events_of(club, date(2026, 8, 1), date(2027, 1, 1))) == []


def test_the_identifier_stays_when_the_club_is_published_again():
    club = weekly_club()
    before = icalendar.Calendar.from_ical(file_of(club)).events[0]
    club.save_revision().publish()
    club = Activity.objects.get(pk=club.pk)
    club.save_revision().publish()
    after = icalendar.Calendar.from_ical(file_of(club)).events[0]
    assert after["uid"] == before["uid"]
    assert after.sequence >= before.sequence


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says():
    club = weekly_club(
        summary_fi="Ääkkösiä riittää. " * 8, name_fi="Öljyvärikerho " * 9
    )
    file = file_of(club)
    lines = file.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75
    assert "Öljyvärikerho Öljy" in file.replace(b"\r\n ", b"").decode()


def test_a_club_without_times_is_an_empty_calendar():
    assert icalendar.Calendar.from_ical(file_of(ClubFactory())).events == []
