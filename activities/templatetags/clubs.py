"""Filters for the pages of clubs: `{% load clubs %}`."""

from collections.abc import Iterable
from typing import Any

from django import template

register = template.Library()


@register.filter
def besides(cards: Iterable[Any], url: str) -> list[Any]:
    """`{{ cards|besides:club.url }}`: the cards that lead to other pages than this one."""
    return [card for card in cards if card.url != url]
