"""The thesaurus as every new site has it, without a database: for measuring and for tests."""

from __future__ import annotations

from collections.abc import Iterable

from home.themes.tree import tree as themes
from search.thesaurus import seed
from search.thesaurus.making import Given, Word, thesaurus_of
from search.thesaurus.reach import Thesaurus
from search.thesaurus.seed import SeedConcept


def seeded(concepts: Iterable[SeedConcept] | None = None) -> Thesaurus:
    """Of the concepts of the seed and the themes that are kept in this process."""
    given = seed.read() if concepts is None else concepts
    return thesaurus_of(map(_given, given), themes())


def _given(concept: SeedConcept) -> Given:
    return Given(
        concept.code,
        concept.name,
        concept.theme,
        [Word(*word) for word in concept.words_beside_its_name()],
        dict(concept.marks),
        list(concept.broader),
        list(concept.related),
        dict(concept.answers),
    )
