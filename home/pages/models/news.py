"""News of the city and of its regions.

Where an article stands tells whose it is: under a region's page it is that region's,
under the home page the whole city's. It may be shown in further regions too.
"""

from __future__ import annotations

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from home.areas.models import Area, Level
from home.pages.blocks import BodyBlock
from home.pages.models.base import SitePage
from home.pages.models.regions import RegionPage
from home.texts import LANGUAGES, Text


def today() -> date:
    return timezone.localdate()


class NewsQuerySet(PageQuerySet):
    def published(self) -> Self:
        """What a reader may see now, even when the minute's tick is late."""
        now = timezone.now()
        return self.live().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=now))

    def with_home_region(self) -> Self:
        """Adds `home_area_id`: the region under whose page the article stands, or None."""
        pages = RegionPage.objects.annotate(here=OuterRef("path")).filter(
            here__startswith=F("path")
        )
        return self.annotate(home_area_id=Subquery(pages.values("area_id")[:1]))

    def of_regions(self, areas: list[Area]) -> Self:
        """The articles that stand under the pages of these regions."""
        return self.with_home_region().filter(home_area_id__in=[a.pk for a in areas])

    def shown_in(self, area: Area) -> Self:
        """The region's own articles, those shown there too, and those of the whole city."""
        further = NewsPage.regions.through.objects.filter(
            newspage_id=OuterRef("pk"), area_id=area.pk
        )
        return self.with_home_region().filter(
            Q(home_area_id=area.pk) | Q(home_area_id__isnull=True) | Exists(further)
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
        )
        better = (
            NewsPage.objects.published()
            .annotate(rank=rank)
            .filter(
                translation_key=OuterRef("translation_key"), rank__lt=OuterRef("rank")
            )
        )
        return self.annotate(rank=rank).filter(~Exists(better))

    def newest_first(self) -> Self:
        return self.order_by("-pinned", "-date", "-pk")


class NewsIndexPage(SitePage):
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
        return str(getattr(self.image, f"alt_{self.locale.language_code}", ""))

    @property
    def headline(self) -> Text:
        """The title, which knows its language: lists in Swedish show Finnish news too."""
        return Text(self.title, self.locale.language_code)
