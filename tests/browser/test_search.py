"""A parent searches: by keyboard, without a script, back again, on the map and by the week."""

import datetime as dt
import gzip
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page

from search.showing.page import SearchPage
from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser
SEARCH = "/haku/"


def test_a_search_is_done_by_keyboard_alone(visitor):
    page = visitor.open(SEARCH)
    tab_to(page.get_by_label("Mitä etsitte?"))
    page.keyboard.type("sählykerho")
    page.keyboard.press("Enter")
    page.wait_for_url("**/haku/?q=s*")
    page.wait_for_load_state("networkidle")
    tab_to(page.get_by_role("link", name="Siirry tuloksiin"), "Shift+Tab")
    page.keyboard.press("Enter")
    tab_to(page.get_by_role("link", name="Sählykerho", exact=True), most=5)
    page.keyboard.press("Enter")
    page.wait_for_url("**/kerhot/sahlykerho/")
    assert page.get_by_role("heading", level=1).inner_text() == "Sählykerho"


def tab_to(part: Locator, key: str = "Tab", most: int = 20) -> None:
    """Press the key until the part has the focus; so many times are patience enough."""
    for _ in range(most):
        part.page.keyboard.press(key)
        if part.evaluate("part => part === document.activeElement"):
            return
    pytest.fail(f"{key} does not come to {part}.")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_second_child_is_added_and_each_is_told_whether_it_fits(visitor, javascript):
    page = visitor.open(SEARCH + "?age=7", javascript=javascript)
    page.get_by_role("button", name="Lisää lapsi").click()
    selects = page.locator("select[name=age]")
    selects.nth(1).wait_for()
    selects.nth(1).select_option("15")
    page.get_by_role("button", name="Hae", exact=True).click()
    page.wait_for_url("**age=7*age=15*")
    card = page.locator(".card", has_text="Sählykerho").first
    assert "7\xa0v sopii" in card.inner_text()
    assert "15\xa0v ei" in card.inner_text()


def test_a_filter_counts_narrows_and_the_back_button_undoes_it(visitor):
    page = visitor.open(SEARCH)
    before = page.get_by_role("heading", level=1).inner_text()
    page.get_by_label("Liikkuvat palvelut").check()
    page.wait_for_url("**kind=mobile*")
    page.get_by_role("link", name="Nuorisoauto").first.wait_for()
    assert page.get_by_role("heading", level=1).inner_text() != before
    page.go_back()
    page.wait_for_function(
        "text => document.querySelector('h1').innerText === text", arg=before
    )


def test_a_chip_takes_its_filter_away_without_a_script(visitor):
    page = visitor.open(SEARCH + "?age=7&kind=club", javascript=False)
    page.locator(".chip", has_text="7 v").click()
    page.wait_for_url("**/haku/?kind=club")


def test_the_map_shows_regions_from_afar_and_leads_to_their_lists(visitor):
    page = visitor.open(SEARCH + "?view=map", width=DESK)
    region = page.locator(".map__area a", has_text="Pohjoinen alue")
    region.wait_for()
    region.click()
    page.wait_for_url("**area=pohjoinen*")


def test_the_map_of_one_region_comes_near_enough_for_its_places(visitor):
    page = visitor.open(SEARCH + "?view=map&area=keskinen", width=DESK)
    zoom = page.locator(".leaflet-control-zoom-in")
    zoom.wait_for()
    place = page.locator(".map__place").first
    while not place.count():
        with page.expect_response("**bbox=**"):
            zoom.click()
    place.click()
    assert "Asukastupa" in page.locator(".leaflet-popup").inner_text()


def test_without_a_script_the_map_is_a_picture_with_the_same_numbers(visitor):
    page = visitor.open(SEARCH + "?view=map", javascript=False)
    picture = page.locator("#map svg")
    assert picture.is_visible()
    assert "Pohjoinen alue" in picture.get_attribute("aria-label")


def test_the_search_is_light_and_asks_nobody_else(visitor):
    """Compressed as a server sends it. A visitor never gets a cookie or a foreign request."""
    page = visitor.open(SEARCH)
    loaded = (
        "[location.href, ...performance.getEntriesByType('resource').map(e => e.name)]"
    )
    sizes = {
        address: len(gzip.compress(page.request.get(address).body()))
        for address in page.evaluate(loaded)
    }
    assert sum(sizes.values()) <= 40_000
    assert 0 < sum(size for url, size in sizes.items() if ".js" in url) <= 6_000


