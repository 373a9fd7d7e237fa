"""One entry as a card, written by hand: a template takes ten times as long over it.

What its kind tells otherwise, its class knows (search.cards).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import starmap

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from home.components import component
from home.dates import unbroken
from home.icons import icon
from home.texts import marked, noted
from search.cards import EntryCard

from .highlighting import NOTHING_SOUGHT, Sought

CARD = """<article class="card card--{look}" id="e-{id}">
<div class="card__main">
<h{level}><a href="{url}">{name}</a></h{level}>
<div class="card__where">{where}{on_map}</div>
{told}<ul class="card__facts">{facts}</ul>
<ul class="card__foot">{foot}</ul>
{next}{why}</div>
<p class="card__when"><span class="card__kind">{icon} {kind}</span>{when}</p>
</article>
"""


def draw(
    card: EntryCard,
    level: int = 3,
    sought: Sought = NOTHING_SOUGHT,
    reasons: Mapping[int, SafeString] | None = None,
) -> SafeString:
    """The card as an article with a heading of this level, what was sought marked in it.

    `reasons` tell by key of the entry why it is here.
    """
    return format_html(
        CARD,
        look=card.look,
        id=card.id,
        level=level,
        url=card.url,
        name=marked(card.name, sought.in_html(card.name)),
        where=where(card),
        on_map=on_map(card.map_url, marked(card.name)),
        told=joined(told(card, sought)),
        facts=joined(map(fact, card.fact_words)),
        foot=joined(foot(card)),
        next=joined(coming(card)),
        why=(reasons or {}).get(card.hit.key, SafeString()),
        icon=icon(card.icon),
        kind=card.kind,
        when=joined(when(card)),
    )


def where(card: EntryCard) -> SafeString:
    parts = SafeString(", ".join(map(marked, card.whereabouts)))
    if not parts:
        return parts
    if more := card.more_places:
        return format_html('<p>{} <span class="soft">{}</span></p>', parts, more)
    return format_html("<p>{}</p>", parts)


def on_map(url: str, name: SafeString) -> SafeString:
    if not url:
        return SafeString()
    return format_html(
        '<p class="card__map"><a href="{}">{} {} <span class="vh">{}</span></a></p>',
        url,
        icon("pin"),
        _("Show on map"),
        name,
    )


def told(card: EntryCard, sought: Sought) -> Iterator[SafeString]:
    """What the organiser says now, what it is in plain Finnish, and what was sought in it."""
    if alert := card.alert:
        yield format_html(
            '<p class="card__alert">{} {}</p>', icon("warn"), noted(alert)
        )
    if plain := card.plain_text:
        yield format_html('<p lang="fi">{}</p>', plain)
    elif sought.more_in(card.summary, than=card.name):
        summary = noted(card.summary, sought.in_html(card.summary))
        yield format_html('<p class="card__told">{}</p>', summary)


def foot(card: EntryCard) -> Iterator[SafeString]:
    """For whom it is, how one gets in, and whether it is only an example."""
    for label, fits in card.marks:
        yield component(
            "components/fit.html", label=unbroken(label), fits=fits, element="li"
        )
    for label, symbol, tone in card.foot_tags:
        yield component(
            "components/tag.html", label=label, icon=symbol, tone=tone, element="li"
        )
    if card.is_example:
        yield component("components/example.html", element="li")


def coming(card: EntryCard) -> Iterator[SafeString]:
    """When it comes next, and how sure that is."""
    if following := card.next:
        line = "<strong>{}</strong>" if card.is_today else "{}"
        yield format_html(f'<p class="card__next">{line}</p>', following)
    if not_confirmed := card.not_confirmed:
        yield format_html(
            '<p class="card__next soft">{} {}</p>', icon("clock"), not_confirmed
        )


def when(card: EntryCard) -> Iterator[SafeString]:
    """The first of its times."""
    times = card.first_times
    yield from starmap(time, times)
    if not times:
        yield format_html(' <span class="card__ask">{}</span>', _("See the times"))
    if more := card.more_times:
        yield format_html(" <span>{}</span>", more)


# Cards tell the same facts and the same hours again and again. A safe string equals an
# unsafe one, and must not be taken for it.


@lru_cache(2_000, typed=True)
def fact(words: str) -> SafeString:
    return format_html("<li>{}</li>", unbroken(words))


@lru_cache(2_000, typed=True)
def time(day: str, hours: str) -> SafeString:
    return format_html(" <b>{}</b> <span>{}</span>", unbroken(day), unbroken(hours))


def joined(parts: Iterable[SafeString]) -> SafeString:
    # Each part is safe, and so are all of them in a row.
    return SafeString("".join(parts))
