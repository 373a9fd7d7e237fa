"""Faults planted before the engine, where the address, the words and the rows of a club
are read, are each noticed by a quick story that is told elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from activities.models import SlotChange
from search import parameters, understanding, values
from search.entries import clubs, places
from search.understanding import ages, areas, grades, prices
from tests.factories.areas import AreaFactory, small_oulu
from tests.factories.themes import ThemeFactory
from tests.search import (
    test_entries_clubs,
    test_entries_places,
    test_forms,
)
from tests.search.test_faults import instead
from tests.search.understanding import test_understanding

pytestmark = pytest.mark.django_db

address = test_forms.test_a_value_is_read_or_left_out
words = test_understanding.test_what_is_understood_is_taken_out_of_the_words
all_season = test_entries_clubs.test_its_sessions_are_those_of_its_page_all_season_long
last_day = test_entries_clubs.test_it_is_found_until_the_evening_of_its_last_day
NEVER = re.compile("(?!)")


def single_days_only(right: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *given: tuple(day for day in right(*given) if day[0] == day[1])


def cancelled_only(right: Callable[..., Any]) -> Callable[..., Any]:
    cancelled = SlotChange.Kind.CANCELLED
    return lambda club: (one for one in right(club) if one.kind == cancelled)


def literal_unheard(right: Callable[..., Any]) -> Callable[..., Any]:
    return lambda words, literal, *known: right(words, frozenset(), *known)


Fault = tuple[Any, str, Callable[..., Any], Callable[..., None], tuple[Any, ...]]
OF_ADDRESSES: dict[str, Fault] = {
    "a grade is an age": (
        values,
        "_grade",
        instead(lambda match: match[1]),
        address,
        ("age=g3&age=g0&age=g10", "age", ("g3", "g0", "g10")),
    ),
    "a band has no end": (
        values,
        "_band",
        instead(lambda match: f"{match[1]}-"),
        address,
        ("age=13-17&age=65-", "age", ("13-17", "65-")),
    ),
    "days have no end": (
        values,
        "DAYS_AHEAD",
        instead(10_000),
        test_forms.test_a_date_counts_from_today_to_half_a_year_ahead,
        (),
    ),
    "distances have no end": (
        values,
        "KM_RANGE",
        instead((0, 9_000)),
        test_forms.test_a_distance_outside_its_range_is_clamped,
        (),
    ),
    "values have no end": (
        parameters,
        "MOST_VALUES",
        instead(9_000),
        test_forms.test_many_values_are_read_up_to_a_limit,
        (),
    ),
}
OF_WORDS: dict[str, Fault] = {
    "months are years": (
        ages,
        "_in_years",
        instead(str),
        words,
        ("vauvatreffit 6 kk", {"age": ("0.5",)}, "vauvatreffit"),
    ),
    "the first grade is the second": (
        grades,
        "_NAMED",
        lambda right: [NEVER, right[0]],
        words,
        ("kuvataide ekaluokkalaiselle", {"age": ("g1",)}, "kuvataide"),
    ),
    "places have no cases": (
        areas,
        "_ENDINGS",
        instead(()),
        words,
        ("futis Tuirassa", {"area": ("tuira",)}, "futis"),
    ),
    "places have no stems": (
        areas,
        "_STEMS",
        instead(()),
        words,
        ("futis Haukiputaalla", {"area": ("haukipudas",)}, "futis"),
    ),
    "the clock is a village": (
        areas,
        "_CLOCK",
        instead(NEVER),
        words,
        ("kello 16", {}, "kello 16"),
    ),
    "small words stay": (
        understanding,
        "TIES",
        instead(frozenset()),
        words,
        ("fotboll i Tuira", {"area": ("tuira",)}, "fotboll"),
    ),
    "nothing is free": (
        prices,
        "_FREE",
        instead(NEVER),
        words,
        ("ilmainen uinti", {"free": ("1",)}, "uinti"),
    ),
    "what is literal is read": (
        understanding,
        "_understand",
        literal_unheard,
        test_understanding.test_nothing_is_read_for_a_literal_parameter,
        (),
    ),
}
OF_ENTRIES: dict[str, Fault] = {
    "holidays are forgotten": (
        clubs,
        "within",
        single_days_only,
        test_entries_clubs.test_on_a_school_holiday_it_does_not_meet,
        (),
    ),
    "a moved date stays in its week": (
        clubs,
        "moving_changes",
        cancelled_only,
        all_season,
        (),
    ),
    "a moved date is lost": (
        clubs,
        "dated",
        instead(lambda club: ()),
        test_entries_clubs.test_a_date_that_moved_is_no_session_of_the_week,
        (),
    ),
    "what is over never goes": (
        clubs,
        "found_until",
        instead(lambda club: club.expire_at),
        last_day,
        (),
    ),
    "a draft of a venue is told": (
        clubs,
        "public_among",
        instead(lambda told: [one for one in told if one]),
        test_entries_clubs.test_a_venue_that_is_still_a_draft_is_not_told_of,
        (),
    ),
    "announcements are forgotten": (
        places,
        "announced",
        instead(lambda place: ()),
        test_entries_places.test_an_announcement_holds_instead_of_the_hours_of_that_day,
        (),
    ),
}
OF_TEXTS = OF_ADDRESSES | OF_WORDS


@pytest.fixture
def oulu():
    small = small_oulu()
    AreaFactory(code="haukipudas", name_fi="Haukipudas", parent=small.pk_kello)
    ThemeFactory(code="liikunta")


@pytest.fixture(autouse=True)
def read_anew():
    """What was understood before a fault says nothing of it, nor the other way round."""
    caches = (understanding._understand, areas._forms_of)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def notices(monkeypatch: pytest.MonkeyPatch, fault: Fault) -> bool:
    """Whether the story fails with the fault planted."""
    owner, name, wrong, story, told = fault
    monkeypatch.setattr(owner, name, wrong(getattr(owner, name)))
    try:
        story(*told)
    except AssertionError:
        return True
    return False


@pytest.mark.parametrize("fault", OF_TEXTS)
def test_a_story_without_its_fault_holds(oulu, fault):
    _owner, _name, _wrong, story, told = OF_TEXTS[fault]
    story(*told)


@pytest.mark.parametrize("fault", OF_TEXTS)
def test_a_fault_in_reading_an_address_is_noticed(oulu, monkeypatch, fault):
    assert notices(monkeypatch, OF_TEXTS[fault])


# Their stories begin with no rows at all, and hold where they are told.
@pytest.mark.parametrize("fault", OF_ENTRIES)
def test_a_fault_in_building_an_entry_is_noticed(monkeypatch, fault):
    assert notices(monkeypatch, OF_ENTRIES[fault])
