"""The front page of one language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from home.pages import drawings
from home.pages.blocks import INLINE
from home.pages.landmarks import region_links
from home.pages.languages import language_of
from home.pages.models.base import CITY_LD, SitePage


class HomePage(SitePage):
    heading = models.CharField(_("main heading"), max_length=80)
    lead = models.CharField(_("lead"), max_length=200, blank=True)
    teaser_title = models.CharField(_("title of the box"), max_length=80, blank=True)
    teaser_text = RichTextField(_("text of the box"), features=INLINE, blank=True)
    teaser_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page that the box leads to"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    teaser_link = models.CharField(
        _("words on the button of the box"), max_length=60, blank=True
    )

    template = "pages/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "pages.RegionIndexPage",
        "pages.NewsIndexPage",
        "pages.ContentPage",
    ]
    max_count = len(settings.LANGUAGES)

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("heading"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldPanel("teaser_title"),
                FieldPanel("teaser_text"),
                FieldPanel("teaser_page"),
                FieldPanel("teaser_link"),
            ],
            heading=_("Box at the end of the page"),
        ),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("heading"),
        index.SearchField("lead"),
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        # Wagtail answers /sv/... with the Finnish page while the Swedish front page is a
        # draft. A page in another language than its address says is a page not found.
        if language_of(self) != get_language():
            raise Http404
        if not path_components:
            return super().route(request, [])
        return self.below(path_components).specific.route(request, [])

    def below(self, path_components: list[str]) -> Page:
        """The page at the end of a path: one query, where Wagtail takes two a step."""
        pages = self.get_descendants().filter(
            depth=self.depth + len(path_components),
            url_path=f"{self.url_path}{'/'.join(path_components)}/",
        )
        return get_object_or_404(pages)

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "regions": region_links(self.locale_id),
            "city": drawings.city(),
            "site_ld": self.structured_data(request),
        }

    def structured_data(self, request: HttpRequest) -> dict[str, Any]:
        """WebSite of schema.org, with the search that it offers."""
        search = request.build_absolute_uri(reverse("search"))
        return {
            "@type": "WebSite",
            "name": settings.WAGTAIL_SITE_NAME,
            "description": self.lead,
            "url": self.get_full_url(request),
            "inLanguage": language_of(self),
            "publisher": CITY_LD,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": f"{search}?q={{words}}",
                },
            },
        }
