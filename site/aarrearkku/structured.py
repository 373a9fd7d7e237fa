"""What a page says to search engines: schema.org as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# A data block is not a script, and yet "</script>" inside it would end it.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def json_ld(data: Mapping[str, Any] | None) -> SafeString:
    """The data block of one thing; nothing when there is nothing to tell."""
    if not data:
        return SafeString("")
    text = json.dumps(
        {"@context": "https://schema.org", **data}, ensure_ascii=False, default=str
    ).translate(ESCAPES)
    # Escaped just above.
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308
    )


def breadcrumbs(
    crumbs: Sequence[tuple[str, str]], request: HttpRequest
) -> dict[str, Any] | None:
    """BreadcrumbList of a page's crumbs [(text, address)]; the last one needs no address."""
    if len(crumbs) < 2:
        return None
    items = []
    for position, (name, url) in enumerate(crumbs, start=1):
        item: dict[str, Any] = {
            "@type": "ListItem",
            "position": position,
            "name": str(name),
        }
        if url:
            item["item"] = request.build_absolute_uri(url)
        items.append(item)
    return {"@type": "BreadcrumbList", "itemListElement": items}
