"""RSS of the news: of the whole city, and of each region, in three languages."""

from __future__ import annotations

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from home.areas.models import Area
from home.pages.models import NewsPage

NEWEST = 30


class NewsFeed(Feed[NewsPage, Area | None]):
    """The newest articles, what is not translated in Finnish. Pinned ones keep their date."""

    feed_type = Rss201rev2Feed

    def get_object(
        self, request: HttpRequest, region: str | None = None
    ) -> Area | None:
        self.request = request
        if region is None:
            return None
        return get_object_or_404(Area.objects.regions(), code=region)

    def title(self, region: Area | None) -> str:
        if region is None:
            return _("News – Harrastamisen aarrearkku")
        return _("News, %(region)s – Harrastamisen aarrearkku") % {
            "region": region.name
        }

    def link(self, region: Area | None) -> str:
        return reverse("news")

    def feed_url(self, region: Area | None) -> str:
        if region is None:
            return reverse("news-feed")
        return reverse("region-news-feed", args=[region.code])

    def description(self, region: Area | None) -> str:
        return _("Clubs, meeting places and mobile services in Oulu: what is new.")

    def items(self, region: Area | None) -> list[NewsPage]:
        news = NewsPage.objects.for_list(region)
        return list(news.order_by("-date", "-pk")[:NEWEST])

    def item_title(self, item: NewsPage) -> str:
        return str(item.title)

    def item_description(self, item: NewsPage) -> str:
        return item.intro

    def item_link(self, item: NewsPage) -> str:
        return str(item.get_url())

    def item_pubdate(self, item: NewsPage) -> datetime:
        # An article has a date, not a time: noon is the same day in every time zone near.
        return timezone.make_aware(datetime.combine(item.date, time(12)))
