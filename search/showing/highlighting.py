"""The words that were searched for, marked in the texts that are shown.

A word of a text is marked when the index would have it under a token that the plan looks
for: in any inflection, as a compound, or as another word for the same thing.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape

from django.utils.safestring import SafeString

from home.texts import Text
from search.language import tokens
from search.plan import NOTHING, Plan
from search.thesaurus.generic import GENERIC

# With the hyphens inside it, those included that only show at the end of a line.
WORD = re.compile(r"([^\W_]+(?:[-\u00ad][^\W_]+)*)")
# What says less than this has not been searched for: one half of a lexical compound.
LEAST_WEIGHT = 0.3


class Sought:
    """What the words of a search were taken for."""

    def __init__(self, plan: Plan) -> None:
        # The numbers of the groups that look for a token.
        self._groups: dict[str, set[int]] = {}
        # The same for a word as it stands in a text, in its language.
        self._known: dict[tuple[str, str], frozenset[int]] = {}
        for number, group in enumerate(plan.groups):
            if not group.main:
                continue
            for token, weight in group.tokens:
                if weight >= LEAST_WEIGHT and token not in GENERIC:
                    self._groups.setdefault(token, set()).add(number)
        self._all = frozenset[int]().union(*self._groups.values())

    def in_html(self, text: str) -> SafeString:
        """The text as HTML, each word that was searched for inside `<mark>`."""
        if not self._groups:
            return SafeString(escape(text))
        language = _language(text)
        pieces = WORD.split(unicodedata.normalize("NFC", text))
        # Split by a group, what lies between the words is at the even places.
        html = [
            f"<mark>{escape(piece)}</mark>"
            if place % 2 and self._said_by(piece, language)
            else escape(piece)
            for place, piece in enumerate(pieces)
        ]
        return SafeString("".join(html))

    def more_in(self, text: str, *, than: str) -> bool:
        """The text says something that was searched for, and the other one does not say it."""
        if not self._groups:
            return False
        left = self._all - self._said_in(than)
        # Most names say all of it, and no text needs reading.
        return bool(left and left & self._said_in(text))

    def _said_in(self, text: str) -> frozenset[int]:
        language = _language(text)
        words = WORD.findall(unicodedata.normalize("NFC", text))
        return frozenset().union(*(self._said_by(word, language) for word in words))

    def _said_by(self, word: str, language: str) -> frozenset[int]:
        known = self._known.get((word, language))
        if known is None:
            said = tokens(word, language).words
            found = (self._groups.get(token, ()) for token in said)
            known = frozenset[int]().union(*found)
            self._known[word, language] = known
        return known


def _language(text: str) -> str:
    return text.language if isinstance(text, Text) else "fi"


NOTHING_SOUGHT = Sought(NOTHING)
