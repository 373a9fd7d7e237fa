"""Near what: "lähellä Linnanmaata", "Tuirassa tai lähellä", "near 90500".

Where the visitor is cannot be known from "lähellä minua": that is found without a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from home.areas.models import Level
from home.areas.tree import AreaTree, tree
from search.known_places import at_address, middle_of

from .areas import forms
from .found import Found
from .wording import BEGINS, bare, pattern, word

PARAMETER = "near"
_BEFORE = pattern(
    rf"{BEGINS}(?:lähellä|lähelle|läheltä|lähinnä|near(?: to)?|close to|next to|around"
    r"|ei (?:liian |kovin )?kaukana|not (?:too |very )?far (?:from|away from)"
    r"|inte (?:för )?långt från|nära|i närheten av|intill|nearby|kävelymatkan päässä)\s+(?:the\s+)?"
)
_BEHIND = pattern(
    r"\s+(?:lähellä|lähistöllä|lähistöltä|läheltä|ympäristössä|tuntumassa|lähiseudulla)(?!\w)"
)
_OR_NEAR = pattern(
    r"\s+(?:tai|ja|sekä|or|eller|and|och)\s+(?:sen\s+|siitä\s+|somewhere\s+|i\s+)?"
    r"(?:lähellä|lähistöllä|lähialueilla|lähialueella|ympäristössä|near(?:by)?|närheten)(?!\w)"
)
_ME = word(
    r"lähellä (?:minua|mua|meitä|kotia|kotiani|kotiamme)|lähelläni|lähellämme"
    r"|lähistölläni|kotini lähellä|kodin lähellä|kotimme lähellä|lähialueella"
    r"|läh(?:ellä|istöllä)(?=\s*$)|lähi(?:n|mmät|mmän|mpänä)|närmaste|nearest|closest|near (?:me|us|home|my home|my house|here)|close to (?:me|us|home)|around me|nearby"
    r"|in my (?:area|neighbou?rhood)|close by|nära (?:mig|oss|hem|hemma|hemmet)"
    r"|i närheten|i (?:mitt|vårt) (?:område|kvarter)"
)
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_STREET = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+)?\s\d{1,3}(?!\w)")
LONGEST_NAME = 3


def read(text: str) -> Iterator[Found]:
    """Every place of the (bare) text that something is to be near to."""
    for match in _BEFORE.finditer(text):
        for value, end in _places(text, match.end()):
            yield Found(PARAMETER, (value,), match.start(), end)
    for first in _WORD.finditer(text):
        for value, end in _places(text, first.start()):
            for rule in (_BEHIND, _OR_NEAR):
                if behind := rule.match(text, end):
                    yield Found(PARAMETER, (value,), first.start(), behind.end())
    for match in _ME.finditer(text):
        yield Found(PARAMETER, (), *match.span())


def _places(text: str, at: int) -> Iterator[tuple[str, int]]:
    """Places named from here on, each as `search.nearby` knows it, and where they end."""
    named, partitives = forms(), _partitives(tree())
    words = list(_WORD.finditer(text, at))[:LONGEST_NAME]
    if not words or words[0].start() != at:
        return
    for last in words:
        said = " ".join(text[at : last.end()].split())
        codes = named.get(said) or partitives.get(said, ())
        if not codes:
            continue
        # As the address will have it: a byname gives way to the name, which may be of more.
        name = _name(codes[0])
        called = named.get(bare(name), ())
        if called and middle_of(called[0]):
            yield name, last.end()
    if (street := _STREET.match(text, at)) and at_address(street[0]):
        yield street[0], street.end()


def _name(code: str) -> str:
    node = tree().by_code[code]
    return code if node.level is Level.POSTCODE else node.name_fi or code


@lru_cache(maxsize=2)
def _partitives(areas: AreaTree) -> dict[str, tuple[str, ...]]:
    """What stands after "lähellä": "tuiraa", "linnanmaata", "kuivasjärveä"."""
    named = forms()
    found: dict[str, tuple[str, ...]] = {}
    for node in areas:
        for name in (bare(node.name_fi), *map(bare, node.aliases)):
            codes = named.get(name, ())
            if not codes or not name.isascii() or name.isdecimal():
                continue
            stem = name.removesuffix("nen")
            for form in (
                f"{name}a",
                f"{name}ta",
                f"{name[:-1]}ea" if name.endswith("i") else "",
                f"{name[:-1]}ta" if name.endswith("i") else "",
                f"{stem}sta" if stem != name else "",
            ):
                if form:
                    found.setdefault(form, codes)
    return found
