"""The example clubs, as a parent would judge them: possible, and always the same."""

from __future__ import annotations

from collections import Counter
from datetime import time, timedelta

import pytest

from aarrearkku.demo.recipes import Who, recipes
from home.calendar_days import at
from home.organisations.models import Organisation
from home.themes.tree import tree as themes
from meeting_places.importers import early_education
from meeting_places.models import MeetingPlace
from tests.demo.conftest import AUTUMN

pytestmark = pytest.mark.django_db


def told(club):
    """What of a club the same seed must give again; uuids included."""
    activity = club.activity
    return (
        activity.uuid,
        activity.slug,
        activity.place_id,
        activity.price,
        [str(slot) for slot in club.slots],
        [str(session) for session in club.sessions],
    )


def times_of(club):
    return [(one.starts, one.ends) for one in (*club.slots, *club.sessions)]


def youngest(club):
    activity = club.activity
    if activity.audience_mode == "grades":
        return activity.min_grade + 6
    return activity.min_age if activity.audience_mode == "ages" else None


def of_kind(clubs, kind):
    return [club for club in clubs if club.activity.place.kind == kind]


def test_a_seed_gives_the_same_clubs_again_and_another_seed_others(make, clubs):
    assert [told(club) for club in make()] == [told(club) for club in clubs]
    assert [told(club) for club in make(seed=7)] != [told(club) for club in clubs]


def test_there_are_enough_of_everything(clubs):
    assert len(clubs) >= 600
    assert Organisation.objects.filter(is_example=True).count() >= 40
    regions = Counter(club.activity.region.code for club in clubs)
    assert len(regions) == 4
    assert min(regions.values()) > 60
    kinds = Counter(club.activity.kind for club in clubs)
    assert set(kinds) == {"club", "course", "camp", "open"}


def test_no_two_clubs_of_one_place_have_the_same_name(clubs):
    met = Counter((club.activity.name_fi, club.activity.place_id) for club in clubs)
    assert [key for key, times in met.items() if times > 1] == []


def test_every_time_is_what_a_partner_could_have_typed(clubs):
    for club in clubs:
        for slot in club.slots:
            slot.clean()
            assert slot.season_problems(club.activity.season) == {}
        for session in club.sessions:
            session.clean()
        assert club.slots or club.sessions


def test_every_club_is_marked_as_an_example(clubs):
    assert all(club.activity.is_example for club in clubs)
    assert not Organisation.objects.filter(is_example=False).exists()


def test_babies_and_small_children_are_home_by_bedtime(clubs):
    late = [
        (club.activity.name_fi, ends)
        for club in clubs
        for _starts, ends in times_of(club)
        if (age := youngest(club)) is not None
        and age < 7
        and ends > (time(14) if age < 1 else time(18, 30))
    ]
    assert late == []


def test_school_clubs_follow_the_school_day(clubs):
    for club in clubs:
        for slot in club.slots:
            if slot.after_school:
                assert time(12) <= slot.starts <= time(15)
                assert slot.weekday < 6


@pytest.mark.parametrize(
    ("kind", "never"),
    [
        ("library", {"palloilu", "liikunta", "kamppailulajit", "talvilajit", "vesi"}),
        ("residents_room", {"palloilu", "talvilajit", "vesi"}),
        ("open_daycare", {"palloilu", "talvilajit", "vesi", "kamppailulajit"}),
        ("youth_house", {"palloilu", "talvilajit", "vesi"}),
        ("school", {"kirjasto"}),
    ],
)
def test_a_place_holds_what_it_has_room_for(clubs, kind, never):
    quiet = {"jooga", "tuolijumppa", "kavely", "soveltava-liikunta"}
    odd = [
        (club.activity.name_fi, theme.code)
        for club in of_kind(clubs, kind)
        if (theme := themes().by_id[club.activity.theme_id])
        and theme.code not in quiet
        and never & set(themes().lineage(theme.code))
    ]
    assert odd == []


