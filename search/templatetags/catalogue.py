"""The catalogue on any page: totals, cards and links of a search written as its address.

{% load catalogue %}
{% search_total "kind=club&free=1" as n %}
{% search_results "area=pohjoinen&date=week" 6 as cards %}
{% search_url "area=pohjoinen" %}
{% overview "pohjoinen" as here %}
{% card each %}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from search import overview as overviews
from search.cards import EntryCard, load
from search.find import find, total
from search.forms import Asked, read, to_url
from search.query import Query
from search.showing.card import draw
from search.showing.form import FormShown

register = template.Library()
register.simple_tag(draw, name="card")


def query_of(address: str) -> Query:
    return read(QueryDict(address)).query


@register.simple_tag
def search_total(address: str) -> int:
    """How many fit."""
    return total(query_of(address))


@register.simple_tag
def search_results(address: str, count: int = 6) -> list[EntryCard]:
    """The first `count` cards, only of those that fit."""
    now = timezone.now()
    query = query_of(address)
    results = find(query, now, facets=(), size=count)
    return load(results.hits[: results.total], query, now)


@register.simple_tag
def search_url(address: str = "") -> str:
    """The search page with these parameters, in the active language."""
    return to_url(query_of(address)) if address else reverse("search")


@register.simple_tag
def overview(area: str) -> overviews.Overview:
    """What goes on in the area of this code."""
    return overviews.overview(area, timezone.now())


@register.simple_tag
def weeks(areas: Iterable[Any]) -> list[tuple[Any, overviews.Part]]:
    """`{% weeks regions as columns %}`: each link to an area with a few things of its week."""
    areas = list(areas)
    codes = [area.node.code for area in areas]
    return list(zip(areas, overviews.weeks(codes, timezone.now()), strict=True))


@register.simple_tag
def counts_by_area() -> Mapping[str, int]:
    """`{% counts_by_area as counts %}{{ counts|of:region.code }}`"""
    return overviews.counts_by_area(timezone.now())


@register.filter
def of(counts: Mapping[str, int], key: str) -> int:
    """`{{ here.counts|of:cluster.code }}`: nothing counted is 0."""
    return counts.get(key, 0)


@register.inclusion_tag("search/form.html", takes_context=True)
def search_form(context: template.Context, address: str = "") -> dict[str, Any]:
    """The search form by itself, as on the home page; `address` fills it in.

    "Add a child" works there too: the form then is the search page's.
    """
    asked = Asked(query_of(address))
    return {"page": FormShown(asked), "alone": True}
