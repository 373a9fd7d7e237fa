"""All entries made anew from the source rows, in short batches, while edits go on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models

from home.areas.tree import tree as areas
from home.themes.tree import tree as themes
from search import generations
from search.entries.writing import KINDS, entries
from search.find import engine
from search.models import Source

# As long as one transaction of a rebuild may let an edit wait: half a second.
ROWS_A_BATCH = 1_000


def how_many() -> int:
    """About how many entries there will be."""
    return sum(kind.findable().count() for kind in KINDS.values())


def rebuild() -> Iterator[int]:
    """Build a new generation and let everybody read it; yields the size of each batch.

    Each batch is read without a lock and stored in a short transaction. Killed anywhere
    the old generation stays in use, and the next build clears away what this one left.
    """
    generations.sweep()
    generation = generations.begin()
    try:
        areas.refresh()
        themes.refresh()
        with little_looking_for_garbage():
            for source in Source:
                for rows in batches(KINDS[source].loaded()):
                    generations.add(generation, entries(source, rows))
                    yield len(rows)
        # Before the switch: no visitor waits for the engines of the running site.
        engine().prepare(generation)
        generations.switch(generation)
    except BaseException:
        generations.give_up(generation)
        raise
    generations.sweep()


def batches(rows: models.QuerySet[Any]) -> Iterator[models.QuerySet[Any]]:
    """The rows in batches by primary key: rows that come or go meanwhile shift nothing."""
    last = 0
    while batch := rows.filter(pk__gt=last).order_by("pk")[:ROWS_A_BATCH]:
        yield batch
        last = batch[len(batch) - 1].pk


@contextmanager
def little_looking_for_garbage() -> Iterator[None]:
    """Without it a third of the time goes into looking at rows that live as long as a batch."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
