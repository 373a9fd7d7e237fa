"""Pages that explain: the city's frame of regional work, instructions, cookies, privacy."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from home.pages.blocks import BodyBlock, HeadingValue
from home.pages.models.base import SitePage
from home.pages.slugs import HOME_DEPTH

# From this many main headings on, a page begins with a table of contents.
LONG = 4


class Around(NamedTuple):
    """A page and those under it, among which one turns from one to the next."""

    parent: Page
    pages: list[ContentPage]


class ContentPage(SitePage):
    intro = models.TextField(
        _("introduction"),
        max_length=400,
        blank=True,
        help_text=_(
            "One or two sentences. Lists that lead to this page show them too."
        ),
    )
    body = StreamField(BodyBlock(required=False), verbose_name=_("content"), blank=True)
    is_plain = models.BooleanField(
        _("plain language (selkosuomi)"),
        default=False,
        help_text=_("Short sentences, everyday words, one thing at a time."),
    )
    is_example = models.BooleanField(
        _("example content"),
        default=False,
        help_text=_("The page says that its content is an example."),
    )

    template = "pages/content.html"
    parent_page_types = [
        "pages.HomePage",
        "pages.RegionPage",
        "pages.ClusterPage",
        "pages.ContentPage",
    ]
    subpage_types = ["pages.ContentPage"]

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
        FieldPanel("is_plain"),
        FieldPanel("is_example"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        below = ContentPage.objects.child_of(self).live()
        return context | {
            "contents": self.contents(),
            "below": below,
            "around": self.around(),
        }

    def around(self) -> Around | None:
        """The part of the site that the page belongs to; none right under a front page."""
        if self.depth <= HOME_DEPTH + 1:
            return None
        pages = list(ContentPage.objects.sibling_of(self).live())
        return Around(self.get_parent(), pages) if len(pages) > 1 else None

    def contents(self) -> list[HeadingValue]:
        """The main headings of a long page; nothing for a short one."""
        headings = [
            block.value
            for block in self.body
            if block.block_type == "heading" and block.value.is_main
        ]
        return headings if len(headings) >= LONG else []