def test_pressing_search_on_a_phone_leads_to_what_was_found(visitor):
    page = visitor.open(SEARCH + "?age=7", width=PHONE)
    page.locator("#filters > summary").click()
    page.locator("#group-free > summary").click()
    page.get_by_label("Maksuton").check()
    page.wait_for_url("**free=1*")
    # A tick leaves the panel as it is, the button closes it.
    assert page.get_by_label("Maksuton").is_visible()
    page.get_by_role("button", name=re.compile(r"Näytä \d+ tulos")).click()
    page.wait_for_function("() => document.activeElement.id === 'count'")
    assert page.get_by_label("Maksuton").is_hidden()
    assert 0 <= page.locator("#count").bounding_box()["y"] < 800


def test_a_phone_shows_the_first_result_of_a_search_without_a_scroll(visitor):
    page = visitor.open(SEARCH + "?age=7&free=1&kind=club&kind=place", width=PHONE)
    assert page.locator("#answer .card").first.bounding_box()["y"] < 600


def test_the_panel_of_a_phone_is_short_and_says_what_it_has_found(visitor):
    page = visitor.open(SEARCH + "?kind=club", width=PHONE)
    page.locator("#filters > summary").click()
    # Open is only what has something chosen.
    assert page.get_by_label("Kerhot").is_visible()
    assert page.get_by_label("Maksuton").is_hidden()
    button = page.locator(".filters__foot button")
    before = button.inner_text()
    page.get_by_label("Kohtaamispaikat").check()
    page.wait_for_url("**kind=place*")
    assert button.inner_text() != before
    assert re.fullmatch(r"Näytä \d+ tulosta", button.inner_text())
    # Wherever one is in the panel, the button is in view.
    spot = button.bounding_box()
    assert 0 < spot["y"] < 800 - spot["height"]


def test_without_a_script_the_button_of_the_panel_promises_no_number(visitor):
    page = visitor.open(SEARCH + "?kind=club", javascript=False)
    page.get_by_role("button", name="Näytä tulokset", exact=True).click()
    page.wait_for_url("**kind=club*")


def test_a_day_and_hours_of_ones_own_are_asked_for_and_stay(visitor):
    page = visitor.open(SEARCH)
    day = (timezone.localdate() + dt.timedelta(days=9)).isoformat()
    page.get_by_label("Tänään").check()
    page.wait_for_url("**date=today*")
    page.get_by_label("Tiettynä päivänä").fill(day)
    page.wait_for_url(f"**date={day}")
    # The later choice counts, and says so.
    assert page.get_by_label("Milloin vain").is_checked()
    page.get_by_label("Alkaa aikaisintaan").fill("16:00")
    page.wait_for_url("**from=16%3A00*")
    assert page.get_by_label("Tiettynä päivänä").input_value() == day
    page.get_by_label("Huomenna").check()
    page.wait_for_url("**date=tomorrow*")
    assert page.get_by_label("Tiettynä päivänä").input_value() == ""
    assert page.locator("#answer .notice").count() == 0


def test_a_day_that_is_past_is_told_beside_the_field(visitor):
    page = visitor.open(SEARCH, javascript=False)
    page.get_by_label("Tiettynä päivänä").fill("2020-01-31")
    page.locator(".filters__foot button").click()
    page.wait_for_url("**date=2020-01-31*")
    field = page.get_by_label("Tiettynä päivänä")
    assert field.input_value() == "2020-01-31"
    error = page.locator("#" + field.get_attribute("aria-describedby"))
    assert error.inner_text() == "Päivä on jo mennyt. Valitkaa tämä päivä tai myöhempi."


@pytest.mark.parametrize("view", ["list", "map", "week"])
def test_the_second_stop_of_the_keyboard_skips_to_the_results(visitor, view):
    page = visitor.open(SEARCH + f"?age=7&view={view}")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Siirry tuloksiin"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = page.locator(
        "#answer :is(.card h3, .week__list, .week__places) >> visible=true"
    )
    assert first.first.evaluate("part => part.contains(document.activeElement)")


def test_a_link_inside_the_page_asks_nothing_again(visitor):
    page = visitor.open(SEARCH)
    page.evaluate("document.querySelector('#answer').dataset.same = 'yes'")
    page.get_by_role("link", name="Siirry sisältöön").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    assert page.locator("#answer[data-same=yes]").count() == 1


