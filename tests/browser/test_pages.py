"""Every kind of page, in every language, width and colour: no accessibility rule is broken.

The short list runs always: each page in Finnish, once on a phone in the dark and once
on a desk in the light. The long one is slow and takes every combination.
"""

import itertools

import pytest

from tests.browser import city
from tests.browser.conftest import DESK, PHONE, overflow, space_text

pytestmark = pytest.mark.browser
EVERY = pytest.mark.parametrize(
    "path", city.PAGES.values(), ids=[name.replace(" ", "-") for name in city.PAGES]
)
# The browser itself writes the status of a missing page to the console.
NOT_FOUND = "404 (Not Found)"


def open_in(visitor, path, language="fi", **options):
    """The page at a Finnish address, in this language, as its language switch leads."""
    if path == city.PAGES["not found"]:
        visitor.expect(NOT_FOUND)
        return visitor.open(
            path if language == "fi" else f"/{language}{path}", **options
        )
    page = visitor.open(path, **options)
    if language != "fi":
        link = page.locator(f'.menu__langs a[lang="{language}"]')
        page.goto(link.get_attribute("href"))
    return page


@EVERY
@pytest.mark.parametrize(
    ("width", "dark"), [(PHONE, True), (DESK, False)], ids=["phone-dark", "desk-light"]
)
def test_a_page_breaks_no_accessibility_rule(visitor, axe, path, width, dark):
    page = open_in(visitor, path, width=width, dark=dark)
    assert axe(page) == []


@EVERY
def test_a_page_fits_320_pixels_with_spaced_text(visitor, path):
    page = open_in(visitor, path, width=320)
    space_text(page)
    assert overflow(page) == []


@EVERY
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_page_tells_its_language_and_has_one_main_heading(visitor, path, language):
    page = open_in(visitor, path, language, javascript=False)
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert page.title().strip(" –") != "Harrastamisen aarrearkku"


@pytest.mark.slow
@EVERY
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_rule_is_broken_in_any_language_width_or_colour(
    visitor, axe, path, language
):
    broken = {}
    for width, dark in itertools.product((PHONE, DESK), (False, True)):
        page = open_in(visitor, path, language, width=width, dark=dark)
        if found := axe(page):
            broken[width, "dark" if dark else "light"] = found
        page.close()
    assert broken == {}


@pytest.mark.slow
@EVERY
def test_a_page_reads_in_forced_colours_and_at_twice_the_text(visitor, axe, path):
    page = open_in(visitor, path, forced_colors="active")
    assert axe(page) == []
    # Twice the text of a desk is half its width.
    page.set_viewport_size({"width": DESK // 2, "height": 800})
    assert overflow(page) == []


@pytest.mark.slow
@EVERY
def test_everything_that_takes_the_focus_shows_it(visitor, path):
    page = open_in(visitor, path)
    for _ in range(150):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
              const e = document.activeElement;
              if (!e || e === document.body) return null;
              const ring = [e, e.closest(".card")].filter(Boolean).map(
                x => getComputedStyle(x)).some(
                s => s.outlineStyle !== "none" || s.boxShadow !== "none");
              return {ring, html: e.outerHTML.slice(0, 120)};
            }"""
        )
        if state is None:
            return
        assert state["ring"], state["html"]
