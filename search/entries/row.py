"""One entry before it is stored, and how rows of entries are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from search.models import Entry, Source

NOBODY = UUID(int=0)
# SQLite takes 32,766 values a statement (SQLITE_MAX_VARIABLE_NUMBER); an entry has ten.
ROWS_A_STATEMENT = 1_000


@dataclass(frozen=True, slots=True)
class Row:
    """What is told of one source row: facts for the engine, facts for the card, words."""

    source: Source
    source_id: int
    uuid: UUID
    kind: str
    facts: dict[str, Any] = field(default_factory=dict)
    card: dict[str, Any] = field(default_factory=dict)
    tokens: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> int:
        return self.source.key(self.source_id)

    def entry(self, generation: int, version: int = 0) -> Entry:
        return Entry(
            generation=generation,
            key=self.key,
            uuid=self.uuid,
            kind=self.kind,
            source=self.source,
            source_id=self.source_id,
            version=version,
            facts=self.facts,
            card=self.card,
            tokens=self.tokens,
        )


def tombstone(source: Source, source_id: int, generation: int, version: int) -> Entry:
    """The trace of something that is not to be found any more."""
    return Entry(
        generation=generation,
        key=source.key(source_id),
        uuid=NOBODY,
        source=source,
        source_id=source_id,
        version=version,
        deleted=True,
    )


def put(entries: Sequence[Entry]) -> None:
    """Store entries in place of those of the same generation and key."""
    Entry.objects.bulk_create(
        entries,
        batch_size=ROWS_A_STATEMENT,
        update_conflicts=True,
        unique_fields=["generation", "key"],
        update_fields=[
            "uuid",
            "kind",
            "version",
            "deleted",
            "facts",
            "card",
            "tokens",
        ],
    )


def put_missing(entries: Iterable[Entry]) -> None:
    """Store entries where none is yet: what an edit has written is newer than a build."""
    Entry.objects.bulk_create(
        entries, batch_size=ROWS_A_STATEMENT, ignore_conflicts=True
    )