def test_more_results_come_below_the_first_under_one_heading(visitor, monkeypatch):
    monkeypatch.setattr(SearchPage, "size", 2)
    page = visitor.open(SEARCH, width=PHONE)
    names = page.locator("#answer .card h3")
    first = names.all_inner_texts()
    page.get_by_role("link", name="Näytä 2 lisää").click()
    page.wait_for_function(
        "() => document.querySelectorAll('#answer .card').length === 4"
    )
    assert names.all_inner_texts()[:2] == first
    assert (
        page.evaluate("document.activeElement.textContent") == names.nth(2).inner_text()
    )
    assert page.locator("#group-fits").count() == 1
    assert page.url.endswith(SEARCH)


def test_without_a_script_pages_follow_each_other(visitor, monkeypatch):
    monkeypatch.setattr(SearchPage, "size", 2)
    page = visitor.open(SEARCH, javascript=False)
    assert page.locator("#show-more").is_hidden()
    page.get_by_role("link", name="Seuraava").click()
    page.wait_for_url("**page=2")
    assert page.locator("#answer .card").count() == 2


def test_near_me_sorts_by_a_place_too_coarse_to_point_at_a_home(visitor):
    at_home = {"latitude": 65.01236, "longitude": 25.46817}
    page = visitor.open(
        SEARCH, width=PHONE, permissions=["geolocation"], geolocation=at_home
    )
    page.locator("#filters > summary").click()
    page.locator("#group-near > summary").click()
    page.get_by_role("button", name="Lähellä minua").click()
    page.wait_for_url("**near=*")
    assert "near=65.0115%2C25.4718" in page.url
    assert page.locator(".chip", has_text="valittu paikka").is_visible()
    assert page.get_by_text("Järjestys: lähin").is_visible()


def test_a_browser_that_tells_no_place_is_answered_with_another_way(visitor):
    page = visitor.open(SEARCH)
    page.get_by_role("button", name="Lähellä minua").click()
    words = "Selain ei kertonut paikkaa. Kirjoittakaa postinumero."
    page.locator("#near-me-hint", has_text=words).wait_for()
    assert page.get_by_role("status").filter(has_text=words).count() == 1


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize(
    ("path", "words", "chips"),
    [
        (
            "/haku/",
            "liikuntaa ei jalkapalloa 7-vuotiaalle Tuirassa ke-iltana",
            ["7 v", "Tuira", "ke", "Ilta", "ei: jalkapalloa"],
        ),
        (
            "/sv/sok/",
            "idrott inte fotboll för 7-åring i Tuira på onsdag kväll",
            ["7 år", "Tuira", "on", "Kväll", "inte: fotboll"],
        ),
        (
            "/en/search/",
            "sports not football for 7 year old in Tuira Wednesday evening",
            ["7", "Tuira", "Wednesday", "Evening", "not: football"],
        ),
    ],
    ids=["Finnish", "Swedish", "English"],
)
def test_what_the_words_say_is_shown_and_taken_away_one_by_one(
    visitor, axe, javascript, path, words, chips
):
    page = visitor.open(path, width=PHONE, javascript=javascript)
    page.locator("#q").fill(words)
    page.locator("#search-form .button--go").click()
    page.wait_for_url("**?q=*")
    first, *rest = shown(page)
    assert begin(rest, chips)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert not javascript or axe(page) == []
    page.locator(".chip").last.click()
    page.wait_for_url("**literal=without*")
    again, *rest = shown(page)
    assert begin(rest, chips[:-1])
    assert len(again) > len(first)


def begin(labels: list[str], words: list[str]) -> bool:
    """Each label begins with its word, which may be followed by hours."""
    pairs = zip(labels, words, strict=True)
    return all(label.startswith(word) for label, word in pairs)


def shown(page: Page) -> list[str]:
    """The labels of the chips, without what a press on them does."""
    return [
        chip.inner_text().partition(":\n")[2].strip() or chip.inner_text().strip()
        for chip in page.locator("ul.chips .chip").all()
    ]


def test_near_me_in_the_words_leads_to_the_field_for_a_place(visitor):
    page = visitor.open(f"{SEARCH}?q=uinti+lähellä+minua", javascript=False)
    page.get_by_role("link", name="Kertokaa, minkä lähellä").click()
    assert page.locator("#near").is_visible()
