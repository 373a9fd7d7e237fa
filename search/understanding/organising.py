"""Organisers by their names, where a name can mean nobody else.

The words stay search words: who asks for "Villa Victor" may mean the house as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from search.language import analyse
from search.organisers import Organisers, organisers

from .areas import forms as area_forms
from .found import Found
from .wording import bare

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# What is written behind a name and not said: "ry", "rf", "oy".
_LEGAL = frozenset(["ry", "rf", "oy", "ab", "rp", "sr", "oyj"])
SHORTEST_ALONE = 6
LONGEST_NAME = 5
LONGEST_ENDING = 5


def read(text: str) -> Iterator[Found]:
    """Every organiser named in the (bare) text, the last word in any case."""
    named = _named(organisers())
    words = list(_WORD.finditer(text))
    for first, word in enumerate(words):
        for name, slug in named.get(word[0], ()):
            last = first + len(name) - 1
            if last < len(words) and _are(words[first : last + 1], name):
                end = words[last].end()
                yield Found("organiser", (slug,), word.start(), end, stays=True)
        for slug in _alone(organisers()).get(word[0], ()):
            yield Found("organiser", (slug,), *word.span(), stays=True)


def _are(said: list[re.Match[str]], name: tuple[str, ...]) -> bool:
    *firsts, last = (each[0] for each in said)
    if tuple(firsts) != name[:-1]:
        return False
    return last == name[-1] or name[-1] in analyse(last).forms


@lru_cache(maxsize=2)
def _named(known: Organisers) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Names of two words and more by their first one."""
    named: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, slug in _spellings(known):
        if len(name) > 1:
            named.setdefault(name[0], []).append((name, slug))
    return named


@lru_cache(maxsize=2)
def _alone(known: Organisers) -> dict[str, list[str]]:
    """Names of one word that is no other word, nor a place."""
    alone: dict[str, list[str]] = {}
    places = area_forms()
    for name, slug in _spellings(known):
        if len(name) == 1 and len(name[0]) >= SHORTEST_ALONE:
            word = analyse(name[0])
            if name[0] not in places and not word.sure and not name[0].isdecimal():
                alone.setdefault(name[0], []).append(slug)
    return alone


def _spellings(known: Organisers) -> Iterator[tuple[tuple[str, ...], str]]:
    for slug in known:
        row = known[slug]
        for name in {row.name_fi, row.name_sv, row.name_en}:
            words = tuple(_WORD.findall(bare(name)))
            while words and words[-1] in _LEGAL:
                words = words[:-1]
            if words and slug not in ("",):
                yield words, slug
