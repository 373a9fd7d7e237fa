"""One page in the other languages, and the way down to it, in one query."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page

from home.pages.languages import language_of
from home.pages.slugs import HOME_DEPTH


@dataclass(frozen=True, slots=True)
class Versions:
    """Addresses by language. `exact` has only true translations, this page included;
    `nearest` also leads to the closest page above that is translated. `above` are the
    published pages from the language's front page down to the one above this."""

    exact: dict[str, str] = field(default_factory=dict)
    nearest: dict[str, str] = field(default_factory=dict)
    above: list[Page] = field(default_factory=list)


def versions_of(page: Page, request: HttpRequest) -> Versions:
    """Where the page, or else one above it, is in each language.

    A language counts only when its front page is published: without it none of its
    pages has an answer.
    """
    paths = paths_above(page)
    keys = Page.objects.filter(path__in=paths).values("translation_key")
    family = Page.objects.live().filter(
        Q(translation_key__in=keys) | Q(translation_key=page.translation_key)
    )
    versions = Versions()
    urls: dict[str, dict[object, str]] = {}
    for each in family.order_by("path"):
        known = urls.setdefault(language_of(each), {})
        known[each.translation_key] = each.get_url(request)
        if each.path in paths:
            versions.above.append(each)

    way = [*versions.above, page]
    front, *_ = (each.translation_key for each in way)
    for language, known in urls.items():
        if front not in known:
            continue
        if page.translation_key in known:
            versions.exact[language] = known[page.translation_key]
        versions.nearest[language] = next(
            known[each.translation_key]
            for each in reversed(way)
            if each.translation_key in known
        )
    return versions


def paths_above(page: Page) -> list[str]:
    """The paths of the pages above, from the language's front page on."""
    steps = range(HOME_DEPTH, len(page.path) // Page.steplen)
    return [page.path[: step * Page.steplen] for step in steps]
