"""Tables that become a list of cells on a phone. `{% load tables %}`"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template

register = template.Library()


@register.filter
def under(
    row: Iterable[Any], columns: Sequence[dict[str, Any]]
) -> list[tuple[Any, str]]:
    """`{% for cell, heading in row|under:value.columns %}`"""
    return [
        (cell, column["heading"]) for cell, column in zip(row, columns, strict=True)
    ]
