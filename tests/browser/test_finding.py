"""A parent types: what is suggested, what was understood, and why it was found."""

import re

import pytest
from django.conf import settings
from django.test import Client

from tests.browser.conftest import DESK, PHONE
from tests.browser.seeing import faint_texts, overflow, restyle, space_text
from tests.factories.accounts import NORTHERN_EDITORS, member_of

pytestmark = pytest.mark.browser
SEARCH = "/haku/"


def suggestions(page):
    return page.get_by_role("listbox", name="Ehdotukset").get_by_role("option")


def type_into(page, words):
    """The field with these words in it, once something is suggested."""
    field = page.get_by_role("combobox", name="Mitä etsitte?")
    field.click()
    field.press_sequentially(words)
    suggestions(page).first.wait_for()
    return field


def active(page):
    """The option that the keyboard stands on, as a screen reader is told."""
    at = page.locator("#q").get_attribute("aria-activedescendant")
    return page.locator(f"#{at}").inner_text() if at else None


@pytest.mark.parametrize("path", ["/", SEARCH], ids=["front page", "search"])
def test_a_suggestion_is_chosen_by_keyboard_and_what_was_typed_stays(visitor, path):
    page = visitor.open(path)
    field = type_into(page, "sähly kaak")
    assert field.get_attribute("aria-expanded") == "true"
    assert active(page) is None
    page.keyboard.press("ArrowDown")
    assert active(page).startswith("sähly Kaakkuri")
    page.keyboard.press("Enter")
    page.wait_for_url("**area=kaakkuri*")
    assert "q=s%C3%A4hly&" in page.url
    assert page.locator(".chip", has_text="Kaakkuri").is_visible()


def test_the_keys_of_a_combobox_do_what_they_do_elsewhere(visitor):
    page = visitor.open(SEARCH)
    field = type_into(page, "asuk")
    told = suggestions(page).all_inner_texts()
    assert len(told) > 1
    assert page.get_by_role("status").filter(has_text=f"{len(told)} ehdotusta").count()
    for key, at in [
        ("ArrowUp", -1),
        ("ArrowDown", None),
        ("ArrowDown", 0),
        ("End", -1),
        ("Home", 0),
    ]:
        page.keyboard.press(key)
        assert active(page) == (None if at is None else told[at]), key
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "asuk"
    page.keyboard.press("Alt+ArrowDown")
    suggestions(page).first.wait_for()
    page.keyboard.press("Tab")
    assert suggestions(page).count() == 0
    assert page.evaluate("document.activeElement.id") != "q"


def test_enter_searches_for_what_was_typed_where_nothing_was_chosen(visitor):
    page = visitor.open(SEARCH)
    type_into(page, "kel")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=kel*")
    assert suggestions(page).count() == 0


def test_a_finger_chooses_a_place_and_comes_to_its_page(visitor):
    page = visitor.open(SEARCH, width=PHONE)
    type_into(page, "asuk")
    suggestions(page).filter(has_text="Asukastupa Vanhatulli").click()
    page.wait_for_url("**/paikat/asukastupa/")


def test_a_theme_joins_what_was_chosen_before(visitor):
    page = visitor.open(SEARCH + "?age=7&kind=club")
    type_into(page, "pallop")
    suggestions(page).filter(has_text="Pallopelit").first.click()
    page.wait_for_url("**theme=*")
    assert "age=7" in page.url
    assert "kind=club" in page.url


def test_suggestions_come_again_after_a_search(visitor):
    page = visitor.open(SEARCH)
    type_into(page, "kello")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=kello*")
    page.wait_for_load_state("networkidle")
    page.locator("#q").fill("")
    type_into(page, "asuk")
    assert suggestions(page).count()


@pytest.mark.parametrize("path", ["/", SEARCH], ids=["front page", "search"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_suggestions_break_no_rule_and_fit_any_width(visitor, axe, path, dark):
    page = visitor.open(path, width=PHONE, dark=dark)
    type_into(page, "kel")
    page.keyboard.press("ArrowDown")
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        assert axe(page) == []
    space_text(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert overflow(page) == []
    page.set_viewport_size({"width": DESK, "height": 800})
    restyle(page, "html { font-size: 200% !important }")
    assert overflow(page) == []


def test_in_forced_colours_every_suggestion_is_seen_and_the_active_one_ringed(visitor):
    page = visitor.open(SEARCH, forced_colors="active")
    type_into(page, "kel")
    page.keyboard.press("ArrowDown")
    texts = " ".join(suggestions(page).all_inner_texts())
    assert not [faint for faint in faint_texts(page) if faint.split(":")[0] in texts]
    ringed = suggestions(page).first.evaluate("part => getComputedStyle(part).outline")
    assert "solid 3px" in ringed


def test_a_browser_that_saves_data_is_asked_for_nothing_more(visitor):
    page = visitor.open(SEARCH)
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    page.reload()
    assert page.locator("#q").get_attribute("role") is None


def test_a_chip_from_words_goes_and_its_word_is_a_word_again(visitor):
    page = visitor.open(SEARCH + "?q=kerho+7-vuotiaalle")
    chip = page.locator(".chip", has_text=re.compile(r"7\sv"))
    chip.click()
    page.wait_for_url("**literal=age*")
    assert page.locator("#q").input_value() == "kerho 7-vuotiaalle"
    assert chip.count() == 0


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_the_words_are_marked_in_what_was_found(visitor, axe, javascript):
    page = visitor.open(SEARCH + "?q=sählykerho", javascript=javascript)
    assert page.locator(".card mark").first.inner_text() == "Sählykerho"
    if javascript:
        assert axe(page) == []


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_slip_is_told_and_mended_with_one_press(visitor, axe, javascript):
    page = visitor.open(SEARCH + "?q=sählykerrho", width=PHONE, javascript=javascript)
    assert page.locator(".card", has_text="Sählykerho").count()
    if javascript:
        assert axe(page) == []
    page.locator(".meant a", has_text="sählykerho").click()
    page.wait_for_url("**q=s%C3%A4hlykerho")
    page.locator(".meant").wait_for(state="detached")
    assert page.locator(".card mark").first.inner_text() == "Sählykerho"


def test_a_word_that_nobody_knows_is_named(visitor):
    page = visitor.open(SEARCH + "?q=sählykerho+zzyzzyx")
    assert (
        "Sanalla ”zzyzzyx” ei löytynyt mitään." in page.locator(".meant").inner_text()
    )


@pytest.fixture
def editors_page(site, browser, django_db_blocker):
    """A page of a signed-in editor's browser; the one of the visits has no cookies."""
    with django_db_blocker.unblock():
        editor, client = member_of(NORTHERN_EDITORS), Client()
        client.force_login(editor)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context = browser.new_context(base_url=site, locale="fi-FI")
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": session, "url": site}])
        yield context.new_page()
        context.close()
        editor.delete()


def test_an_editor_unfolds_why_a_club_is_here(editors_page, axe):
    page = editors_page
    page.goto(SEARCH + "?q=sählykerho+7-vuotiaalle")
    page.locator(".card__why summary").first.focus()
    page.keyboard.press("Enter")
    told = page.locator(".card__why").first
    assert "sahlykerho (nimi" in told.inner_text()
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert overflow(page) == []


def test_without_a_script_the_field_is_a_field(visitor):
    page = visitor.open(SEARCH, javascript=False)
    assert page.locator("#q").get_attribute("role") is None
    page.locator("#q").fill("sählykerho")
    page.get_by_role("button", name="Hae", exact=True).click()
    page.wait_for_url("**q=s*")
    assert page.locator(".card", has_text="Sählykerho").count()
