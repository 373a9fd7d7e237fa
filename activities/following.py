"""A club follows its place: when the place gets another region, so does the club."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.db.models.signals import post_save

from activities.models import Activity
from home.areas.relocation import relocated
from meeting_places.models import MeetingPlace


def follow_a_saved_place(
    instance: MeetingPlace, created: bool = False, raw: bool = False, **_: Any
) -> None:
    if not raw and not created:
        follow([instance.pk])


def follow_relocated_places(pks: Iterable[int], **_: Any) -> None:
    follow(pks)


def follow(places: Iterable[int]) -> None:
    """Give the clubs of these places the region that the place has now, in one query."""
    clubs = Activity.objects.filter(place__in=list(places))
    place = MeetingPlace.objects.filter(pk=OuterRef("place_id"))
    clubs.exclude(region=F("place__region")).update(
        region=Subquery(place.values("region_id"))
    )


def connect() -> None:
    post_save.connect(follow_a_saved_place, sender=MeetingPlace)
    relocated.connect(follow_relocated_places, sender=MeetingPlace)
