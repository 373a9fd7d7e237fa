"""The icons of static/icons.svg, drawn into the page.

A symbol of 60 bytes in the page is smaller than a link to the sprite, needs no second
request and never appears late; the figures are in docs/decisions/frontend.md.
"""

import re
from functools import cache, lru_cache

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SYMBOL = re.compile(
    r'<symbol id="([a-z-]+)" viewBox="0 0 24 24">(.+?)</symbol>', re.DOTALL
)


@cache
def drawings() -> dict[str, SafeString]:
    """Each icon's name and its shapes on a field of 24 by 24."""
    sprite = (settings.BASE_DIR / "site" / "static" / "icons.svg").read_text()
    return {
        # Our own file, read from disk.
        name: mark_safe(" ".join(shapes.split()))  # noqa: S308
        for name, shapes in SYMBOL.findall(sprite)
    }


@lru_cache(500)
def icon(name: str, label: str = "") -> SafeString:
    """The icon as SVG, hidden from screen readers unless it has a label of its own.

    An unknown name draws nothing: themes carry icon names that editors choose.
    """
    shapes = drawings().get(name)
    if shapes is None:
        return SafeString("")
    if label:
        return format_html(
            '<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}">{}</svg>',
            label,
            shapes,
        )
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', shapes
    )
