"""The state of enrolment at a moment, as a family reads it on a card."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from activities.enrolment import Terms, state
from activities.models import Activity, ActivityMoment
from home.attributes import EnrolmentState, Running
from home.calendars.models import Season
from tests.answers import card, page
from tests.factories.activities import MomentFactory, weekly_club

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
EARLIER, LATER = NOW - timedelta(days=1), NOW + timedelta(days=1)


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (Terms(), "open"),
        (Terms(needed=False), "none"),
        (Terms(needed=False, taken=True), "full"),
        (Terms(opens=LATER), "opens"),
        (Terms(opens=EARLIER), "open"),
        (Terms(opens=NOW), "open"),
        (Terms(closes=EARLIER), "closed"),
        (Terms(closes=NOW), "closed"),
        (Terms(closes=LATER), "open"),
        (Terms(opens=EARLIER, closes=LATER), "open"),
        (Terms(taken=True), "full"),
        (Terms(taken=True, waiting_list=True), "queue"),
        (Terms(waiting_list=True), "open"),
        (Terms(taken=True, opens=LATER), "opens"),
        (Terms(taken=True, waiting_list=True, closes=EARLIER), "closed"),
        (Terms(over_from=LATER), "open"),
        (Terms(over_from=NOW), "closed"),
        (Terms(opens=LATER, over_from=EARLIER), "closed"),
        (Terms(needed=False, over_from=EARLIER), "closed"),
        (Terms(needed=False, called_off=True), "closed"),
        (Terms(opens=LATER, called_off=True), "closed"),
    ],
    ids=str,
)
def test_the_state_follows_from_the_terms_and_the_clock(terms, expected):
    assert terms.at(NOW) == expected


@pytest.mark.parametrize(
    ("facts", "moment", "expected"),
    [
        ({"enrol_mode": "form_url"}, {}, EnrolmentState.OPEN),
        ({"enrol_mode": "at_door"}, {}, EnrolmentState.NONE),
        ({"enrol_mode": "none"}, {"is_full": True}, EnrolmentState.FULL),
        (
            {"enrol_mode": "at_door", "waiting_list": True, "enrol_opens": LATER},
            {"places_left": 0},
            EnrolmentState.FULL,
        ),
        ({"enrol_mode": "phone"}, {"places_left": 0}, EnrolmentState.FULL),
        ({"enrol_mode": "phone"}, {"places_left": 3}, EnrolmentState.OPEN),
        ({"enrol_mode": "wilma"}, {"is_full": True}, EnrolmentState.FULL),
        (
            {"enrol_mode": "wilma", "waiting_list": True},
            {"is_full": True},
            EnrolmentState.QUEUE,
        ),
        ({"enrol_mode": "email"}, {"running": Running.ENDED}, EnrolmentState.CLOSED),
        ({"enrol_mode": "email"}, {"running": Running.PAUSED}, EnrolmentState.CLOSED),
    ],
)
def test_a_clubs_own_facts_and_those_of_the_moment_decide(facts, moment, expected):
    assert state(Activity(**facts), ActivityMoment(**moment), NOW) == expected


def test_nobody_gets_into_a_club_whose_season_is_over():
    spring = Season(starts=date(2026, 1, 12), ends=date(2026, 5, 30))
    club = Activity(enrol_mode="wilma", season=spring)
    on_the_last_evening = datetime(2026, 5, 30, 20, 59, tzinfo=UTC)
    assert state(club, ActivityMoment(), on_the_last_evening) == EnrolmentState.OPEN
    midnight = on_the_last_evening + timedelta(minutes=1)
    assert state(club, ActivityMoment(), midnight) == EnrolmentState.CLOSED


def test_the_season_says_when_enrolment_opens_unless_the_club_does():
    season = Season(enrolment_opens=LATER)
    follows = Activity(enrol_mode="wilma", season=season)
    has_its_own = Activity(enrol_mode="wilma", season=season, enrol_opens=EARLIER)
    assert state(follows, ActivityMoment(), NOW) == EnrolmentState.OPENS
    assert state(has_its_own, ActivityMoment(), NOW) == EnrolmentState.OPEN


@pytest.mark.django_db
def test_a_full_club_without_enrolment_says_so_and_calls_nobody(client):
    club = weekly_club(enrol_mode="none")
    assert "Tulkaa vain paikalle" in page(client, club)
    MomentFactory(activity=club, is_full=True)
    told = page(client, club)
    assert "Täynnä" in told
    assert "Tulkaa vain paikalle" not in told
    assert card(client, "foot").endswith("Täynnä")
