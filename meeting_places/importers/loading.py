"""Loads the real places: again and again with the same result.

A place that is there already is left as its editors have it; only what is missing is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from django.db import transaction
from django.utils import timezone

from home.areas.loading import nobody_watches
from home.attributes import Running
from home.slugs import first_free, stem
from meeting_places.importers import early_education, playgrounds, schools
from meeting_places.models import MeetingPlace, PlaceMoment

BATCH = 200


@dataclass(frozen=True)
class Loaded:
    new: list[int]
    kept: int


@transaction.atomic
def load(progress: Callable[[int, int], None] = nobody_watches) -> Loaded:
    """Write the missing places. Their search entries are the caller's to write."""
    there = set(MeetingPlace.objects.values_list("source", "source_id"))
    taken = set(MeetingPlace.objects.values_list("slug", flat=True))
    told = list(chain(early_education.places(), playgrounds.places(), schools.places()))
    missing = [place for place in told if (place.source, place.source_id) not in there]
    now = timezone.now()
    for place in missing:
        place.slug = first_free(stem(place, place.name_fi), taken)
        taken.add(place.slug)
        # bulk_create calls no save().
        place.find_areas()
        place.first_published_at = place.last_published_at = now
    for first in range(0, len(missing), BATCH):
        MeetingPlace.objects.bulk_create(missing[first : first + BATCH])
        progress(min(first + BATCH, len(missing)), len(missing))
    PlaceMoment.objects.bulk_create(
        PlaceMoment(place=place, running=Running.ENDED)
        for place in missing
        if place.kind == MeetingPlace.Kind.OPEN_DAYCARE and not place.listed
    )
    return Loaded([place.pk for place in missing], len(told) - len(missing))
