"""The words by which an entry is found, by field of the text index.

A field holds the words of all three languages: whoever types in Swedish finds what is told
in Finnish by its theme, its area and its organiser. The names of themes, areas and
organisers are looked up in memory; renaming one rewrites the entries it stands in.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db import models
from django.utils.translation import override

from home.areas.tree import tree as areas
from home.texts import LANGUAGES, Text
from home.themes.tree import tree as themes
from search.words import fold


def tokens(
    *,
    name: Iterable[str] = (),
    keywords: Iterable[str] = (),
    text: Iterable[str] = (),
    places: Iterable[str] = (),
    other: Iterable[str] = (),
) -> dict[str, str]:
    """Texts by field -> folded words by field, fields without words left out."""
    fields = {
        "name": name,
        "keywords": keywords,
        "text": text,
        "places": places,
        "other": other,
    }
    return {
        field: words
        for field, texts in fields.items()
        if (words := " ".join(word for text in texts for word in fold(text)))
    }


def in_all(owner: Any, *fields: str) -> list[Text]:
    """The fields in every language in which they were written."""
    return [
        Text(text, language)
        for field in fields
        for language in LANGUAGES
        if (text := getattr(owner, f"{field}_{language}", ""))
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
def labels_in_all(choice: models.TextChoices) -> tuple[str, ...]:
    """The label of a code in every language: "Kirjasto", "Bibliotek", "Library"."""
    found: dict[str, None] = {}
    for language in LANGUAGES:
        with override(language):
            found[str(choice.label)] = None
    return tuple(found)
