"""The catalogue's version: raised by every edit, read by every request.

A version is the time of the edit in microseconds, or one more than the last when the clock
stood still or ran back. So versions only rise, and after a backup was restored no number
is given twice: a process that had read the lost edits finds its number missing from the log.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connection, transaction
from django.dispatch import Signal

from search.engines.base import Standing
from search.models import CatalogueState, Version

# An engine that slept through more edits than this reads everything anew.
REMEMBERED = 20_000

# Sent by the process that has edited, when everybody can see the edit.
committed = Signal()

RAISE = """
    UPDATE search_cataloguestate
    SET version = CASE WHEN version < %s THEN %s ELSE version + 1 END
    WHERE id = %s
    RETURNING version, generation, building
"""
READ = "SELECT catalogue, generation, version FROM search_cataloguestate WHERE id = %s"


@dataclass(frozen=True, slots=True)
class Raised:
    """The version of one edit, and the generations that it writes."""

    version: int
    generations: tuple[int, ...]


def raise_version() -> Raised:
    """Give the running edit its version; other edits wait from here to its commit.

    Versions are therefore committed in their order: who has seen one has seen all before it.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "Raise the version inside the transaction of the edit."
        )
    # Whoever edits and then asks wants to see the edit.
    _kept.set(None)
    now = time.time_ns() // 1_000
    with connection.cursor() as cursor:
        cursor.execute(RAISE, [now, now, CatalogueState.ONLY])
        row = cursor.fetchone()
    if row is None:
        CatalogueState.objects.get_or_create(pk=CatalogueState.ONLY)
        return raise_version()
    version, generation, building = row
    # Robust: the edit is done, whatever becomes of telling it.
    transaction.on_commit(_tell_of_commit, robust=True)
    Version.objects.create(number=version)
    return Raised(version, (generation, building) if building else (generation,))


def _tell_of_commit() -> None:
    committed.send(None)


# What `asked_once` has been told; None: every question asks the database.
_kept: ContextVar[list[Standing] | None] = ContextVar("standing", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Inside, the standing is read once, until something is edited here: for one request.

    So its parts tell of one and the same catalogue, and a page of thirty questions does
    not look thirty times whether there is an edit.
    """
    token = _kept.set([])
    try:
        yield
    finally:
        _kept.reset(token)


def standing(*, anew: bool = False) -> Standing:
    """Where the catalogue stands: one query, and one in all inside `asked_once`."""
    kept = _kept.get()
    if kept is None:
        return _read()
    if anew or not kept:
        kept[:] = [_read()]
    return kept[0]


def _read() -> Standing:
    # By hand: the ORM would take longer over it than the engine over an answer.
    with connection.cursor() as cursor:
        cursor.execute(READ, [CatalogueState.ONLY])
        row = cursor.fetchone()
    if row is None:
        return Standing("", 0, 0)
    catalogue, generation, version = row
    return Standing(str(catalogue), generation, version)


def continues(version: int) -> bool:
    """This database has been at `version`, and remembers what changed since."""
    return version == 0 or Version.objects.filter(pk=version).exists()


def forget_old_versions() -> int:
    """Shorten the log of versions to the last ones; tells how many were dropped."""
    oldest = (
        Version.objects.order_by("-number")
        .values_list("number", flat=True)[REMEMBERED : REMEMBERED + 1]
        .first()
    )
    if oldest is None:
        return 0
    return Version.objects.filter(number__lte=oldest).delete()[0]
