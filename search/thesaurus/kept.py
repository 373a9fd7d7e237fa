"""The thesaurus in memory: `thesaurus().reach(["futis"])`.

Made of the concepts that editors keep and of the themes, whose names are concepts too; made
anew when one of them has changed, in every process, by `search.kept`.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator
from functools import lru_cache
from typing import Any

from django.db.models import Model

from home.texts import LANGUAGES
from home.themes.models import Theme
from home.themes.tree import ThemeNode
from home.themes.tree import tree as themes
from home.trees import Kept, stamp_of
from search.language import analyse
from search.thesaurus.forms import ways_to_say
from search.thesaurus.models import (
    Concept,
    ConceptAnswer,
    ConceptLink,
    ConceptMark,
    ConceptWord,
)
from search.thesaurus.reach import (
    OWN_THEME,
    THEME_ABOVE,
    Idea,
    Kind,
    Thesaurus,
    Wording,
    names_in,
)
from search.thesaurus.readings import Readings, kept_readings, read
from search.thesaurus.translations import translate

# Asked in this order.
DICTIONARIES = ("sv", "en")
ANDS = {"fi": ("ja", ","), "sv": ("och", ","), "en": ("and", ",")}


def _load() -> Thesaurus:
    return _made_of(stamp_of(Concept.objects.all()), tuple(themes()))


# Asked again with the same by every test that forgets what is kept.
@lru_cache(maxsize=1)
def _made_of(concepts: Hashable, nodes: tuple[ThemeNode, ...]) -> Thesaurus:
    with kept_readings() as readings:
        ideas = {node.code: of_theme(node, readings) for node in nodes}
        _add_concepts(ideas, readings)
    return Thesaurus(ideas.values(), in_finnish)


def of_theme(node: ThemeNode, readings: Readings) -> Idea:
    """The theme, with the names in its names as words."""
    idea = Idea(
        node.code,
        node.name,
        marks={f"theme:{node.code}": OWN_THEME},
        broader=[node.parent] if node.parent else [],
        has_theme=True,
    )
    for language in LANGUAGES:
        for name in names_in(getattr(node, f"name_{language}"), ANDS[language]):
            idea.wordings += [
                Wording(forms) for forms in ways_to_say(name, language, readings)
            ]
    return idea


def _add_concepts(ideas: dict[str, Idea], readings: Readings) -> None:
    """Each concept as an idea, one with the theme of the same code; plain rows, for speed."""

    def word(
        idea: Idea, text: str, language: str, kind: Kind, weight: float | None
    ) -> None:
        for forms in ways_to_say(text, language, readings):
            idea.wordings.append(Wording(forms, kind, weight))

    used = Concept.objects.used()
    of: dict[int, Idea] = {}
    for pk, code, name, theme in used.values_list("pk", "code", "name", "theme"):
        of[pk] = idea = ideas.setdefault(code, Idea(code, name))
        idea.name = name
        word(idea, name, "fi", "name", None)
        if theme != code and theme in themes():
            idea.broader.append(theme)
            idea.marks[f"theme:{theme}"] = THEME_ABOVE
            idea.has_theme = True
    for pk, text, language, kind, weight in _rows(
        ConceptWord, of, "concept", "text", "language", "kind", "weight"
    ):
        word(of[pk], text, language, kind, weight)
    for pk, mark, weight in _rows(ConceptMark, of, "concept", "mark", "weight"):
        of[pk].marks[mark] = weight
    for pk, other, weight in _rows(ConceptAnswer, of, "need", "concept", "weight"):
        if other in of:
            of[pk].answers[of[other].code] = weight
    for pk, other, kind in _rows(ConceptLink, of, "concept", "other", "kind"):
        if other in of:
            broader = kind == ConceptLink.Kind.BROADER
            links = of[pk].broader if broader else of[pk].related
            links.append(of[other].code)


def _rows(model: type[Model], of: Container[int], *fields: str) -> Iterator[Any]:
    """The fields of every row whose first field names a concept in use."""
    rows = model._default_manager.values_list(*fields)
    return (row for row in rows if row[0] in of)


def in_finnish(text: str) -> list[Wording]:
    """Finnish for a word, unless it is Finnish itself."""
    if " " not in text and analyse(text).sure:
        return []
    for language in DICTIONARIES:
        if labels := translate(text, language):
            return [
                Wording(forms)
                for label in labels
                for forms in ways_to_say(label, "fi", read)
            ]
    return []


def _stamp() -> Hashable:
    return stamp_of(Theme.objects.all(), Concept.objects.all())


thesaurus: Kept[Thesaurus] = Kept(_load, _stamp)
