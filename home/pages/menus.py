"""Content pages that every page of the site leads to, kept in memory.

The editor ticks "show in menus"; the footer of each page then costs no query.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from django.db.models import Count, Max

from home.pages.languages import language_of
from home.pages.models import ContentPage
from home.texts import current_language
from home.trees import Kept


@dataclass(frozen=True, slots=True)
class MenuPage:
    title: str
    url: str
    is_plain: bool


def _load() -> dict[str, list[MenuPage]]:
    menus: dict[str, list[MenuPage]] = {}
    pages = ContentPage.objects.live().in_menu()
    for page in pages.order_by("path"):
        menus.setdefault(language_of(page), []).append(
            MenuPage(page.title, page.get_url() or "", page.is_plain)
        )
    return menus


def _stamp() -> Hashable:
    seen = ContentPage.objects.live().in_menu()
    return tuple(
        seen.aggregate(
            pages=Count("pk"), latest=Max("last_published_at"), last=Max("path")
        ).values()
    )


menus: Kept[dict[str, list[MenuPage]]] = Kept(_load, _stamp)


def menu_pages() -> list[MenuPage]:
    """The pages in the menu of the active language, in the order of the tree."""
    return menus().get(current_language(), [])
