"""Writes made clubs in batches. Nothing signals a bulk insert: rebuild the entries after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from django.db import transaction

from aarrearkku.demo.clubs import Club
from activities.models import Activity, ActivityMoment, DatedSession, Slot, SlotChange

BATCH = 500


def store(
    clubs: Iterable[Club], count: int, progress: Callable[[int, int], None]
) -> None:
    """Write the first `count` of the clubs, a batch at a time."""
    coming = iter(clubs)
    done = 0
    while batch := list(islice(coming, min(BATCH, count - done))):
        _store(batch)
        done += len(batch)
        progress(done, count)


@transaction.atomic
def _store(clubs: list[Club]) -> None:
    Activity.objects.bulk_create([club.activity for club in clubs])
    # The rows were made before their club had a key.
    for club in clubs:
        for row in (*club.slots, *club.sessions, *club.changes, club.moment):
            if row is not None:
                row.activity_id = club.activity.pk
    Slot.objects.bulk_create([slot for club in clubs for slot in club.slots])
    DatedSession.objects.bulk_create([s for club in clubs for s in club.sessions])
    SlotChange.objects.bulk_create([c for club in clubs for c in club.changes])
    ActivityMoment.objects.bulk_create([c.moment for c in clubs if c.moment])
    themes = Activity.more_themes.through
    themes.objects.bulk_create(
        themes(activity_id=club.activity.pk, theme_id=theme)
        for club in clubs
        for theme in club.more_themes
    )
    partners = Activity.co_organisers.through
    partners.objects.bulk_create(
        partners(activity_id=club.activity.pk, organisation_id=organisation)
        for club in clubs
        for organisation in club.co_organisers
    )
