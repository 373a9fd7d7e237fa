"""One page in the other languages, and the way down to it.

Two questions, two queries: which pages lie above this one, and which of them all are
published in which language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest
from wagtail.models import Page

from home.pages.slugs import HOME_DEPTH


@dataclass(frozen=True, slots=True)
class Versions:
    """Addresses by language. `exact` has only true translations, this page included;
    `nearest` also leads to the closest page above that is translated."""

    exact: dict[str, str] = field(default_factory=dict)
    nearest: dict[str, str] = field(default_factory=dict)


def way_down(page: Page) -> list[Page]:
    """The published pages from the language's front page down to this one, itself last."""
    above = page.get_ancestors().filter(depth__gte=HOME_DEPTH).live()
    return [*above.select_related("locale"), page]


def versions_of(way: Sequence[Page], request: HttpRequest) -> Versions:
    """Where the page at the end of the way, or else one above it, is in each language.

    A language counts only when its front page is published: without it none of its
    pages has an answer.
    """
    keys = [page.translation_key for page in way]
    pages = (
        Page.objects.filter(translation_key__in=keys).live().select_related("locale")
    )
    urls: dict[str, dict[object, str]] = {}
    for page in pages:
        language = page.locale.language_code
        urls.setdefault(language, {})[page.translation_key] = page.get_url(request)

    versions = Versions()
    front, here = keys[0], keys[-1]
    for language, known in urls.items():
        if front not in known:
            continue
        if here in known:
            versions.exact[language] = known[here]
        versions.nearest[language] = next(
            known[key] for key in reversed(keys) if key in known
        )
    return versions
