"""Where the pages of the regions and their service clusters are, kept in memory.

Lists, maps and news ask for them on nearly every page, and they change a few times a year.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from django.db.models import Q
from django.db.models.functions import Coalesce
from wagtail.models import Page
from wagtail.query import PageQuerySet

from home.areas.models import Level
from home.areas.tree import AreaNode, tree
from home.pages.drawings import Drawing, Shape
from home.pages.slugs import HOME_DEPTH
from home.trees import Kept

# The front page, the list of regions, the region.
REGION_PATH = (HOME_DEPTH + 2) * Page.steplen


@dataclass(frozen=True, slots=True)
class AreaLink:
    """An area where lists and maps show it; without an address where it has no page."""

    node: AreaNode
    url: str = ""
    shape: Shape | None = None

    @property
    def parts(self) -> list[AreaNode]:
        return tree().children(self.node.code)


@dataclass(frozen=True, slots=True)
class Landmarks:
    """urls: locale -> area -> address, in the order of the pages. areas: path -> area."""

    urls: dict[int, dict[int, str]] = field(default_factory=dict)
    areas: dict[str, int] = field(default_factory=dict)


def _pages() -> PageQuerySet:
    tells_of_an_area = Q(regionpage__isnull=False) | Q(clusterpage__isnull=False)
    return Page.objects.filter(tells_of_an_area).order_by("path")


def _load() -> Landmarks:
    found = Landmarks()
    area = Coalesce("regionpage__area_id", "clusterpage__area_id")
    for page in _pages().annotate(area_id=area):
        found.areas[page.path] = page.area_id
        if page.live:
            urls = found.urls.setdefault(page.locale_id, {})
            urls[page.area_id] = page.get_url() or ""
    return found


def _stamp() -> Hashable:
    return tuple(_pages().values_list("path", "url_path", "live"))


landmarks: Kept[Landmarks] = Kept(_load, _stamp)


def link_to(area: AreaNode, locale_id: int, shape: Shape | None = None) -> AreaLink:
    """The area with the address of its page in this language, where it has one."""
    return AreaLink(area, landmarks().urls.get(locale_id, {}).get(area.id, ""), shape)


def region_links(locale_id: int) -> list[AreaLink]:
    """The regions in the order of their pages in this language, then those without one."""
    order = list(landmarks().urls.get(locale_id, {}))
    regions = sorted(
        tree().of_level(Level.REGION),
        key=lambda area: order.index(area.id) if area.id in order else len(order),
    )
    return [link_to(region, locale_id) for region in regions]


def cluster_links(
    region: AreaNode, locale_id: int, drawing: Drawing | None
) -> list[AreaLink]:
    """The service clusters of the region, with their outlines where there is a drawing."""
    return [
        link_to(area, locale_id, drawing.of(area.code) if drawing else None)
        for area in tree().children(region.code)
    ]


def region_above(page: Page) -> AreaNode | None:
    """The region under whose page this one stands, in any language; None is the whole city."""
    area_id = landmarks().areas.get(page.path[:REGION_PATH], 0)
    return tree().by_id.get(area_id)
