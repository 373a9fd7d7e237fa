"""A club belongs to the region of its place, also when the place moves."""

from __future__ import annotations

import pytest

from activities.following import follow
from meeting_places.models import MeetingPlace
from tests.factories.activities import ClubFactory
from tests.factories.areas import small_oulu
from tests.factories.meeting_places import MeetingPlaceFactory

pytestmark = pytest.mark.django_db

TUIRA = {"latitude": 65.025, "longitude": 25.465}
KELLO = {"latitude": 65.115, "longitude": 25.215}


@pytest.mark.parametrize(
    ("start", "end", "region"),
    [
        (TUIRA, KELLO, "pohjoinen"),
        (TUIRA, {"latitude": None, "longitude": None}, None),
        ({}, TUIRA, "keskinen"),
    ],
    ids=["to another region", "to where nobody knows", "to a known place"],
)
def test_a_club_moves_with_its_place(start, end, region):
    small_oulu()
    place = MeetingPlaceFactory(**start)
    moved, other = ClubFactory(place=place), ClubFactory()
    for field, value in end.items():
        setattr(place, field, value)
    place.save()
    moved.refresh_from_db()
    other.refresh_from_db()
    assert (moved.region.code if moved.region else None) == region
    assert other.region is None


def test_many_places_cost_one_query(django_assert_num_queries):
    areas = small_oulu()
    places = MeetingPlaceFactory.create_batch(3, **TUIRA)
    clubs = [ClubFactory(place=place) for place in places]
    MeetingPlace.objects.update(region=areas.pohjoinen)
    with django_assert_num_queries(1):
        follow(place.pk for place in places)
    for club in clubs:
        club.refresh_from_db()
        assert club.region == areas.pohjoinen
