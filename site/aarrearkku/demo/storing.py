"""Writes made clubs in batches. Nothing signals a bulk insert: rebuild the entries after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from django.db import models, transaction
from django.db.models.functions import Cast

from aarrearkku.demo.clubs import Club
from activities.models import Activity, ActivityMoment, DatedSession, Slot, SlotChange

BATCH = 500
# The source of the clubs that make_catalogue adds to the city.
ADDED = "make_catalogue"
CHILDREN: tuple[type[models.Model], ...] = (
    *(Slot, DatedSession, SlotChange, ActivityMoment),
    *(Activity.more_themes.through, Activity.co_organisers.through),
)


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


def last_number() -> int:
    """Of the clubs made so far, those that were added counted."""
    made = Activity.objects.filter(source__in=["demo", ADDED])
    numbers = made.annotate(number=Cast("source_id", models.IntegerField()))
    last: int | None = numbers.aggregate(last=models.Max("number"))["last"]
    return -1 if last is None else last


def remove_added(progress: Callable[[int, int], None]) -> None:
    """Take away the clubs that were added, a batch at a time."""
    keys = list(Activity.objects.filter(source=ADDED).values_list("pk", flat=True))
    for first in range(0, len(keys), BATCH):
        _remove(keys[first : first + BATCH])
        progress(min(first + BATCH, len(keys)), len(keys))


@transaction.atomic
def _remove(keys: list[int]) -> None:
    # As they were written: in bulk and without signals, one by one would take minutes.
    for model in CHILDREN:
        children = model._default_manager.filter(activity__in=keys)
        children._raw_delete(using=children.db)
    clubs = Activity.objects.filter(pk__in=keys)
    clubs._raw_delete(using=clubs.db)
