"""Small questions of the region pages. `{% load regions %}`"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import template
from django.utils import timezone

from home import dates

register = template.Library()

# Ages as the search takes them; together they leave nobody out.
BANDS = ((0, 2), (3, 6), (7, 9), (10, 12), (13, 15), (16, 18), (19, 64), (65, None))

# How many of one kind may stand in a short list before another kind has its turn.
MOST_OF_A_KIND = 2


@dataclass(frozen=True, slots=True)
class Band:
    value: str
    label: str


@register.simple_tag
def age_bands() -> list[Band]:
    """`{% age_bands as bands %}`: each a value of the search's `age`, and its words."""
    return [
        Band(
            f"{youngest}-{'' if oldest is None else oldest}",
            dates.ages(youngest, oldest),
        )
        for youngest, oldest in BANDS
    ]


@register.simple_tag
def within(cards: Iterable[Any], days: int) -> list[Any]:
    """`{% within cards 14 as soon %}`: the cards that happen before so many days are over."""
    until = timezone.now() + timedelta(days=days)
    return [card for card in cards if card.hit.next and card.hit.next <= until]


@register.simple_tag
def with_hours_first(cards: Iterable[Any], count: int) -> list[Any]:
    """`{% with_hours_first cards 5 as shown %}`: places with opening hours, then playgrounds.

    A search by the next time puts first what is always open, and that is dozens of parks.
    """
    return sorted(cards, key=lambda card: bool(card.facts.always_open))[:count]


@register.simple_tag
def few_a_day(cards: Iterable[Any], a_day: int, count: int) -> list[Any]:
    """`{% few_a_day cards 3 9 as week %}`: the first ones of each day, so that the week shows."""
    seen: Counter[date] = Counter()
    chosen = []
    for card in cards:
        day = timezone.localtime(card.hit.next).date()
        seen[day] += 1
        if seen[day] <= a_day:
            chosen.append(card)
    return chosen[:count]


@register.simple_tag
def varied(cards: Iterable[Any], count: int) -> list[Any]:
    """`{% varied cards 4 as some %}`: the soonest, but not two of one name nor many of a kind."""
    names: set[str] = set()
    kinds: Counter[str] = Counter()
    chosen = []
    for card in cards:
        # "Kävelyryhmä, Tuira" and "Kävelyryhmä, Toppila" are the same to a passer-by.
        name, kind = str(card.name).partition(",")[0], str(card.kind)
        if name not in names and kinds[kind] < MOST_OF_A_KIND:
            names.add(name)
            kinds[kind] += 1
            chosen.append(card)
    return chosen[:count]
