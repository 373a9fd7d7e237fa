"""Small questions of the region pages. `{% load regions %}`"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import template
from django.utils import timezone

from home import dates

register = template.Library()

# Ages as the search takes them; together they leave nobody out.
BANDS = ((0, 2), (3, 6), (7, 9), (10, 12), (13, 15), (16, 18), (19, 64), (65, None))


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