def test_snow_is_skied_on_while_there_is_some(clubs):
    winter = [
        club
        for club in clubs
        if "talvilajit" in themes().lineage(themes().by_id[club.activity.theme_id].code)
    ]
    assert winter
    for club in winter:
        assert club.activity.season.starts.month == 1
        assert all(slot.last_date.month == 3 for slot in club.slots)


def test_texts_and_numbers_agree(clubs):
    words = {"Kolme päivää": 3, "Neljä päivää": 4, "Kymmenen kerran": 10}
    words |= {"Viiden kerran": 5, "Kuuden kerran": 6, "Viikonloppu, jonka": 2}
    for club in clubs:
        text = f"{club.activity.summary_fi} {club.activity.description_fi}"
        for promise, sessions in words.items():
            if promise in text:
                assert len(club.sessions) == sessions, club.activity.name_fi


def test_a_camp_keeps_to_the_weekdays_of_a_school_break(clubs):
    for club in clubs:
        if club.activity.kind == "camp":
            days = [session.date for session in club.sessions]
            assert days == sorted(set(days))
            assert all(day.isoweekday() < 6 for day in days)
            assert days[0].month in (2, 3, 6, 7, 8, 10)


def test_prices_are_whole_euros_and_school_clubs_are_free(clubs):
    for club in clubs:
        activity = club.activity
        assert activity.price == int(activity.price)
        assert activity.price <= 180
        if activity.funding == "finnish_model":
            assert activity.price == 0


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("g1-2", "1.–2. lk"),
        ("g0-2", "esi–2. lk"),
        ("7-9", "7–9 v"),
        ("0.25-1.5", "3–18 kk"),
        ("1.5-3", "1,5–3 v"),
        ("60-", "60+"),
        ("all", ""),
    ],
)
def test_an_audience_stands_in_a_name_as_one_says_it(written, label):
    assert Who.of(written).label == label


def test_no_place_is_given_an_address_that_no_source_tells(make):
    own = MeetingPlace.objects.filter(source="demo")
    assert own.exists()
    for place in own:
        assert (place.street_address, place.postal_code) == ("", "")
        assert (place.latitude, place.longitude) == (None, None)
        assert place.is_example


def test_real_places_keep_the_address_of_their_source(make):
    told = {
        (place.source_id, place.street_address, place.latitude)
        for place in early_education.places()
    }
    stored = MeetingPlace.objects.filter(source="evaka")
    assert told == set(stored.values_list("source_id", "street_address", "latitude"))


def test_nobody_is_named(clubs):
    """No contact is a person, and every address ends in .example, which nobody owns."""
    for club in clubs:
        assert club.activity.contact_name == "Kerhon ohjaaja"
        assert club.activity.contact_email.endswith(".example")
        assert not club.activity.contact_phone
    for organiser in Organisation.objects.all():
        assert organiser.email.endswith(".example")
        assert not organiser.phone


@pytest.mark.parametrize("file", ["school_clubs", "association_clubs", "open_groups"])
def test_every_recipe_names_a_theme_and_seasons_that_there_are(make, file):
    seasons = {"autumn", "spring", "winter", "summer", "always"}
    for recipe in recipes(file):
        assert set(recipe.during) <= seasons, recipe.name
        assert recipe.theme in themes(), recipe.name


def test_nobody_has_a_place_before_enrolment_opens(clubs):
    today = at(AUTUMN, time(12))
    waiting = [
        club
        for club in clubs
        if club.activity.enrol_opens and club.activity.enrol_opens > today
    ]
    assert waiting
    for club in waiting:
        assert club.moment.places_left == club.activity.capacity_max


def test_places_of_a_club_that_nobody_confirms_are_not_counted_yesterday(clubs):
    long_ago = at(AUTUMN - timedelta(days=180), time(12))
    stale = [club for club in clubs if club.moment.confirmed_at < long_ago]
    assert stale
    for club in stale:
        counted = club.moment.places_updated_at
        assert counted is None or counted <= club.moment.confirmed_at
