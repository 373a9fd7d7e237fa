"""What a card tells beside the facts of the search: texts by language, numbers and codes.

Words come from gettext when the card is shown; names of organisers, themes and areas are
looked up then too, so they are codes here.
"""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict

from home.texts import LANGUAGES, in_language

# Language -> text, only those that were written. Never empty in a card: left out instead.
Texts = dict[str, str]


class PlaceFacts(TypedDict, total=False):
    """One place of an entry. `slug` only when it has a page of its own that is public."""

    name: Texts
    slug: str
    street_address: str
    # The smallest area known.
    area: str


# What became of it; when it was to start, when it starts and ends (ISO, with the offset);
# whether it is in another place.
ChangeFacts = tuple[str, str, str, str, bool]


class CardFacts(TypedDict, total=False):
    """The facts of one card; keys without anything to tell are left out.

    slug          of the club, the place or the service: the page's address
    stop          of a stop: the second part of its address
    note          waiting place of a stop
    plain         the first paragraph in plain Finnish
    price         type and amount ("season", "45.00")
    extra_cost    something must be paid beside the price
    hours         of a place: "weekly", "always", "unknown"
    running       "paused" or "cancelled"
    changes       sessions that are not as planned
    alert         a notice, with the last day on which it is shown ("": until further notice)
    confirmed_on  ISO date
    """

    name: Texts
    summary: Texts
    plain: str
    slug: str
    stop: str
    note: Texts
    places: list[PlaceFacts]
    price: tuple[str, str]
    extra_cost: bool
    places_left: int | None
    hours: str
    running: str
    changes: list[ChangeFacts]
    alert: tuple[Texts, str] | None
    confirmed_on: str
    example: bool


def texts(owner: Any, field: str) -> Texts:
    """The field in every language in which it was written."""
    return {
        language: text
        for language in LANGUAGES
        if (text := getattr(owner, f"{field}_{language}", ""))
    }


def joined(first: Any, second: Any, mark: str) -> Texts:
    """Two names as one, in every language in which either was written."""
    return {
        language: mark.join(
            (
                in_language(first, "name", language),
                in_language(second, "name", language),
            )
        )
        for language in LANGUAGES
        if getattr(first, f"name_{language}") or getattr(second, f"name_{language}")
    }


def first_paragraph(text: str) -> str:
    return text.strip().partition("\n\n")[0].strip()


def alert(words: Texts, until: date | None) -> tuple[Texts, str] | None:
    """A notice and its last day, None when there is no notice."""
    return (words, until.isoformat() if until else "") if words else None


def told(card: CardFacts) -> CardFacts:
    """The card without what it has nothing to tell of."""
    return {  # type: ignore[return-value]
        key: value
        for key, value in card.items()
        # 0 places left is something to tell, and 0 == False.
        if value or (value == 0 and value is not False)
    }
