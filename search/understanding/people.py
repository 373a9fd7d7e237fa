"""For whom: ages, grades and words for people of an age, which may say the same person.

"8 kk vauva" is one person, eight months old; "vauvat ja 5-vuotiaat" are two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from home.audience import Person

from . import ages, audiences, grades
from .found import Found, are_tied

PARAMETER = "age"


def read(text: str) -> Iterator[Found]:
    """Everybody who is named in the (bare) text."""
    yield from ages.read(text)
    yield from grades.read(text)
    yield from audiences.read(text)


def told_once(text: str, kept: Sequence[Found]) -> list[Found]:
    """A wider word for somebody whom another word tells more exactly says just that."""
    people = [each for each in kept if each.parameter == PARAMETER]
    return [
        _exactly(each, people, text) if each.parameter == PARAMETER else each
        for each in kept
    ]


def _exactly(found: Found, people: Sequence[Found], text: str) -> Found:
    for other in people:
        if _is_wider(found, other) and not are_tied(text, found, other):
            return replace(found, values=other.values)
    return found


def _is_wider(one: Found, other: Found) -> bool:
    """Every person of the other is among those of this one, which names a band."""
    bands = [Person.parse(value) for value in one.values]
    if not all(person.is_band for person in bands) or one.values == other.values:
        return False
    return all(
        any(
            band.span.low <= person.span.low and person.span.high <= band.span.high
            for band in bands
        )
        for person in map(Person.parse, other.values)
    )
