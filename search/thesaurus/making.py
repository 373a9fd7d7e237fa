"""Makes the thesaurus of concepts and themes, wherever the concepts come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from home.texts import LANGUAGES
from home.themes.tree import ThemeNode
from search.language import analyse
from search.thesaurus.forms import ways_to_say
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

ANDS = {"fi": ("ja", ","), "sv": ("och", ","), "en": ("and", ",")}
# Asked in this order.
DICTIONARIES = ("sv", "en")


class Word(NamedTuple):
    """A word of a concept, as somebody has written it."""

    text: str
    language: str
    kind: Kind = "same"
    weight: float | None = None


@dataclass(slots=True)
class Given:
    """A concept with what hangs on it; others are named by code."""

    code: str
    name: str
    theme: str = ""
    words: list[Word] = field(default_factory=list)
    marks: dict[str, float] = field(default_factory=dict)
    broader: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    answers: dict[str, float] = field(default_factory=dict)


def thesaurus_of(concepts: Iterable[Given], themes: Iterable[ThemeNode]) -> Thesaurus:
    """The themes and the concepts; a theme and a concept of the same code are one."""
    nodes = {node.code: node for node in themes}
    with kept_readings() as readings:
        ideas = {node.code: _of_theme(node, readings) for node in nodes.values()}
        for concept in concepts:
            idea = ideas.setdefault(concept.code, Idea(concept.code, concept.name))
            _add(idea, concept, concept.theme in nodes, readings)
        told = _by_wording(ideas.values())
        for node in nodes.values():
            _add_names_in_names(ideas[node.code], node, told, readings)
    return Thesaurus(ideas.values(), in_finnish)


def _of_theme(node: ThemeNode, readings: Readings) -> Idea:
    """The theme by those of its names that are one thing."""
    idea = Idea(
        node.code,
        node.name,
        marks={f"theme:{node.code}": OWN_THEME},
        broader=[node.parent] if node.parent else [],
        has_theme=True,
    )
    for language, names in _names(node):
        if len(names) == 1:
            _say(idea, Word(names[0], language), readings)
    return idea


def _names(node: ThemeNode) -> Iterator[tuple[str, list[str]]]:
    for language in LANGUAGES:
        yield language, names_in(getattr(node, f"name_{language}"), ANDS[language])


def _add(idea: Idea, concept: Given, has_theme: bool, readings: Readings) -> None:
    idea.name = concept.name
    _say(idea, Word(concept.name, "fi", "name"), readings)
    for word in concept.words:
        _say(idea, word, readings)
    if has_theme and concept.theme != concept.code:
        idea.broader.append(concept.theme)
        idea.marks[f"theme:{concept.theme}"] = THEME_ABOVE
        idea.has_theme = True
    idea.marks |= concept.marks
    idea.broader += concept.broader
    idea.related += concept.related
    idea.answers |= concept.answers


def _say(idea: Idea, word: Word, readings: Readings) -> None:
    for forms in ways_to_say(word.text, word.language, readings):
        idea.wordings.append(Wording(forms, word.kind, word.weight))


def _by_wording(ideas: Iterable[Idea]) -> dict[tuple[tuple[str, ...], ...], str]:
    """Which idea is called so; of several the last."""
    return {
        wording.forms: idea.code
        for idea in ideas
        for wording in idea.wordings
        if wording.kind in ("name", "same")
    }


def _add_names_in_names(
    idea: Idea,
    node: ThemeNode,
    told: dict[tuple[tuple[str, ...], ...], str],
    readings: Readings,
) -> None:
    """Of "Teatteri ja sirkus" the circus is no word for theatre: it is a theme of its own."""
    for language, names in _names(node):
        for name in names if len(names) > 1 else ():
            for forms in ways_to_say(name, language, readings):
                if told.get(forms, idea.code) == idea.code:
                    idea.wordings.append(Wording(forms))


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
