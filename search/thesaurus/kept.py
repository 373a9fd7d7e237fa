"""The thesaurus in memory: `thesaurus().reach(["futis"])`.

Made of the concepts that editors keep and of the themes, whose names are concepts too; made
anew when one of them has changed, in every process, by `search.kept`.
"""

from __future__ import annotations

from collections.abc import Hashable

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
from search.thesaurus.translations import translate

ANDS = {"fi": ("ja", ","), "sv": ("och", ","), "en": ("and", ",")}


# Asked in this order.
DICTIONARIES = ("sv", "en")


def _load() -> Thesaurus:
    ideas = {node.code: _of_theme(node) for node in themes()}
    rows = {row.pk: row for row in Concept.objects.used()}
    for row in rows.values():
        idea = ideas.setdefault(row.code, Idea(row.code, row.name))
        idea.name = row.name
        idea.wordings += _wordings(row.name, "fi", "name")
        if row.theme and row.theme != row.code and row.theme in themes():
            idea.broader.append(row.theme)
            idea.marks[f"theme:{row.theme}"] = THEME_ABOVE
            idea.has_theme = True
    for word in ConceptWord.objects.filter(concept__in=rows):
        kind: Kind = word.kind  # type: ignore[assignment]  # its choices
        ideas[rows[word.concept_id].code].wordings += _wordings(
            word.text, word.language, kind, word.weight
        )
    for mark in ConceptMark.objects.filter(concept__in=rows):
        ideas[rows[mark.concept_id].code].marks[mark.mark] = mark.weight
    for answer in ConceptAnswer.objects.filter(need__in=rows, concept__in=rows):
        code = rows[answer.concept_id].code
        ideas[rows[answer.need_id].code].answers[code] = answer.weight
    for link in ConceptLink.objects.filter(concept__in=rows, other__in=rows):
        idea = ideas[rows[link.concept_id].code]
        broader = link.kind == ConceptLink.Kind.BROADER
        (idea.broader if broader else idea.related).append(rows[link.other_id].code)
    return Thesaurus(ideas.values(), _in_finnish)


def _of_theme(node: ThemeNode) -> Idea:
    """The theme's names as words, the first one of its Finnish names first."""
    idea = Idea(
        node.code,
        node.name_fi or node.name,
        marks={f"theme:{node.code}": OWN_THEME},
        broader=[node.parent] if node.parent else [],
        has_theme=True,
    )
    for language in LANGUAGES:
        for name in names_in(getattr(node, f"name_{language}"), ANDS[language]):
            idea.wordings += _wordings(name, language, "same")
    return idea


def _wordings(
    text: str, language: str, kind: Kind, weight: float | None = None
) -> list[Wording]:
    return [Wording(forms, kind, weight) for forms in ways_to_say(text, language)]


def _in_finnish(text: str) -> list[Wording]:
    """Finnish for a word, unless it is Finnish itself."""
    if " " not in text and analyse(text).sure:
        return []
    for language in DICTIONARIES:
        if labels := translate(text, language):
            return [one for label in labels for one in _wordings(label, "fi", "same")]
    return []


def _stamp() -> Hashable:
    return stamp_of(Theme.objects.all(), Concept.objects.all())


thesaurus: Kept[Thesaurus] = Kept(_load, _stamp)
