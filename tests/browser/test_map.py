"""A parent looks where things are: from a card to the map, by keyboard, with tiles or without."""

from __future__ import annotations

import base64
import math
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import combinations

import pytest
from django.test.utils import override_settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.seeing import overflow

pytestmark = pytest.mark.browser
MAP = "/haku/?view=map"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_a_card_leads_to_its_place_on_the_map(visitor):
    page = visitor.open("/haku/?age=7&kind=club", width=PHONE)
    page.get_by_role("link", name="Näytä kartalla Sählykerho").click()
    here = page.locator(".map__place--here")
    here.wait_for()
    assert (
        page.locator(".leaflet-popup")
        .get_by_role("link", name="Sählykerho")
        .is_visible()
    )
    assert here.bounding_box()["x"] == pytest.approx(PHONE / 2, abs=60)
    marked = page.locator(".leaflet-popup [aria-current]")
    assert marked.inner_text() == "Sählykerho"
    assert page.locator(".chip", has_text="7 v").is_visible()
    assert page.get_by_text("Merkitty kartalle: Sählykerho").is_visible()
    assert overflow(page) == []


def test_places_too_close_for_a_finger_are_one_marker_that_comes_nearer(visitor):
    page = visitor.open(MAP + "&kind=club&kind=course&kind=place&kind=mobile")
    page.wait_for_load_state("networkidle")
    page.locator(".leaflet-control-zoom-out").click()
    page.locator(".leaflet-control-zoom-out").click()
    page.locator(".leaflet-control-zoom-out").click()
    page.wait_for_timeout(300)
    spots = [each.bounding_box() for each in page.locator(".map__place").all()]
    for one, other in combinations(spots, 2):
        apart = math.hypot(one["x"] - other["x"], one["y"] - other["y"])
        assert apart >= 30


def test_without_a_script_the_card_leads_to_the_list_of_what_is_there(visitor):
    page = visitor.open("/haku/?age=7&kind=club", javascript=False)
    page.get_by_role("link", name="Näytä kartalla Sählykerho").click()
    assert page.locator("#map svg").is_visible()
    assert page.get_by_text("Merkitty kartalle: Sählykerho").is_visible()


def test_few_results_are_places_at_once(visitor):
    page = visitor.open(MAP + "&q=sählykerho", width=DESK)
    page.locator(".map__place").first.wait_for()
    assert page.locator(".map__area").count() == 0


def test_all_of_a_few_results_are_in_view(visitor):
    page = visitor.open(MAP + "&kind=club&kind=course&kind=place&kind=mobile")
    page.wait_for_load_state("networkidle")
    total = int(page.locator("h1").inner_text().split()[0])
    frame = page.locator(".map__box").bounding_box()
    markers = page.locator(".map__place").all()
    assert sum(int(each.inner_text()) for each in markers) == total > 2
    for each in markers:
        spot = each.bounding_box()
        assert frame["x"] <= spot["x"] <= frame["x"] + frame["width"] - 32
        assert frame["y"] <= spot["y"] <= frame["y"] + frame["height"] - 32


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_marker_is_reached_named_opened_and_left_by_keyboard(visitor, axe, width):
    page = visitor.open(MAP + "&kind=mobile", width=width)
    # The address is known by its postcode only: the marker stands for the district.
    name = page.locator(".map__place").get_attribute("aria-label")
    assert re.fullmatch(r"\w{3,}: 1", name)
    page.get_by_role("link", name="Ohita kartta").focus()
    for _step in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.map__place')"):
            break
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name
    page.keyboard.press("Enter")
    popup = page.locator(".leaflet-popup")
    popup.wait_for()
    assert (
        page.evaluate("document.activeElement.textContent")
        == "Nuorisoauto: Kellon koulu"
    )
    assert popup.get_by_role("button", name="Sulje").is_visible()
    assert axe(page) == []
    page.keyboard.press("Escape")
    popup.wait_for(state="detached")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_names_of_the_areas_lie_beside_each_other(visitor, width):
    page = visitor.open(MAP, width=width)
    page.locator(".map__area b").first.wait_for()
    labels = page.locator(".map__area > *, .leaflet-control-zoom").all()
    spots = [label.bounding_box() for label in labels]
    for one, other in combinations(spots, 2):
        assert (
            one["x"] + one["width"] <= other["x"]
            or other["x"] + other["width"] <= one["x"]
            or one["y"] + one["height"] <= other["y"]
            or other["y"] + other["height"] <= one["y"]
        )


def test_the_map_can_be_skipped(visitor):
    page = visitor.open(MAP)
    page.locator(".map__area a").first.wait_for()
    page.get_by_role("link", name="Ohita kartta").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.card') !== null")


def test_on_a_phone_one_finger_scrolls_the_page(visitor):
    page = visitor.open(MAP, width=PHONE, has_touch=True, is_mobile=True)
    page.locator(".map__area a").first.wait_for()
    assert page.locator(".leaflet-touch-drag").count() == 0
    assert page.get_by_text("Siirtäkää karttaa kahdella sormella.").is_visible()


class Tiles(BaseHTTPRequestHandler):
    """A tile server of one grey pixel, or one that has broken down."""

    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status)
        self.send_header("Content-Type", "image/png")
        self.send_header("Cross-Origin-Resource-Policy", "cross-origin")
        self.end_headers()
        if self.status == 200:
            self.wfile.write(PIXEL)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@pytest.fixture(params=[200, 500], ids=["tiles", "a tile server that fails"])
def tile_server(request: pytest.FixtureRequest) -> Iterator[tuple[int, str]]:
    handler = type("Answering", (Tiles,), {"status": request.param})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield request.param, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_tiles_lie_under_the_areas_while_their_server_answers(
    site, browser, tile_server
):
    status, tiles = tile_server
    with override_settings(
        MAP_TILE_URL=tiles + "{z}/{x}/{y}.png",
        MAP_TILE_ATTRIBUTION="© Esimerkki",
        ALLOWED_HOSTS=["127.0.0.1"],
    ):
        # The policy is made when a server starts.
        server = LiveServer("127.0.0.1")
        visit = Visit(server.url, browser)
        visit.allowed.append(tiles)
        visit.expect("500")
        page = visit.open(MAP)
        page.locator(".map__area a").first.wait_for()
        page.wait_for_load_state("networkidle")
        loaded = page.locator("img.leaflet-tile-loaded").count()
        assert (loaded > 0) == (status == 200)
        assert page.locator(".leaflet-tile").count() == loaded
        assert page.get_by_text("Kartta: © Esimerkki.").is_visible()
        assert page.locator(".map__area a").first.is_visible()
        assert visit.close() == []
        server.stop()
