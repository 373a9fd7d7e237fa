"""One entry before it is stored, and how entries are stored many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from search.entries.card import CardFacts
from search.facts import Facts
from search.models import Entry, Source

NOBODY = UUID(int=0)
# SQLite takes 32,766 values a statement; an entry has eleven.
ROWS_A_STATEMENT = 1_000


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is told of one source row: facts for the engine, facts for the card."""

    source: Source
    source_id: int
    facts: Facts
    card: CardFacts

    def row(self, generation: int, version: int = 0) -> Entry:
        facts = self.facts.to_json()
        return Entry(
            generation=generation,
            key=self.facts.key,
            uuid=UUID(self.facts.uuid),
            kind=self.facts.kind,
            source=self.source,
            source_id=self.source_id,
            version=version,
            tokens=facts.pop("tokens", {}),
            facts=facts,
            card=self.card,
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


def put(rows: Sequence[Entry]) -> None:
    """Store rows in place of those of the same generation and key."""
    Entry.objects.bulk_create(
        rows,
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


def put_missing(rows: Iterable[Entry]) -> None:
    """Store rows where none is yet: what an edit has written is newer than a build."""
    Entry.objects.bulk_create(rows, batch_size=ROWS_A_STATEMENT, ignore_conflicts=True)
