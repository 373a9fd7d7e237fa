"""What the search knows of a club follows from its rows, and from nothing that is a draft."""

from datetime import UTC, date, datetime, time

import pytest

from activities import occurrences
from activities.models import ActivityMoment, DatedSession, SlotChange
from home.attributes import Running
from search.entries.clubs import found_until
from search.entries.times import on_date
from search.facts import Audience
from search.models import Entry
from tests.factories.areas import AreaFactory
from tests.factories.meeting_places import MeetingPlaceFactory
from tests.search.stories import (
    KELLO,
    a_chess_club,
    a_slot,
    a_theme,
    an_organiser,
    autumn_break,
    days_of,
    entry_of,
    facts_of,
    is_found,
    tuiran_koulu,
)

pytestmark = pytest.mark.django_db

AUTUMN = (date(2026, 8, 1), date(2027, 1, 31))


def happening(club):
    """The dates and times on which the club meets, as its own page tells them."""
    club = type(club).objects.with_schedule().get(pk=club.pk)
    return sorted(
        on_date(one) for one in occurrences.happenings(club, *AUTUMN) if one.happens
    )


def changed(slot, day, kind, **told):
    return SlotChange.objects.create(
        activity=slot.activity, slot_uuid=slot.uuid, date=day, kind=kind, **told
    )


def test_a_club_is_told_by_codes_and_intervals():
    facts = facts_of(a_chess_club())
    assert facts.name == "Shakkikerho"
    assert facts.audience == Audience("ages", 7, 9)
    assert facts.areas == ("tuira", "pk-tuira", "keskinen", "oulu", "90500")
    assert facts.themes == ("shakki", "pelit")
    assert facts.organisers == ("shakkiseura",)
    assert facts.free
    assert not facts.points[0].approximate


def test_it_is_found_by_its_theme_in_every_language_and_by_everything_above_it():
    words = facts_of(a_chess_club()).tokens
    assert {"chess", "shakki", "games", "spel"} <= set(words["keywords"].split())
    assert {"tuira", "keskinen"} <= set(words["places"].split())


def test_it_is_found_by_its_keywords_in_every_language():
    words = facts_of(a_chess_club(keywords=["p2221"])).tokens["keywords"]
    assert {"korttipelit", "kortspel", "card"} <= set(words.split())


def test_a_club_that_meets_in_two_places_is_in_both():
    club = a_chess_club()
    facts = facts_of(club)
    kellon_koulu = MeetingPlaceFactory(name_fi="Kellon koulu", **KELLO)
    a_slot(club, weekday=4, place=kellon_koulu)
    both = facts_of(club)
    assert (len(facts.points), len(both.points)) == (1, 2)
    assert {"tuira", "kello", "90500", "90820", "pohjoinen"} <= set(both.areas)
    names = [place["name"]["fi"] for place in entry_of(club).card["places"]]
    assert names == ["Tuiran koulu", "Kellon koulu"]


def test_a_place_without_a_point_stands_in_the_middle_of_its_area():
    koulu = tuiran_koulu(latitude=None, longitude=None)
    [point] = facts_of(a_chess_club(place=koulu)).points
    assert (point.latitude, point.longitude) == pytest.approx((65.025, 25.465))
    assert point.approximate


def test_a_place_of_which_nothing_is_known_has_no_point():
    koulu = tuiran_koulu(latitude=None, longitude=None, postal_code="00100")
    facts = facts_of(a_chess_club(place=koulu))
    assert facts.points == ()
    assert facts.areas == ("00100",)


def test_a_venue_that_is_still_a_draft_is_not_told_of():
    koulu = tuiran_koulu(name_fi="Salainen koulu", live=False)
    club = a_chess_club(place=koulu)
    assert facts_of(club).areas == ()
    assert "places" not in entry_of(club).card
    assert "salainen" not in str(facts_of(club).tokens)


def test_an_organiser_that_is_still_a_draft_is_not_told_of():
    club = a_chess_club(organisation=an_organiser("uusi", name_fi="Uusi", live=False))
    assert facts_of(club).organisers == ()
    assert "other" not in facts_of(club).tokens


def test_served_areas_are_kept_as_chosen():
    club = a_chess_club()
    club.served_areas.set([AreaFactory(code="kello"), AreaFactory(code="pohjoinen")])
    club.save()
    assert set(facts_of(club).served_areas) == {"kello", "pohjoinen"}


