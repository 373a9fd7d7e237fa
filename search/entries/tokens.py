"""The words by which an entry is found, by field of the text index.

A field holds the words of all three languages: whoever types in Swedish finds what is told
in Finnish by its theme, its area and its organiser. The names of themes, areas and
organisers are looked up in memory; renaming one rewrites the entries it stands in.

Each text is analysed in its own language, and only when it is new: `analysed` takes over what
the entries in use have made of the same texts.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Any, TypedDict

from django.db import models
from django.utils.translation import override

from home.areas.tree import tree as areas
from home.texts import LANGUAGES, Text
from home.themes.tree import tree as themes
from search import language
from search.entries import taking_over

# The parts of compounds go to a field that weighs less, where there is one.
PARTS = {"name": "name_parts", "keywords": "keyword_parts", "text": "text_parts"}
# How often the name of a place stands among the areas above it says nothing.
ONCE = ("places",)
# Names are told again and again, descriptions are not.
LONGEST_NAME = 80


class Analysed(TypedDict):
    """What `Facts` tells of the texts of an entry."""

    tokens: dict[str, str]
    texts: str


def analysed(**texts: Iterable[str]) -> Analysed:
    """`Facts(**analysed(name=..., keywords=..., text=..., places=..., other=...))`."""
    fields = {field: list(of_field) for field, of_field in texts.items()}
    made_from = digest(fields)
    kept = taking_over.tokens_made_from(made_from)
    return Analysed(tokens=tokens(**fields) if kept is None else kept, texts=made_from)


def tokens(**texts: Iterable[str]) -> dict[str, str]:
    """Texts by field -> words and the parts of words by field, fields without any left out."""
    made: dict[str, list[str]] = {}
    for field, of_field in texts.items():
        for text in of_field:
            words, parts = said(text, language_of(text))
            made.setdefault(field, []).append(words)
            if field in PARTS:
                made.setdefault(PARTS[field], []).append(parts)
    whole = {field: " ".join(filter(None, pieces)) for field, pieces in made.items()}
    for field in ONCE:
        whole[field] = " ".join(dict.fromkeys(whole.get(field, "").split()))
    return {field: words for field, words in whole.items() if words}


def digest(fields: dict[str, list[str]]) -> str:
    """Another one for every other text, language of a text, lexicon or way of analysing."""
    whole = [
        (field, [(language_of(text), text) for text in texts])
        for field, texts in sorted(fields.items())
    ]
    spelled_out = repr((language.version(), PARTS, ONCE, whole)).encode()
    return blake2b(spelled_out, digest_size=8).hexdigest()


def language_of(text: str) -> str:
    """Addresses, old names of areas and plain Finnish are Finnish."""
    return text.language if isinstance(text, Text) else "fi"


def said(text: str, spoken: str) -> tuple[str, str]:
    """Words and parts of a text, with spaces between."""
    if len(text) <= LONGEST_NAME:
        return _said(text, spoken, language.version())
    return _spelled_out(text, spoken)


@lru_cache(maxsize=10_000)
def _said(text: str, spoken: str, _version: str) -> tuple[str, str]:
    return _spelled_out(text, spoken)


def _spelled_out(text: str, spoken: str) -> tuple[str, str]:
    words, parts = language.tokens(text, spoken)
    return " ".join(words), " ".join(parts)


def in_all(owner: Any, *fields: str) -> list[Text]:
    """The fields in every language in which they were written."""
    return [
        Text(text, spoken)
        for field in fields
        for spoken in LANGUAGES
        if (text := getattr(owner, f"{field}_{spoken}", ""))
    ]


def theme_names(codes: Iterable[str]) -> list[Text]:
    known = themes().by_code
    return [
        name for code in codes if code in known for name in in_all(known[code], "name")
    ]


def area_names(codes: Iterable[str]) -> list[str]:
    """Names of the areas, with the old names and spellings people still use; postcodes as such."""
    known = areas().by_code
    names: list[str] = []
    for code in codes:
        if node := known.get(code):
            names += [*in_all(node, "name"), *node.aliases]
        else:
            names.append(code)
    return names


# typed: two enumerations may have the same value, with another label.
@lru_cache(maxsize=500, typed=True)
def labels_in_all(choice: models.TextChoices) -> tuple[Text, ...]:
    """The label of a code in every language: "Kirjasto", "Bibliotek", "Library"."""
    found: dict[str, Text] = {}
    for spoken in LANGUAGES:
        with override(spoken):
            label = str(choice.label)
        found.setdefault(label, Text(label, spoken))
    return tuple(found.values())
