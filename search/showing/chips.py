"""What is in force, each with the address that takes it away."""

from __future__ import annotations

from dataclasses import dataclass, replace

from search import labels
from search.forms import Asked, address, to_parameters, to_url
from search.query import FILTERS, Query


@dataclass(frozen=True)
class Chip:
    """One value in force; `from_words` when it was read from the search words."""

    parameter: str
    value: str
    label: str
    remove_url: str
    from_words: bool = False


def chips(asked: Asked, page: str = "search") -> list[Chip]:
    """The search words first, then the filters in the order of canonical addresses."""
    query = replace(asked.query, page=1)
    found = [_words(query, page)] if query.words else []
    return found + [
        _chip(query, parameter, value, page)
        for parameter in FILTERS
        for value in query.values(parameter)
    ]


def in_words(asked: Asked) -> str:
    """What is in force, in one line: "7 v, Tuira, Maksuton"."""
    return ", ".join(chip.label for chip in chips(asked))


def _words(query: Query, page: str) -> Chip:
    """Without the words what was understood in them stays, as if chosen by hand."""
    left = replace(query, q="", rest=None, literal=(), from_words=frozenset())
    label = labels.label("q", query.words)
    return Chip("q", query.words, label, to_url(left, page))


def _chip(query: Query, parameter: str, value: str, page: str) -> Chip:
    label = labels.label(parameter, value)
    if parameter == "near":
        label = labels.near_label(query)
    if parameter in query.from_words:
        unread = query.with_values(parameter, ())
        url = to_url(replace(unread, literal=(*query.literal, parameter)), page)
        return Chip(parameter, value, label, url, from_words=True)
    gone = {("near", value), ("km", f"{query.km:g}")} if parameter == "near" else set()
    left = [
        pair
        for pair in to_parameters(query)
        if pair != (parameter, value) and pair not in gone
    ]
    return Chip(parameter, value, label, address(left, page))
