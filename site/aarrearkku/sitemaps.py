"""What search engines are told about: an index, and a list for each kind of page."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.sitemaps import Sitemap
from django.db.models import Model, QuerySet

from activities.models import Activity
from home.organisations.models import Organisation
from home.pages.sitemaps import PageSitemap
from meeting_places.models import MeetingPlace, MobileService


class CatalogueSitemap(Sitemap[Any]):
    """The published rows of one model: each has a page in every language."""

    i18n = alternates = x_default = True
    limit = 5000
    rows: ClassVar[QuerySet[Any]]

    def items(self) -> QuerySet[Any]:
        return self.rows.order_by("pk").only("slug", "last_published_at")

    # Django hands over the row with its language active.
    def lastmod(self, item: Any) -> datetime | None:
        last: datetime | None = item.last_published_at
        return last


def listing(rows: QuerySet[Any]) -> type[Sitemap[Any]]:
    model: type[Model] = rows.model
    return type(f"{model.__name__}Sitemap", (CatalogueSitemap,), {"rows": rows})


SITEMAPS: dict[str, type[Sitemap[Any]]] = {
    "pages": PageSitemap,
    "clubs": listing(Activity.objects.published()),
    "places": listing(MeetingPlace.objects.listed()),
    "mobile": listing(MobileService.objects.published()),
    "organisers": listing(Organisation.objects.published()),
}
