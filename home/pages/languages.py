"""The languages of pages by their locale, kept in memory: a page asks for its own at once."""

from __future__ import annotations

from wagtail.models import Locale, Page

from home.trees import Kept


def _load() -> dict[int, str]:
    return dict(Locale.objects.values_list("pk", "language_code"))


languages: Kept[dict[int, str]] = Kept(_load, lambda: tuple(_load().items()))


def language_of(page: Page) -> str:
    """The two letters of the page's language."""
    return languages()[page.locale_id]
