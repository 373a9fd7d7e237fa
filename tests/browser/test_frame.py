"""The frame of every page, used on the pattern page: skip link, menu, languages."""

import pytest

from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser


def test_the_skip_link_leads_past_the_header(visitor):
    page = visitor.open("/kuviot/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Siirry sisältöön"
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "main"


def test_on_a_phone_the_menu_opens_without_javascript(visitor):
    page = visitor.open("/kuviot/", width=PHONE, javascript=False)
    search = page.get_by_role("navigation", name="Päävalikko").get_by_text(
        "Etsi tekemistä"
    )
    assert not search.is_visible()
    page.get_by_text("Valikko", exact=True).click()
    assert search.is_visible()


def test_on_a_wide_screen_the_menu_is_there_without_opening(visitor):
    page = visitor.open("/kuviot/", width=DESK, javascript=False)
    menu = page.get_by_role("navigation", name="Päävalikko")
    assert menu.get_by_text("Etsi tekemistä").is_visible()
    assert not page.get_by_text("Valikko", exact=True).is_visible()


def test_the_language_switch_keeps_the_page(visitor):
    page = visitor.open("/kuviot/")
    page.get_by_role("link", name="Svenska").click()
    page.wait_for_url("**/sv/monster/")
    assert page.locator("html").get_attribute("lang") == "sv"
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/patterns/")
    assert page.get_by_role("heading", level=1).inner_text() == "Patterns"
