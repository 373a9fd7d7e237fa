"""The thesaurus in memory: `thesaurus().reach(["futis"])`.

Made of the concepts that editors keep and of the themes, whose names are concepts too; made
anew when one of them has changed, in every process, by `search.kept`.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from django.db.models import Model

from home.themes.models import Theme
from home.themes.tree import ThemeNode
from home.themes.tree import tree as themes
from home.trees import Kept, stamp_of
from search.thesaurus.making import Given, Word, thesaurus_of
from search.thesaurus.models import (
    Concept,
    ConceptAnswer,
    ConceptLink,
    ConceptMark,
    ConceptWord,
)
from search.thesaurus.reach import Thesaurus


def _load() -> Thesaurus:
    return _made_of(stamp_of(Concept.objects.all()), tuple(themes()))


# Asked again with the same by every test that forgets what is kept.
@lru_cache(maxsize=1)
def _made_of(concepts: Hashable, nodes: tuple[ThemeNode, ...]) -> Thesaurus:
    return thesaurus_of(_concepts(), nodes)


def _concepts() -> Iterable[Given]:
    """Those in use, of plain rows: with objects it would take twice as long."""
    used = Concept.objects.used().values_list("pk", "code", "name", "theme")
    of = {pk: Given(code, name, theme) for pk, code, name, theme in used}
    for pk, *word in _rows(
        ConceptWord, of, "concept", "text", "language", "kind", "weight"
    ):
        of[pk].words.append(Word(*word))
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
    return of.values()


def _rows(model: type[Model], of: Container[int], *fields: str) -> Iterator[Any]:
    """The fields of every row whose first field names a concept in use."""
    rows = model._default_manager.values_list(*fields)
    return (row for row in rows if row[0] in of)


def _stamp() -> Hashable:
    return stamp_of(Theme.objects.all(), Concept.objects.all())


thesaurus: Kept[Thesaurus] = Kept(_load, _stamp)
