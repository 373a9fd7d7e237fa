"""A browser before the real site: Debian's Chromium, a server, and a visitor's rules.

Whatever a journey does, these hold and fail the test: no error in the console, nothing
that the content security policy had to stop, no request to another host, no cookie.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import axe_playwright_python
import pytest
from django.test import Client
from django.test.utils import modify_settings
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from tests import rows
from tests.browser import city

# Playwright keeps an event loop in this thread; Django would refuse every query.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

RULES = {
    "runOnly": {
        "type": "tag",
        "values": [
            *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
            "best-practice",
        ],
    },
    # Only what is wrong is written down with its elements: the rest would cost seconds.
    "resultTypes": ["violations"],
}
PHONE, DESK = 360, 1280


@dataclass
class Visit:
    """One person with one browser. What went wrong on the way is told at the end."""

    base: str
    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    wrongs: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def open(
        self,
        path: str = "/",
        *,
        width: int = DESK,
        dark: bool = False,
        javascript: bool = True,
        **options: Any,
    ) -> Page:
        """A page in a browser of its own, loaded at `path`."""
        context = self.browser.new_context(
            base_url=self.base,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale="fi-FI",
            timezone_id="Europe/Helsinki",
            reduced_motion="reduce",
            **options,
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.wrongs.append(f"script: {error}"))
        page.on("request", self.watch)
        page.goto(path)
        if "view=map" in path and javascript:
            page.locator(".map__area, .map__place").first.wait_for()
        return page

    def expect(self, words: str) -> None:
        """A console message with these words belongs to the story (a 404 page says one)."""
        self.expected.append(words)

    def hear(self, message: Any) -> None:
        if message.type in ("error", "warning") and not any(
            words in message.text for words in self.expected
        ):
            self.wrongs.append(f"console: {message.text} ({message.location['url']})")

    def watch(self, request: Any) -> None:
        known = (self.base, "data:", "blob:", *self.allowed)
        if not request.url.startswith(known):
            self.wrongs.append(f"request to another host: {request.url}")

    def close(self) -> list[str]:
        """Everything that went wrong, the cookies that were left counted."""
        for context in self.contexts:
            self.wrongs += [f"cookie: {each['name']}" for each in context.cookies()]
            context.close()
        return self.wrongs


@pytest.fixture(scope="session")
def chromium() -> str:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.skip("No Chromium here: apt install chromium, or set CHROMIUM to one.")
    return path


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    browser = playwright.chromium.launch(
        executable_path=chromium,
        # Chromium's sandbox does not start as root.
        chromium_sandbox=os.geteuid() != 0,
    )
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The address of a running site with the small city of `tests/browser/city.py`."""
    with django_db_blocker.unblock(), rows.kept():
        city.build()
        # What a process gathers for its first answer takes longer than a page may.
        Client().get("/api/v1/suggest/?q=kerho")
        server = LiveServer("127.0.0.1")
        with modify_settings(ALLOWED_HOSTS={"append": "127.0.0.1"}):
            yield server.url
        server.stop()


@pytest.fixture
def visitor(site: str, browser: Browser) -> Iterator[Visit]:
    visit = Visit(site, browser)
    yield visit
    wrongs = visit.close()
    assert not wrongs, "\n".join(wrongs)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """`axe(page)` lists the accessibility rules that the page breaks, with the elements."""
    script = files(axe_playwright_python).joinpath("axe.min.js").read_text()

    def violations(page: Page) -> list[str]:
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(script)
        found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
        return [
            f"{each['id']}: {node['html'][:160]}"
            for each in found
            for node in each["nodes"]
        ]

    return violations
