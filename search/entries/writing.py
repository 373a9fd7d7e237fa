"""Entries are written in the transaction of the edit that they tell of.

`write` is the one way in: it looks what the rows are now, stores an entry for each that may
be found and a tombstone for each that was found before and may not be any more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import local
from typing import Any

from django.db import models, transaction

from home.areas.tree import tree as areas
from home.themes.tree import tree as themes
from search import versions
from search.entries import clubs, places, stops, taking_over
from search.entries.storing import NewEntry, put, tombstone
from search.models import CatalogueState, Entry, Source, Waiting

# Prefetching pays from some dozens on; more at a time only costs memory.
ROWS_A_BATCH = 500
# A thousand entries are rewritten in about two seconds: as long as an editor may wait, and
# as long as other edits may. What an edit concerns beyond that is left to the next tick.
ROWS_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Kind:
    """How the rows of one table become entries."""

    findable: Callable[[], models.QuerySet[Any]]
    loaded: Callable[[], models.QuerySet[Any]]
    entry: Callable[[Any], NewEntry]


KINDS = {
    Source.ACTIVITY: Kind(clubs.findable, clubs.loaded, clubs.entry),
    Source.PLACE: Kind(places.findable, places.loaded, places.entry),
    Source.STOP: Kind(stops.findable, stops.loaded, stops.entry),
}


def entries(source: Source, rows: models.QuerySet[Any]) -> list[NewEntry]:
    """The entries of those of the rows that may be found; `rows` comes from `loaded()`."""
    with taking_over.tokens_of([source.key(row.pk) for row in rows]):
        return [KINDS[source].entry(row) for row in rows]


def write(source: Source, ids: Iterable[int]) -> None:
    """Let the entries of these rows tell what the rows tell, in the transaction that runs.

    Many at once are left to the next tick, in the same transaction.
    """
    wanted = set(ids)
    held = _held()
    if held is not None:
        held.setdefault(source, set()).update(wanted)
    elif len(wanted) > ROWS_AT_ONCE:
        with transaction.atomic():
            # A version all the same: names on cards are looked up, so they are new at once.
            versions.raise_version()
            leave_waiting(source, wanted)
    elif wanted:
        with transaction.atomic():
            write_now(source, wanted)


def write_now(source: Source, ids: set[int]) -> None:
    if not concerns(source, ids):
        return
    # The version first: it makes other edits of the catalogue wait, so that what is read
    # below is what will be true when this edit is committed.
    raised = versions.raise_version()
    areas.refresh()
    themes.refresh()
    for some in batches(sorted(ids)):
        new = entries(source, KINDS[source].loaded().filter(pk__in=some))
        gone = set(some) - {entry.source_id for entry in new}
        for generation in raised.generations:
            put(
                [entry.row(generation, raised.version) for entry in new]
                + [
                    tombstone(source, pk, generation, raised.version)
                    for pk in sorted(gone)
                ]
            )


def batches(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), ROWS_A_BATCH):
        yield ids[start : start + ROWS_A_BATCH]


def concerns(source: Source, ids: set[int]) -> bool:
    """Whether the public could notice: drafts that were never published raise no version."""
    return (
        KINDS[source].findable().filter(pk__in=ids).exists()
        or Entry.objects.with_keys(source.key(pk) for pk in ids).findable().exists()
        # A build may have read what has just been taken away, and store it after us.
        or CatalogueState.objects.filter(building__isnull=False).exists()
    )


def leave_waiting(source: Source, ids: Iterable[int]) -> None:
    Waiting.objects.bulk_create(
        (Waiting(source=source, source_id=pk) for pk in ids),
        batch_size=ROWS_A_BATCH,
        ignore_conflicts=True,
    )


def write_waiting() -> Iterator[int]:
    """Write what edits have left waiting, in short transactions; yields how many in each."""
    for source in Source:
        waiting = Waiting.objects.filter(source=source).order_by("source_id")
        while True:
            with transaction.atomic():
                ids = set(waiting.values_list("source_id", flat=True)[:ROWS_A_BATCH])
                Waiting.objects.filter(source=source, source_id__in=ids).delete()
                write_now(source, ids)
            if not ids:
                break
            yield len(ids)


@contextmanager
def together() -> Iterator[None]:
    """Write the entries of everything that is saved inside once, at the end.

    For whoever saves much at a time; put it inside the transaction.
    """
    if _held() is not None:
        yield
        return
    held: dict[Source, set[int]] = {}
    _thread.held = held
    try:
        yield
    finally:
        _thread.held = None
    for source, ids in held.items():
        write(source, ids)


_thread = local()


def _held() -> dict[Source, set[int]] | None:
    return getattr(_thread, "held", None)
