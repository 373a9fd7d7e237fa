"""What was meant by words that were spelled otherwise, and words that nothing explains."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from django.utils.text import Truncator
from django.utils.translation import ngettext

from home import dates
from search.find import total
from search.forms import address, of_words, to_parameters, to_url
from search.query import Query
from search.results import Results

# Of a long text that was put into the field.
MOST_WORDS, LONGEST_WORD = 5, 40


@dataclass(frozen=True)
class Meant:
    """The words as they were meant, as a link; with `total` it is told how many it finds."""

    words: str
    url: str
    total: int = 0


def meant(results: Results, query: Query, now: dt.datetime) -> Meant | None:
    """The query in the spelling that was looked for.

    Where nothing is found, without the filters: with them the same was looked for already.
    """
    words = query.q
    for typed, right in results.plan.corrections:
        words = _replaced(words, typed, right)
    if words == query.q:
        return None
    if results.count:
        pairs = to_parameters(replace(query, page=1))
        said = [(name, words if name == "q" else value) for name, value in pairs]
        return Meant(words, address(said))
    alone = of_words(words)
    found = total(alone, now)
    return Meant(words, to_url(alone), found) if found else None


def unknown(results: Results) -> str:
    """Sanalla ”xyz” ei löytynyt mitään."""
    words = results.plan.unknown[:MOST_WORDS]
    if not words:
        return ""
    named = [f"”{Truncator(word).chars(LONGEST_WORD)}”" for word in words]
    return ngettext(
        "Nothing was found with the word %(words)s.",
        "Nothing was found with the words %(words)s.",
        len(words),
    ) % {"words": dates.listed(named)}


def _replaced(words: str, typed: str, right: str) -> str:
    """The words with every whole word `typed` replaced."""
    whole = rf"(?<!\w){re.escape(typed)}(?!\w)"
    return re.sub(whole, lambda _found: right, words, flags=re.IGNORECASE)
