"""Every kind of page, in every language, width and colour: no accessibility rule is broken.

The short list runs always: each page in Finnish, loaded once, on a phone in the dark, on a
desk in the light, then narrow with spaced text. The long one is slow and takes the rest.
"""

import re

import pytest
from bs4 import BeautifulSoup

from tests.browser import city
from tests.browser.conftest import DESK, PHONE
from tests.browser.seeing import (
    faint_texts,
    overflow,
    restyle,
    space_text,
    without_ring,
)

pytestmark = pytest.mark.browser
EVERY = pytest.mark.parametrize(
    "path", city.PAGES.values(), ids=[name.replace(" ", "-") for name in city.PAGES]
)
# The browser itself writes the status of a missing page to the console.
NOT_FOUND = "404 (Not Found)"


def open_in(visitor, path, language="fi", **options):
    """The page at a Finnish address, in this language, as its language menu leads."""
    if path == city.PAGES["not found"]:
        visitor.expect(NOT_FOUND)
    return visitor.open(address_in(language, path), **options)


def address_in(language, path):
    return path if language == "fi" else city.menu_of(path)[language]


def as_seen(page, width, scheme):
    """The open page on a screen of this width, in "light" or "dark"."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    return page


@EVERY
def test_a_page_breaks_no_accessibility_rule_and_fits_320_pixels(visitor, axe, path):
    page = open_in(visitor, path, width=PHONE, dark=True)
    assert axe(page) == []
    assert axe(as_seen(page, DESK, "light")) == []
    space_text(page)
    assert overflow(as_seen(page, 320, "light")) == []


@EVERY
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_page_tells_its_language_and_what_it_is_about(site, client, path, language):
    html = client.get(address_in(language, path)).content
    page = BeautifulSoup(html, "html.parser")
    assert page.find("html", lang=language)
    assert [bool(heading.get_text(strip=True)) for heading in page("h1")] == [True]
    assert page.title
    assert page.title.get_text().strip(" –") != "Harrastamisen aarrearkku"
    assert page.find("meta", {"name": "description", "content": re.compile(r"\S")})


@pytest.mark.slow
@EVERY
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_rule_is_broken_in_any_language_width_or_colour(
    visitor, axe, path, language
):
    page = open_in(visitor, path, language, width=PHONE)
    assert axe(page) == []
    assert axe(as_seen(page, DESK, "dark")) == []
    if language != "fi":
        assert axe(as_seen(page, DESK, "light")) == []
        space_text(page)
        assert overflow(as_seen(page, 320, "light")) == []


@pytest.mark.slow
@EVERY
def test_in_forced_colours_and_on_paper_every_text_and_focus_is_seen(visitor, path):
    """Read from what is painted: axe compares the colours that the sheet asks for, which
    the system has replaced, and finds white on white where there is black on white."""
    page = open_in(visitor, path, forced_colors="active")
    assert faint_texts(page) == []
    assert without_ring(page) == []
    page.emulate_media(media="print", color_scheme="dark", forced_colors="none")
    assert faint_texts(page) == []


@pytest.mark.slow
@EVERY
def test_a_page_fits_at_twice_the_zoom_and_at_twice_the_text(visitor, path):
    # Twice the zoom of a desk is half its width.
    page = open_in(visitor, path, width=DESK // 2)
    assert overflow(page) == []
    restyle(page, "html { font-size: 200% !important }")
    assert overflow(as_seen(page, DESK, "light")) == []


@pytest.mark.slow
def test_a_faint_text_and_a_focus_without_a_ring_would_be_noticed(visitor):
    page = visitor.open("/kuviot/")
    restyle(
        page, "p { color: #aaa !important } a:focus-visible { outline: 0 !important }"
    )
    assert faint_texts(page)
    assert without_ring(page)


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/haku/?view=map", "/liikkuvat/", "/kuviot/"])
def test_the_tab_key_leads_through_the_whole_page_and_out(visitor, path):
    page = visitor.open(path)
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return
    pytest.fail("The focus never leaves the page.")