def test_its_sessions_are_those_of_its_page_all_season_long():
    club = a_chess_club()
    autumn_break(club)
    [tuesdays] = club.slots.all()
    a_slot(
        club, weekday=5, interval=2, skip_holidays=False, starts=time(9), ends=time(10)
    )
    DatedSession.objects.create(
        activity=club, date=date(2026, 11, 7), starts=time(12), ends=time(14)
    )
    [saturday] = club.dated_sessions.all()
    changed(tuesdays, date(2026, 9, 8), "cancelled")
    changed(tuesdays, date(2026, 9, 15), "moved_time", new_date=date(2026, 9, 17))
    changed(
        tuesdays,
        date(2026, 9, 22),
        "moved_time",
        new_starts=time(17),
        new_ends=time(18),
    )
    changed(tuesdays, date(2026, 9, 29), "moved_place", new_place=club.place)
    # A holiday: nothing is planned that could move.
    changed(tuesdays, date(2026, 10, 20), "moved_time", new_date=date(2026, 10, 21))
    changed(
        saturday,
        date(2026, 11, 7),
        "moved_time",
        new_starts=time(10),
        new_ends=time(12),
    )
    SlotChange.objects.create(
        activity=club,
        date=date(2026, 10, 22),
        kind="extra",
        new_starts=time(11),
        new_ends=time(12),
    )
    told = days_of(facts_of(club), *AUTUMN)
    assert told == happening(club)
    assert len(told) > 20


def test_on_a_school_holiday_it_does_not_meet():
    club = a_chess_club()
    autumn_break(club)
    days = {one.date for one in days_of(facts_of(club), *AUTUMN)}
    assert date(2026, 10, 20) not in days
    assert date(2026, 10, 27) in days


def test_a_date_that_moved_is_no_session_of_the_week():
    club = a_chess_club()
    [tuesdays] = club.slots.all()
    changed(tuesdays, date(2026, 9, 15), "moved_time", new_date=date(2026, 9, 17))
    facts = facts_of(club)
    assert {session.weekday for session in facts.sessions} == {2}
    assert [one.date for one in facts.dated] == [date(2026, 9, 17)]


@pytest.mark.parametrize("running", [Running.PAUSED, Running.CANCELLED])
def test_what_is_paused_or_cancelled_is_found_but_happens_on_no_day(running):
    club = a_chess_club()
    ActivityMoment.objects.create(activity=club, running=running)
    assert days_of(facts_of(club), *AUTUMN) == []
    assert entry_of(club).card["running"] == running


def test_what_has_ended_is_not_found():
    club = a_chess_club()
    moment = ActivityMoment.objects.create(activity=club, running=Running.ENDED)
    assert not is_found(club)
    moment.running = Running.RUNNING
    moment.save()
    assert is_found(club)


def test_it_is_found_until_the_evening_of_its_last_day():
    club = a_chess_club()
    assert facts_of(club).found_until == datetime(2026, 12, 13, 22, tzinfo=UTC)
    a_slot(club, last_date=date(2026, 12, 20))
    assert facts_of(club).found_until == datetime(2026, 12, 20, 22, tzinfo=UTC)
    a_slot(club, first_date=date(2027, 1, 1), last_date=None)
    club.season = None
    club.save()
    assert facts_of(club).found_until is None


def test_it_is_found_until_it_expires():
    moment = datetime(2026, 12, 1, 12, tzinfo=UTC)
    assert found_until(a_chess_club(expire_at=moment)) == moment


def test_enrolment_is_kept_as_dates_not_as_a_state():
    opens = datetime(2026, 8, 20, 6, tzinfo=UTC)
    club = a_chess_club(enrol_mode="wilma", enrol_opens=opens, waiting_list=True)
    ActivityMoment.objects.create(activity=club, places_left=0)
    enrolment = facts_of(club).enrolment
    assert enrolment is not None
    assert (enrolment.opens, enrolment.full, enrolment.queue) == (opens, True, True)
    assert entry_of(club).card["places_left"] == 0
    assert facts_of(a_chess_club(place=club.place)).enrolment is None


def test_what_was_to_be_confirmed_on_a_day_is_stale_from_the_next():
    club = a_chess_club()
    ActivityMoment.objects.create(activity=club, confirm_due_on=date(2026, 11, 30))
    assert facts_of(club).stale_from == datetime(2026, 11, 30, 22, tzinfo=UTC)


def test_what_was_confirmed_is_stale_when_the_organisers_months_are_over():
    club = a_chess_club()
    confirmed = datetime(2026, 8, 31, 9, tzinfo=UTC)
    ActivityMoment.objects.create(activity=club, confirmed_at=confirmed)
    assert facts_of(club).stale_from == datetime(2027, 2, 28, 22, tzinfo=UTC)
    club.organisation.review_months = 2
    club.organisation.save()
    assert facts_of(club).stale_from == datetime(2026, 10, 31, 22, tzinfo=UTC)


def test_the_contact_is_never_in_an_entry():
    club = a_chess_club(
        contact_name="Taavi Testi",
        contact_email="taavi@example.org",
        contact_phone="040 123",
    )
    entry = entry_of(club)
    told = str((entry.facts, entry.card, entry.tokens)).lower()
    assert "taavi" not in told
    # With its blank: three digits may stand in any identifier.
    assert "040 123" not in told
    words = {word for field in entry.tokens.values() for word in field.split()}
    assert not {"040", "123"} & words


def test_a_draft_is_no_entry():
    club = a_chess_club(live=False)
    assert not Entry.objects.exists()
    club.live = True
    club.save()
    assert is_found(club)


def test_a_theme_given_twice_is_told_once():
    club = a_chess_club()
    club.more_themes.set([a_theme()])
    club.save()
    assert facts_of(club).themes == ("shakki", "pelit")
