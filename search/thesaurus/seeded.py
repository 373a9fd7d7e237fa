"""The thesaurus as every new site has it, without a database: for measuring and for tests."""

from __future__ import annotations

from collections.abc import Iterable

from home.texts import LANGUAGES
from home.themes.tree import tree as themes
from search.thesaurus import seed
from search.thesaurus.forms import ways_to_say
from search.thesaurus.kept import in_finnish, of_theme
from search.thesaurus.reach import THEME_ABOVE, Idea, Kind, Thesaurus, Wording
from search.thesaurus.readings import Readings, kept_readings
from search.thesaurus.seed import SeedConcept


def seeded(concepts: Iterable[SeedConcept] | None = None) -> Thesaurus:
    """Of the concepts of the seed and the themes that are kept in this process."""
    with kept_readings() as readings:
        ideas = {node.code: of_theme(node, readings) for node in themes()}
        _add_concepts(ideas, seed.read() if concepts is None else concepts, readings)
    return Thesaurus(ideas.values(), in_finnish)


def _add_concepts(
    ideas: dict[str, Idea], concepts: Iterable[SeedConcept], readings: Readings
) -> None:
    for concept in concepts:
        idea = ideas.setdefault(concept.code, Idea(concept.code, concept.name))
        idea.name = concept.name
        if concept.theme and concept.theme != concept.code:
            idea.broader.append(concept.theme)
            idea.marks[f"theme:{concept.theme}"] = THEME_ABOVE
            idea.has_theme = True
        _add_words(idea, concept, readings)
        idea.marks |= concept.marks
        idea.broader += concept.broader
        idea.related += concept.related
        idea.answers |= concept.answers


def _add_words(idea: Idea, concept: SeedConcept, readings: Readings) -> None:
    kinds: tuple[tuple[Kind, seed.Words], ...] = (
        ("name", {"fi": concept.words["fi"][:1]}),
        ("same", {**concept.words, "fi": concept.words["fi"][1:]}),
        ("narrower", concept.narrower_words),
        ("related", concept.related_words),
    )
    for kind, words in kinds:
        for language in LANGUAGES:
            for word in words.get(language, ()):
                for forms in ways_to_say(word, language, readings):
                    idea.wordings.append(Wording(forms, kind))
