"""Long lists of choices as HTML: a template takes ten times as long over hundreds of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from search.showing.facets import Option
    from search.showing.people import Choice


def select_options(groups: Iterable[tuple[str, Iterable[Choice]]]) -> SafeString:
    """What stands inside a select, under the headings of its groups."""
    html = [
        f'<optgroup label="{escape(title)}">{"".join(map(_option, choices))}</optgroup>'
        for title, choices in groups
    ]
    return mark_safe("".join(html))  # noqa: S308 - escaped above and below


@lru_cache(2_000)
def _option(one: Choice) -> str:
    selected = " selected" if one.selected else ""
    return f'<option value="{escape(one.value)}"{selected}>{escape(one.label)}</option>'


def ticks(parameter: str, options: Iterable[Option], *, single: bool) -> SafeString:
    """A tick box for each value of a filter, or a radio button where it takes one alone."""
    kind, results = "radio" if single else "checkbox", escape(_("results"))
    html = []
    for one in options:
        value = escape(one.value)
        tone = "" if one.count else " tick--none"
        depth = " tick--under" if one.depth else ""
        checked = " checked" if one.selected else ""
        html.append(
            f'<label class="tick{tone}{depth}"><input type="{kind}" name="{parameter}" '
            f'value="{value}" form="search-form" id="{parameter}-{value}"{checked}> '
            f'{escape(one.label)} <span class="num">{one.count}'
            f'<span class="vh"> {results}</span></span></label>'
        )
    return mark_safe("".join(html))  # noqa: S308 - escaped above
