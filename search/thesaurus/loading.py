"""Writes the seed into the tables: what is new, and what nobody has edited since.

The models are handed in, so that a migration can load by the tables as they were then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps as today
from django.apps.registry import Apps
from django.db import transaction
from django.utils import timezone

from home.themes import loading as themes
from search.thesaurus import seed
from search.thesaurus.reach import names_in
from search.thesaurus.seed import SeedConcept

ROWS_A_BATCH = 500


@transaction.atomic
def load(
    concepts: Iterable[SeedConcept] | None = None, apps: Apps = today
) -> tuple[int, int]:
    """Write the concepts that are not edited; returns how many, and how many were left alone.

    Links to what is neither given nor there are left out.
    """
    wanted = {
        concept.code: concept
        for concept in _with_themes(seed.read() if concepts is None else concepts)
    }
    Concept = apps.get_model("thesaurus", "Concept")
    rows = {row.code: row for row in Concept._default_manager.all()}
    left = {code for code in wanted if code in rows and rows[code].edited}
    written = {code: wanted[code] for code in wanted if code not in left}
    _write_concepts(Concept, rows, written)
    ids = dict(Concept._default_manager.values_list("code", "pk"))
    ours = [ids[code] for code in written]
    for name, new in _parts(written, ids):
        model = apps.get_model("thesaurus", name)
        owner = "need_id" if name == "ConceptAnswer" else "concept_id"
        for some in _batches(ours):
            model._default_manager.filter(**{f"{owner}__in": some}).delete()
        model._default_manager.bulk_create(
            [model(**row) for row in new], batch_size=ROWS_A_BATCH
        )
    return len(written), len(left)


def _with_themes(concepts: Iterable[SeedConcept]) -> Iterator[SeedConcept]:
    """The concepts, and one for each theme that they name without its being a concept."""
    given = {concept.code: concept for concept in concepts}
    named = {
        code
        for concept in given.values()
        for code in (*concept.broader, *concept.related, *concept.answers)
    }
    yield from given.values()
    for row in themes.rows():
        if row["code"] in named and row["code"] not in given:
            name = names_in(row["name_fi"], ("ja",))[0].lower()
            yield SeedConcept(
                code=row["code"], file="", words={"fi": (name,)}, theme=row["code"]
            )


def _write_concepts(
    Concept: Any,  # noqa: N803 a model
    rows: Mapping[str, Any],
    written: Mapping[str, SeedConcept],
) -> None:
    new: list[Any] = []
    old: list[Any] = []
    now = timezone.now()
    for code, concept in written.items():
        row = rows.get(code) or Concept(code=code)
        row.name, row.theme, row.need = concept.name, concept.theme, concept.need
        row.updated_at = now
        (old if code in rows else new).append(row)
    Concept._default_manager.bulk_create(new, batch_size=ROWS_A_BATCH)
    Concept._default_manager.bulk_update(
        old, ["name", "theme", "need", "updated_at"], batch_size=ROWS_A_BATCH
    )


Row = dict[str, Any]


def _parts(
    written: Mapping[str, SeedConcept], ids: Mapping[str, int]
) -> Iterator[tuple[str, list[Row]]]:
    """The rows below the concepts, by the model they are of."""
    words: list[Row] = []
    links: list[Row] = []
    marks: list[Row] = []
    answers: list[Row] = []
    for code, concept in written.items():
        pk = ids[code]
        words += [
            {"concept_id": pk, "text": text, "language": language, "kind": kind}
            for text, language, kind in concept.words_beside_its_name()
        ]
        links += [
            {"concept_id": pk, "other_id": ids[other], "kind": kind}
            for other, kind in _links(concept).items()
            if other in ids
        ]
        marks += [
            {"concept_id": pk, "mark": mark, "weight": weight}
            for mark, weight in concept.marks.items()
        ]
        answers += [
            {"need_id": pk, "concept_id": ids[answer], "weight": weight}
            for answer, weight in concept.answers.items()
            if answer in ids
        ]
    yield "ConceptWord", words
    yield "ConceptLink", links
    yield "ConceptMark", marks
    yield "ConceptAnswer", answers


def _links(concept: SeedConcept) -> dict[str, str]:
    """What other concepts are to this one; of what is said twice the broader counts."""
    return dict.fromkeys(concept.related, "related") | dict.fromkeys(
        concept.broader, "broader"
    )


def _batches(pks: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(pks), ROWS_A_BATCH):
        yield pks[start : start + ROWS_A_BATCH]
