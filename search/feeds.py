"""The result of a search as RSS: what is new among what fits, the latest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from .cards import EntryCard, load
from .find import find
from .forms import Asked, parameters_of, read, to_url
from .query import Sort
from .showing.taking import name_of, to_take

NEWEST = 50


@dataclass(frozen=True)
class Answer:
    """A search at one moment."""

    asked: Asked
    now: dt.datetime


class SearchFeed(Feed[EntryCard, Answer]):
    """The newest entries that fit. The address is the search's, with the same parameters."""

    item_guid_is_permalink = False

    def get_object(self, request: HttpRequest) -> Answer:
        return Answer(read(parameters_of(request)), timezone.now())

    def title(self, answer: Answer) -> str:
        return f"{name_of(answer.asked)} – Harrastamisen aarrearkku"

    def description(self, answer: Answer) -> str:
        return _(
            "What is new among the clubs, places and mobile services of this search."
        )

    def link(self, answer: Answer) -> str:
        return to_url(to_take(answer.asked.query))

    def feed_url(self, answer: Answer) -> str:
        return to_url(to_take(answer.asked.query), "search_feed")

    def items(self, answer: Answer) -> list[EntryCard]:
        query = replace(to_take(answer.asked.query), sort=Sort.NEWEST)
        results = find(query, answer.now, facets=(), size=NEWEST)
        return load(results.hits[: results.total], query, answer.now)

    def item_title(self, item: EntryCard) -> str:
        return item.name

    def item_description(self, item: EntryCard) -> str:
        """What it is, where, when and on what terms, a line each."""
        times = [f"{when.day} {when.hours}" for when in item.first_times]
        lines = [item.summary, item.place_line, ", ".join(times)]
        lines.append(", ".join(item.fact_words))
        return "\n".join(line for line in lines if line)

    def item_link(self, item: EntryCard) -> str:
        return item.url

    def item_guid(self, item: EntryCard) -> str:
        return f"urn:uuid:{item.id}"

    def item_pubdate(self, item: EntryCard) -> dt.datetime:
        return item.facts.created

    def item_categories(self, item: EntryCard) -> list[str]:
        return [str(item.kind)]
