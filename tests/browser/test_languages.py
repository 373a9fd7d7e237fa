"""A family searches in Swedish and in English, and no page on the way changes the language."""

from __future__ import annotations

import pytest

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

# The search, what the field asks, the button, and where search and club are.
WORDS = {
    "sv": ("/sv/sok/", "Vad söker ni?", "Sök", "**/sv/sok/?q=*", "**/sv/klubbar/*/"),
    "en": (
        "/en/search/",
        "What are you looking for?",
        "Search",
        "**/en/search/?q=*",
        "**/en/clubs/*/",
    ),
}


@pytest.mark.parametrize("language", WORDS)
def test_a_search_leads_to_a_club_and_back_in_ones_own_language(visitor, language):
    form, question, button, found, club = WORDS[language]
    page = visitor.open(form, width=PHONE)
    page.get_by_label(question).fill("sählykerho")
    page.get_by_role("search").get_by_role("button", name=button, exact=True).click()
    page.wait_for_url(found)
    name = page.locator("#answer .card h3 a", has_text="Sählykerho")
    # It is known in Finnish only, and says so to those who listen.
    assert name.locator("[lang=fi]").inner_text() == "Sählykerho"
    name.click()
    page.wait_for_url(club)
    assert page.locator("html").get_attribute("lang") == language
    page.go_back()
    page.wait_for_url(found)
    assert page.locator("html").get_attribute("lang") == language
    assert page.get_by_label(question).input_value() == "sählykerho"
    assert name.is_visible()


def test_the_map_speaks_the_language_of_its_page(visitor):
    page = visitor.open("/sv/sok/?view=map")
    page.get_by_role("button", name="Zooma in").wait_for()
    page.locator(".map__area a", has_text="Norra området").click()
    page.wait_for_url("**/sv/sok/*area=pohjoinen*")
    assert page.locator("html").get_attribute("lang") == "sv"
