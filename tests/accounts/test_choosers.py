"""An editor looks for a club, a place or a theme by words in the window that chooses."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils.html import escape

from tests.factories.activities import ClubFactory
from tests.factories.themes import ThemeFactory

pytestmark = pytest.mark.django_db


def window(model: Any, name: str = "choose_results") -> str:
    return reverse(model.snippet_viewset.chooser_viewset.get_url_name(name))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", {"Kellon kerho", "Shakki"}),
        ("shak", {"Shakki"}),
        ("linnanneito", {"Shakki"}),
        ("shakki linnanneito", {"Shakki"}),
        ("kerho linnanneito", set()),
        ("salaneuvos", set()),
        ('"', set()),
    ],
    ids=[
        "nothing asked",
        "the name's beginning",
        "the organiser",
        "both",
        "one word here, the other there",
        "of another region",
        "a quote",
    ],
)
def test_a_club_is_found_by_its_name_and_organiser(editor, secrets, words, found):
    chess = ClubFactory(name_fi="Shakki", place=secrets.northern_place)
    organiser = chess.organisation
    organiser.name_fi = "Linnanneito ry"
    organiser.save()
    page = editor.get(window(type(chess)), {"q": words}).content.decode()
    clubs = ("Kellon kerho", "Shakki", secrets.club.name)
    assert {name for name in clubs if f">{escape(name)}<" in spaceless(page)} == found


def test_the_window_has_a_box_to_search_in(editor, secrets):
    page = editor.get(window(type(secrets.northern_club), "choose")).json()["html"]
    assert 'name="q"' in page
    assert "Hakusanat" in page


def test_a_theme_is_found_too_and_tells_under_which_one_it_stands(editor, secrets):
    sport = ThemeFactory(code="liikunta-x", name_fi="Liikunta X")
    ThemeFactory(code="jooga-x", name_fi="Joogailu", parent=sport)
    page = editor.get(window(type(sport)), {"q": "joogai"}).content.decode()
    assert "Joogailu" in page
    assert "Liikunta X" in page


def spaceless(page: str) -> str:
    return "".join(line.strip() for line in page.splitlines())
