"""The catalogue on any page: totals, cards, facets and links of a search written as its address.

{% load catalogue %}
{% search_total "kind=club&free=1" as n %}
{% search_results "area=pohjoinen&date=week" 6 as cards %}
{% search_facet "area=pohjoinen" "age" as options %}
{% search_url "area=pohjoinen" %}
"""

from __future__ import annotations

from typing import Any

from django import template
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from search.cards import EntryCard, load
from search.find import find, total
from search.forms import Asked, read, to_url
from search.query import Query
from search.showing.facets import Option, options
from search.showing.form import FormShown

register = template.Library()


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
def search_facet(address: str, parameter: str) -> list[Option]:
    """The values of one filter with the total each would give alone."""
    query = query_of(address)
    return options(parameter, find(query, facets=(parameter,), size=1), query)


@register.simple_tag
def search_url(address: str = "") -> str:
    """The search page with these parameters, in the active language."""
    return to_url(query_of(address)) if address else reverse("search")


@register.inclusion_tag("search/form.html", takes_context=True)
def search_form(context: template.Context, address: str = "") -> dict[str, Any]:
    """The search form by itself, as on the home page; `address` fills it in.

    "Add a child" works there too: the form then is the search page's.
    """
    asked = Asked(query_of(address))
    return {"page": FormShown(asked), "alone": True}
