"""A club follows its place: when the place gets another region, so does the club."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_save

from activities.models import Activity
from home.areas.relocation import relocated
from meeting_places.models import MeetingPlace


def follow_a_saved_place(
    instance: MeetingPlace, created: bool = False, raw: bool = False, **_: Any
) -> None:
    if not raw and not created:
        follow([instance])


def follow_relocated_places(pks: Iterable[int], **_: Any) -> None:
    follow(MeetingPlace.objects.filter(pk__in=list(pks)))


def follow(places: Iterable[MeetingPlace]) -> None:
    """Give the clubs of these places the region that the place has now."""
    for place in places:
        clubs = Activity.objects.filter(place=place).exclude(region=place.region_id)
        clubs.update(region=place.region_id)


def connect() -> None:
    post_save.connect(follow_a_saved_place, sender=MeetingPlace)
    relocated.connect(follow_relocated_places, sender=MeetingPlace)
