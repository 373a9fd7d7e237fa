"""What the page says of words that were misspelled, or that nothing explains."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from search.plan import NOTHING, Plan, TermGroup
from tests.factories.activities import weekly_club
from tests.factories.areas import small_oulu
from tests.factories.themes import ThemeFactory
from tests.search.test_page import page, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_season")]

FOOTBALL = TermGroup("jalkapalo", (("jalkapallo", 0.7),))


@pytest.fixture(scope="module", autouse=True)
def _clubs(once):
    small_oulu()
    sport = ThemeFactory(code="liikunta", name_fi="Liikunta", name_en="Sport")
    ball = ThemeFactory(code="palloilu", name_fi="Palloilu", parent=sport)
    ThemeFactory(code="koripallo", name_fi="Koripallo", parent=ball)
    ThemeFactory(code="uinti", name_fi="Uinti", parent=sport)
    weekly_club(name_fi="Jalkapallo", theme=ball, min_age=7, max_age=9)


@pytest.fixture
def planned(monkeypatch) -> Callable[..., None]:
    """What the words of a search are taken for, said by the test."""

    def say(*groups: TermGroup, **told: Any) -> None:
        plan = Plan(groups, **told)
        monkeypatch.setattr(
            "search.engines.memory.engine.plan_of",
            lambda view, query: plan if query.words else NOTHING,
        )

    return say


def test_another_spelling_that_was_looked_for_is_told_and_can_be_chosen(
    client, planned
):
    planned(FOOTBALL, corrections=(("jalkapalo", "jalkapallo"),))
    html = page(client, "/haku/?q=Jalkapalo+Tuirassa&kind=club")
    assert "Haimme myös: jalkapallo Tuirassa" in text(html)
    assert 'href="/haku/?q=jalkapallo+Tuirassa&amp;kind=club"' in html


def test_where_nothing_is_found_what_was_meant_is_offered_without_the_filters(
    client, planned
):
    planned(FOOTBALL, corrections=(("jalkapalo", "jalkapallo"),))
    html = page(client, "/haku/?q=jalkapalo&kind=place")
    assert "Tarkoititteko: jalkapallo (1)" in text(html)
    assert 'href="/haku/?q=jalkapallo"' in html


def test_a_spelling_that_finds_nothing_either_is_not_offered(client, planned):
    planned(TermGroup("kissa", (("kissa", 1),)), corrections=(("kisa", "kissa"),))
    assert "Tarkoititteko" not in page(client, "/haku/?q=kisa")


@pytest.mark.parametrize(
    ("unknown", "told"),
    [
        (("xyz",), "Sanalla ”xyz” ei löytynyt mitään."),
        (("xyz", "öö"), "Sanoilla ”xyz” ja ”öö” ei löytynyt mitään."),
        (("<b>",), "Sanalla ”&lt;b&gt;” ei löytynyt mitään."),
        ((), ""),
    ],
    ids=["one word", "two words", "a tag", "none"],
)
def test_words_that_nothing_explains_are_named(client, planned, unknown, told):
    planned(FOOTBALL, unknown=unknown)
    html = page(client, "/haku/?q=jalkapalo+xyz")
    assert told in html
    assert bool(told) == ("ei löytynyt mitään" in html)


def test_a_theme_with_nothing_leads_to_the_next_one_above_that_has_something(client):
    html = page(client, "/haku/?theme=koripallo&kind=club")
    assert "+1 koko ala: Palloilu" in text(html)
    assert 'href="/haku/?kind=club&amp;theme=palloilu"' in html
    assert "koko ala: Liikunta" not in html


def test_words_that_find_nothing_lead_to_the_theme_they_belong_to(client):
    """Nobody swims here, but there is other sport."""
    html = page(client, "/haku/?q=uinti")
    assert "+1 koko ala: Liikunta" in text(html)
    assert 'href="/haku/?theme=liikunta"' in html


def test_a_search_that_found_something_counts_no_other(client, monkeypatch):
    monkeypatch.setattr("search.showing.relaxations.find", None)
    assert "Jalkapallo" in page(client, "/haku/?theme=liikunta")
