"""News of the city and of its regions.

Where an article stands tells whose it is: under a region's page it is that region's,
under the home page the whole city's. It may be shown in further regions too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import PageManager
from wagtail.search import index

from home.areas.models import Level
from home.areas.tree import AreaNode, tree
from home.pages.addresses import NEWS
from home.pages.blocks import BodyBlock
from home.pages.landmarks import region_above
from home.pages.languages import language_of
from home.pages.models.base import CITY_LD, FixedAddressMixin, SitePage
from home.pages.models.news_queries import NewsQuerySet

PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    url: str
    is_current: bool


def today() -> date:
    return timezone.localdate()


class NewsIndexPage(FixedAddressMixin, SitePage):
    address = NEWS
    intro = models.TextField(_("introduction"), max_length=400, blank=True)

    template = "pages/news_index.html"
    parent_page_types = ["pages.HomePage", "pages.RegionPage"]
    subpage_types = ["pages.NewsPage"]
    max_count_per_parent = 1

    content_panels = [*SitePage.content_panels, FieldPanel("intro")]
    search_fields = [*SitePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        region = self.own_region or self.chosen_region(request)
        pages = Paginator(NewsPage.objects.for_list(region), PER_PAGE)
        page = pages.get_page(request.GET.get("page"))
        return context | {
            "region": region,
            "choices": [] if self.own_region else self.choices(region),
            "feed": (
                reverse("region-news-feed", args=[region.code])
                if region
                else reverse("news-feed")
            ),
            "paging": page,
            # Paginator's types do not tell that a page of a queryset is a queryset.
            "news": cast(NewsQuerySet, page.object_list).told(),
        }

    @property
    def own_region(self) -> AreaNode | None:
        """The region whose list this is; None for the list of the whole city."""
        return region_above(self)

    def chosen_region(self, request: HttpRequest) -> AreaNode | None:
        node = tree().get(request.GET.get("area"))
        return node if node and node.level is Level.REGION else None

    def choices(self, chosen: AreaNode | None) -> list[Choice]:
        """All news, or those of one region."""
        address = reverse("news")
        return [
            Choice(gettext("Whole city"), address, chosen is None),
            *(
                Choice(node.name, f"{address}?area={node.code}", node == chosen)
                for node in tree().of_level(Level.REGION)
            ),
        ]


class NewsPage(SitePage):
    date = models.DateField(_("date"), default=today)
    intro = models.TextField(
        _("introduction"),
        max_length=300,
        help_text=_("What happens, when and for whom, in one or two sentences."),
    )
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("image"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    image_alt = models.CharField(
        _("what the image shows"),
        max_length=255,
        blank=True,
        help_text=_("Left empty, the text kept with the image is used."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("content"))
    regions = ParentalManyToManyField(
        "areas.Area",
        verbose_name=_("shown in these regions too"),
        limit_choices_to={"level": Level.REGION},
        related_name="+",
        blank=True,
    )
    pinned = models.BooleanField(
        _("pinned"), default=False, help_text=_("Stays first in the lists.")
    )
    is_example = models.BooleanField(
        _("example content"),
        default=False,
        help_text=_("The page says that its content is an example."),
    )

    objects = PageManager.from_queryset(NewsQuerySet)()

    template = "pages/news.html"
    parent_page_types = ["pages.NewsIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("date"),
        FieldPanel("intro"),
        MultiFieldPanel(
            [FieldPanel("image"), FieldPanel("image_alt")], heading=_("Image")
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("regions"), FieldPanel("pinned"), FieldPanel("is_example")],
            heading=_("Where and how it is shown"),
        ),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = _("news article")
        verbose_name_plural = _("news articles")

    def clean(self) -> None:
        super().clean()
        if self.image and not self.alt:
            raise ValidationError(
                {
                    "image_alt": _(
                        "Write what the image shows, for those who cannot see it."
                    )
                }
            )

    @property
    def alt(self) -> str:
        """What the image shows: this page's own words, else those kept with the image."""
        if self.image_alt or not self.image:
            return self.image_alt
        return str(getattr(self.image, f"alt_{language_of(self)}", ""))

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "related": self.related(),
            "article_ld": self.structured_data(request),
        }

    def related(self, count: int = 3) -> list[NewsPage]:
        """The newest of the same region, or of the whole city, this one left out."""
        others = NewsPage.objects.for_list(self.home_region).exclude(
            translation_key=self.translation_key
        )
        articles: list[NewsPage] = others.order_by("-date", "-pk")[:count].told()
        return articles

    @cached_property
    def region_ids(self) -> list[int]:
        """The regions that show the article, its own first; none means the whole city."""
        own = [self.home_region.id] if self.home_region else []
        return [*own, *(area.pk for area in self.regions.all())]

    @property
    def home_region(self) -> AreaNode | None:
        """The region under whose page the article stands; None is the whole city."""
        return region_above(self)

    @property
    def where(self) -> str:
        """Whose news it is, in words: "Pohjoinen alue, Itäinen alue"."""
        known = tree().by_id
        regions = [known[pk].name for pk in self.region_ids if pk in known]
        return ", ".join(regions) or gettext("Whole city")

    def structured_data(self, request: HttpRequest) -> dict[str, Any]:
        """NewsArticle of schema.org."""
        article: dict[str, Any] = {
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.intro,
            "datePublished": self.date.isoformat(),
            "inLanguage": language_of(self),
            "mainEntityOfPage": self.get_full_url(request),
            "publisher": CITY_LD,
        }
        if self.last_published_at:
            article["dateModified"] = self.last_published_at.isoformat()
        if self.image:
            picture = self.image.get_rendition("fill-1200x675|format-webp")
            article["image"] = request.build_absolute_uri(picture.url)
        return article
