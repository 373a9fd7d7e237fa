"""The questions asked about news, above their model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db.models import (
    Case,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.query import PageQuerySet

from home.areas.models import Area
from home.areas.tree import AreaNode
from home.pages.models.regions import RegionPage
from home.texts import LANGUAGES, current_language

if TYPE_CHECKING:
    from home.pages.models.news import NewsPage


# QuerySet is named for the type checker, which cannot see it behind PageQuerySet.
class NewsQuerySet(PageQuerySet, QuerySet["NewsPage"]):
    def published(self) -> Self:
        """What a reader may see now, even when the minute's tick is late."""
        now = timezone.now()
        return self.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=now), live=True)

    def with_home_region(self) -> Self:
        """Adds `home_area_id`: the region under whose page the article stands, or None."""
        # The path of a page begins with the paths of all above it.
        above = RegionPage.objects.filter(
            path=Substr(OuterRef("path"), Value(1), Length("path"))
        )
        return self.annotate(home_area_id=Subquery(above.values("area_id")[:1]))

    def of_regions(self, regions: Iterable[Area | AreaNode]) -> Self:
        """The articles that stand under the pages of these regions."""
        return self.with_home_region().filter(
            home_area_id__in=[region.id for region in regions]
        )

    def shown_in(self, region: Area | AreaNode) -> Self:
        """The region's own articles, those shown there too, and those of the whole city."""
        further = self.model.regions.through.objects.filter(
            newspage_id=OuterRef("pk"), area_id=region.id
        )
        return self.with_home_region().filter(
            Q(home_area_id=region.id) | Q(home_area_id__isnull=True) | Exists(further)
        )

    def for_readers_of(self, language: str) -> Self:
        """One version of each article: in this language, else Finnish, Swedish, English."""
        order = [language, *(code for code in LANGUAGES if code != language)]
        rank = Case(
            *(
                When(locale__language_code=code, then=Value(place))
                for place, code in enumerate(order)
            ),
            default=Value(len(order)),
            output_field=IntegerField(),
        )
        better = (
            self.model.objects.published()
            .annotate(rank=rank)
            .filter(
                translation_key=OuterRef("translation_key"), rank__lt=OuterRef("rank")
            )
        )
        return self.annotate(rank=rank).filter(~Exists(better))

    def newest_first(self) -> Self:
        return self.order_by("-pinned", "-date", "-pk")

    def for_list(self, region: Area | AreaNode | None = None) -> Self:
        """What a reader finds in the active language: all, or what a region shows."""
        news = self.published() if region is None else self.published().shown_in(region)
        return (
            news.for_readers_of(current_language())
            .with_home_region()
            .select_related("image")
            .prefetch_related("image__renditions")
            .newest_first()
        )

    def told(self) -> list[NewsPage]:
        """The articles of `for_list`, each knowing where it is shown, with one query more."""
        articles = list(self)
        further: dict[int, list[int]] = defaultdict(list)
        for article_id, area_id in self.model.regions.through.objects.filter(
            newspage__in=articles
        ).values_list("newspage_id", "area_id"):
            further[article_id].append(area_id)
        for article in articles:
            article.region_ids = [
                area_id
                for area_id in (article.home_area_id, *further[article.pk])
                if area_id is not None
            ]
        return articles
