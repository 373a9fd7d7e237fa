"""The pages of all three language trees, each with its translations.

Wagtail's own sitemap lists the tree of one language (the default one) only.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from wagtail.models import Page

from home.pages.languages import language_of
from home.pages.models import HomePage
from home.pages.slugs import HOME_DEPTH

FALLBACK = "fi"


class PageSitemap(Sitemap[Page]):
    limit = 5000

    def items(self) -> list[Page]:
        """Published pages whose language has a published front page, private ones left out."""
        fronts = HomePage.objects.live().values_list("path", flat=True)
        pages = (
            Page.objects.live().public().filter(depth__gte=HOME_DEPTH).order_by("path")
        )
        length = HOME_DEPTH * Page.steplen
        return [page for page in pages if page.path[:length] in set(fronts)]

    def location(self, item: Page) -> str:
        return str(item.get_url_parts()[2])

    def lastmod(self, item: Page) -> datetime | None:
        last: datetime | None = item.last_published_at
        return last

    def _urls(
        self, page: int | str, protocol: str, domain: str
    ) -> list[dict[str, Any]]:
        urls: list[dict[str, Any]] = super()._urls(page, protocol, domain)  # type: ignore[misc]
        versions: dict[object, list[dict[str, str]]] = defaultdict(list)
        for item in self.items():
            location = f"{protocol}://{domain}{self.location(item)}"
            language = language_of(item)
            known = versions[item.translation_key]
            known.append({"lang_code": language, "location": location})
            if language == FALLBACK:
                known.append({"lang_code": "x-default", "location": location})
        for url in urls:
            url["alternates"] = versions[url["item"].translation_key]
        return urls
