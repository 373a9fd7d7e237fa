"""Tags for the frame of every page. A template builtin: no `{% load %}` is needed."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from aarrearkku import navigation, structured
from home.components import component
from home.icons import icon
from home.texts import Text, marked, noted, told_in

register = template.Library()
register.simple_tag(icon)
register.simple_tag(component)
register.simple_tag(structured.json_ld)
register.simple_tag(told_in)


@register.simple_tag(takes_context=True)
def menu(context: Context) -> list[navigation.Link]:
    """`{% menu as entries %}`: the links of the main menu."""
    return navigation.menu(context["request"])


@register.simple_tag(takes_context=True)
def languages(context: Context) -> list[navigation.Link]:
    """`{% languages as links %}`: this page, or else the home page, in each language."""
    return navigation.languages(
        context["request"],
        context.get("nearest_translations") or translations_of(context),
    )


@register.simple_tag(takes_context=True)
def breadcrumbs_ld(context: Context) -> SafeString:
    """The page's crumbs as a BreadcrumbList."""
    crumbs = context.get("crumbs") or []
    return structured.json_ld(structured.breadcrumbs(crumbs, context["request"]))


@register.simple_tag(takes_context=True)
def alternates(context: Context) -> list[navigation.Link]:
    """`{% alternates as links %}`: the translations of this page that exist."""
    return list(navigation.alternates(context["request"], translations_of(context)))


def translations_of(context: Context) -> Mapping[str, str] | None:
    """What the view or the page says; None when the address alone tells."""
    said: Mapping[str, str] | None = context.get("translations")
    return said


@register.simple_tag
def text(value: Text | str, note: bool = False) -> SafeString:
    """`{% text activity.name %}`: marked with its language when it is not the page's.

    With `note=True` the language is also told in words after it. A name has none: it is
    the same in every language.
    """
    return noted(value) if note else marked(value)


@register.simple_tag
def paragraphs(value: Text) -> SafeString:
    """A text of several paragraphs; one in another language is marked and says so."""
    html = mark_safe(linebreaks(value, autoescape=True))  # noqa: S308  It is escaped.
    if not value.is_foreign:
        return html
    return format_html(
        '<p class="small soft">{}</p><div class="stack" lang="{}">{}</div>',
        capfirst(told_in(value)),
        value.language,
        html,
    )


@register.inclusion_tag("components/pages.html", takes_context=True)
def pages(
    context: Context, number: int, count: int, parameter: str = "page"
) -> dict[str, Any]:
    """`{% pages results.page results.page_count %}`: links to the pages of a long list.

    The addresses are the current one with another page number; the first page has none.
    """
    request: HttpRequest = context["request"]

    def address(page: int) -> str:
        query = request.GET.copy()
        query.pop(parameter, None)
        if page > 1:
            query[parameter] = str(page)
        return f"{request.path}?{query.urlencode()}" if query else request.path

    elided = Paginator(range(count), 1).get_elided_page_range(
        number, on_each_side=1, on_ends=1
    )
    return {
        "count": count,
        "links": [
            {"number": page, "url": address(page), "is_current": page == number}
            if isinstance(page, int)
            else {"number": None}
            for page in elided
        ],
        "previous": address(number - 1) if number > 1 else "",
        "next": address(number + 1) if number < count else "",
    }
