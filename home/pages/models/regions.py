"""The four regions and their service clusters, each with a page in every language."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail.search import index

from home.areas.models import Area, Level
from home.areas.tree import AreaNode, tree
from home.pages import drawings
from home.pages.addresses import REGIONS
from home.pages.blocks import RICH_TEXT, SchoolsBlock
from home.pages.landmarks import (
    cluster_links,
    link_to,
    region_above,
    region_links,
)
from home.pages.models.base import FixedAddressMixin, SitePage
from home.pages.models.content import ContentPage


def area_of(level: Level) -> models.ForeignKey[Area, Area]:
    return models.ForeignKey(
        Area,
        verbose_name=_("area"),
        on_delete=models.PROTECT,
        limit_choices_to={"level": level},
        related_name="+",
    )


class AreaPage(SitePage):
    """A page that tells about one `area` of the city; one for each language."""

    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    network = RichTextField(
        _("network and co-operation"), features=RICH_TEXT, blank=True
    )
    is_example = models.BooleanField(
        _("example content"),
        default=False,
        help_text=_("The page says that its content is an example."),
    )

    search_fields = [
        *SitePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("network"),
    ]

    class Meta:
        abstract = True

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"area_ld": self.structured_data(request)}

    def structured_data(self, request: HttpRequest) -> dict[str, Any]:
        """AdministrativeArea of schema.org, in the areas above it."""
        above = tree().lineage(self.node.code)[1:] if self.node else ()
        area: dict[str, Any] = {
            "@type": "AdministrativeArea",
            "name": self.title,
            "url": self.get_full_url(request),
            "containedInPlace": [
                {"@type": "AdministrativeArea", "name": str(tree().name(code))}
                for code in above
            ],
        }
        return area | ({"description": self.intro} if self.intro else {})

    @property
    def node(self) -> AreaNode | None:
        """The area as the city's tree knows it, without a query."""
        return tree().by_id.get(self.area_id)

    def clean(self) -> None:
        super().clean()
        if self.area_id is None or self.locale_id is None:
            return
        others = type(self).objects.filter(area=self.area_id, locale=self.locale_id)
        if others.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"area": _("This area already has a page in this language.")}
            )


def clusters_of(region: AreaNode | None, locale_id: int) -> dict[str, Any]:
    """What components/region_map.html shows: the drawing, and the same clusters as links."""
    if region is None:
        return {}
    drawing = drawings.drawings().get(region.code)
    return {
        "drawing": drawing,
        "clusters": cluster_links(region, locale_id, drawing),
    }


class RegionIndexPage(FixedAddressMixin, SitePage):
    address = REGIONS
    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    work_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page that tells how the regions work"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )

    template = "pages/regions.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.RegionPage"]
    max_count_per_parent = 1

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("work_page"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("list of regions")
        verbose_name_plural = _("lists of regions")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "regions": region_links(self.locale_id),
            "city": drawings.city(),
        }


class RegionPage(AreaPage):
    area = area_of(Level.REGION)
    motto = models.CharField(_("motto"), max_length=120, blank=True)

    template = "pages/region.html"
    parent_page_types = ["pages.RegionIndexPage"]
    subpage_types = ["pages.ClusterPage", "pages.NewsIndexPage", "pages.ContentPage"]

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("area"),
        FieldPanel("motto"),
        FieldPanel("intro"),
        InlinePanel("roles", heading=_("Roles"), label=_("Role")),
        FieldPanel("network"),
        FieldPanel("is_example"),
    ]

    class Meta:
        verbose_name = _("region page")
        verbose_name_plural = _("region pages")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "region": self.node,
            "regions": region_links(self.locale_id),
            "roles": self.roles.all(),
            "below": ContentPage.objects.child_of(self).live(),
            **clusters_of(self.node, self.locale_id),
        }


class RegionRole(Orderable, models.Model):
    """Who to turn to: a role and its unit's contact, never a person."""

    page = ParentalKey(RegionPage, on_delete=models.CASCADE, related_name="roles")
    name = models.CharField(
        _("role"),
        max_length=80,
        help_text=_("For example “Regional planner”. Never a person's name."),
    )
    task = models.CharField(_("what the role does"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail of the unit"), blank=True)
    phone = models.CharField(_("telephone of the unit"), max_length=30, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("task"),
        FieldPanel("email"),
        FieldPanel("phone"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self) -> str:
        return self.name


class ClusterPage(AreaPage):
    area = area_of(Level.CLUSTER)
    schools = StreamField(
        SchoolsBlock(required=False), verbose_name=_("schools"), blank=True
    )

    template = "pages/cluster.html"
    parent_page_types = ["pages.RegionPage"]
    subpage_types = ["pages.ContentPage"]

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("area"),
        FieldPanel("intro"),
        FieldPanel("schools"),
        FieldPanel("network"),
        FieldPanel("is_example"),
    ]
    search_fields = [*AreaPage.search_fields, index.SearchField("schools")]

    class Meta:
        verbose_name = _("service cluster page")
        verbose_name_plural = _("service cluster pages")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        region = region_above(self)
        return context | {
            "cluster": self.node,
            "region": region,
            "region_link": link_to(region, self.locale_id) if region else None,
            # The page above a cluster's own is its region's.
            "roles": RegionRole.objects.filter(
                page__path=self.path[: -self.steplen], page__live=True
            ),
            "neighbourhoods": tree().children(self.node.code) if self.node else [],
            "below": ContentPage.objects.child_of(self).live(),
            **clusters_of(region, self.locale_id),
        }
