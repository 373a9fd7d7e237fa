"""Suggestions while somebody types: words, themes, areas, meeting places and organisers.

    suggest("sähly kaak")[0].text == "sähly Kaakkuri"

Everything that can be suggested lies in the memory of each process, and is gathered anew at
most once a minute, when the catalogue has changed: a key that is pressed asks no SQL.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from dataclasses import dataclass

from django.urls import reverse

from home.texts import Text, current_language
from home.trees import Kept
from search.forms import address
from search.kept import look
from search.words import fold

from .gathering import Kind, gather
from .names import Named, Names

__all__ = ["Kind", "Suggestion", "suggest"]

WORD = re.compile(r"[^\W_]+")
LONGEST_TYPED = 200
# "avoin päiväkoti" is one name: so many of the last words may be its beginning.
WORDS_OF_A_NAME = 4
SHORTEST_BEGINNING = 2
MOST = 9
# Of each kind so many have a place, the others where there is room.
PLACES = {Kind.WORD: 3, Kind.THEME: 1, Kind.AREA: 2, Kind.PLACE: 2, Kind.ORGANISER: 1}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may have been meant.

    text  all of what would stand in the field
    asks  parameters of the search that it leads to; none: it leads to a page of its own
    """

    kind: Kind
    text: Text
    detail: str
    url: str
    asks: tuple[tuple[str, str], ...] = ()


Found = dict[Kind, list[Suggestion]]


def suggest(typed: str) -> list[Suggestion]:
    """What the last words may become, in the active language; what stands before is kept.

    Any text is welcome, and one that nothing begins with has no suggestions.
    """
    typed = unicodedata.normalize("NFC", typed[:LONGEST_TYPED])
    starts = [match.start() for match in WORD.finditer(typed)][-WORDS_OF_A_NAME:]
    for start in starts:
        beginning = " ".join(fold(typed[start:]))
        if typed[-1].isspace():
            # The word is at its end: only a longer name goes on.
            beginning += " "
        if len(beginning) < SHORTEST_BEGINNING:
            continue
        before = " ".join(typed[:start].split())
        if found := _chosen(_begun(beginning, before, typed)):
            # What more words say together is meant rather than what the last one says.
            return found
    return []


def _begun(beginning: str, before: str, typed: str) -> Found:
    """What begins so, of each kind the best; not what was typed already."""
    return {
        kind: [
            made
            for named in names.beginning_with(beginning, MOST)
            if (made := _suggestion(kind, named, before)).text != typed
        ]
        for kind, names in everything().names.items()
    }


def _chosen(found: Found) -> list[Suggestion]:
    """The first of each kind, and more of some where others have few."""
    counts = {kind: min(PLACES[kind], len(found[kind])) for kind in Kind}
    for kind in Kind:
        room = MOST - sum(counts.values())
        counts[kind] = min(counts[kind] + room, len(found[kind]))
    chosen = [one for kind in Kind for one in found[kind][: counts[kind]]]
    # What a theme says already the word need not say too.
    themes = {fold(one.text) for one in chosen if one.kind is Kind.THEME}
    return [
        one
        for one in chosen
        if one.kind is not Kind.WORD or fold(one.text) not in themes
    ]


def _suggestion(kind: Kind, named: Named, before: str) -> Suggestion:
    text = Text(f"{before} {named.label}".strip(), named.label.language)
    if kind in PAGES and not before:
        page = reverse(PAGES[kind], args=[named.code])
        return Suggestion(kind, text, named.detail, page)
    if kind in (Kind.WORD, Kind.PLACE):
        asks: tuple[tuple[str, str], ...] = (("q", text),)
    else:
        asks = (("q", before), (kind.value, named.code))
    asks = tuple(pair for pair in asks if pair[1])
    return Suggestion(kind, text, named.detail, address(list(asks)), asks)


# Kinds with pages of their own, by the names of their addresses.
PAGES = {Kind.PLACE: "place", Kind.ORGANISER: "organiser"}


class Everything:
    """All that can be suggested, in each language from when it is first asked for."""

    def __init__(self) -> None:
        self._of: dict[str, dict[Kind, Names]] = {}
        self._lock = threading.Lock()

    @property
    def names(self) -> dict[Kind, Names]:
        language = current_language()
        if language not in self._of:
            # Who types fast asks again before the first answer is there.
            with self._lock:
                if language not in self._of:
                    self._of[language] = gather()
        return self._of[language]


everything: Kept[Everything] = Kept(Everything, look)
