"""A new set of entries is built beside the one in use, and takes its place by one row.

Edits write both sets from `begin` to `switch` (search.versions tells them which). A build
that is killed leaves the old set in use; the next one clears away what it left.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from search import versions
from search.entries.storing import NewEntry, put_missing
from search.models import CatalogueState, Entry

ROWS_A_SWEEP = 2_000


class OvertakenError(Exception):
    """Another build began since; it goes on and this one stops."""


def begin() -> int:
    """Open a new generation: from here on every edit writes it too."""
    with transaction.atomic():
        state, _ = CatalogueState.objects.select_for_update().get_or_create(
            pk=CatalogueState.ONLY
        )
        state.last_generation += 1
        state.building = state.last_generation
        state.save(update_fields=["building", "last_generation"])
    return state.building


def add(generation: int, entries: Iterable[NewEntry]) -> None:
    """Store one batch of entries in a short transaction of its own."""
    rows = [entry.row(generation) for entry in entries]
    with transaction.atomic():
        must_be_building(generation)
        put_missing(rows)


def switch(generation: int) -> None:
    """Let everybody read the new generation from now on."""
    with transaction.atomic():
        versions.raise_version()
        switched = CatalogueState.objects.filter(building=generation).update(
            generation=F("building"), building=None
        )
        if not switched:
            raise OvertakenError


def give_up(generation: int) -> None:
    """Close a build that failed: edits need not write it any more."""
    CatalogueState.objects.filter(building=generation).update(building=None)


def must_be_building(generation: int) -> None:
    if not CatalogueState.objects.filter(building=generation).exists():
        raise OvertakenError


def sweep() -> int:
    """Delete the rows of generations nobody reads or writes, in short transactions.

    Tells how many there were.
    """
    state = CatalogueState.objects.filter(pk=CatalogueState.ONLY).first()
    kept = {state.generation, state.building} if state else set()
    swept = 0
    for generation in set(Entry.objects.generations()) - kept:
        dead = Entry.objects.of(generation).values_list("pk", flat=True)
        while some := list(dead[:ROWS_A_SWEEP]):
            swept += Entry.objects.filter(pk__in=some).delete()[0]
    return swept
