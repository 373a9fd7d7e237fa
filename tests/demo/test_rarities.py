"""Pictures, and of what is rare one of each, so that whoever looks at the demo sees them."""

from __future__ import annotations

import pytest

from aarrearkku.demo import organisers, pictures, rarities, seasons, storing
from activities import occurrences
from activities.models import Activity, SlotChange
from home.images.models import CatalogueImage
from home.organisations.models import Organisation
from tests.demo.conftest import AUTUMN

pytestmark = pytest.mark.django_db
STORED = 90


@pytest.fixture(scope="module")
def city(make):
    """Some clubs of the demo with their pictures and the rare ones."""
    storing.store(make(number=STORED), STORED, lambda done, of: None)
    pictures.give_to_clubs()
    rarities.build(organisers.find(), seasons.find(AUTUMN))


def test_some_clubs_and_organisers_have_a_picture_that_is_told_in_words(city):
    with_picture = Activity.objects.exclude(image=None)
    assert 5 <= with_picture.count() <= STORED / pictures.EVERY
    assert Organisation.objects.exclude(logo=None).count() == len(organisers.LOGOS)
    for image in CatalogueImage.objects.all():
        assert image.alt_fi
        assert image.alt_sv
        assert image.alt_en
        assert image.licence == "CC0"


def test_a_picture_shows_what_the_club_does(city):
    clubs = Activity.objects.filter(theme__code="salibandy").exclude(image=None)
    titles = set(clubs.values_list("image__title", flat=True))
    assert titles <= {"Piirros: pallo"}


def test_a_club_online_goes_on_as_another(city):
    over = Activity.objects.with_schedule().get(replaced_by__isnull=False)
    assert over.replaced_by is not None
    assert over.environment == over.replaced_by.environment == "online"
    last = occurrences.last_day(over)
    assert last is not None
    assert last < AUTUMN
    assert over.places() == []


def test_a_club_without_a_place_serves_areas(city):
    clubs = Activity.objects.filter(place=None)
    assert len(clubs) == 3
    for club in clubs:
        club.full_clean()
        assert club.served_areas.exists()
        assert club.region is not None


def test_one_session_is_elsewhere_and_one_is_more(city):
    for kind in (SlotChange.Kind.MOVED_PLACE, SlotChange.Kind.EXTRA):
        change = SlotChange.objects.get(kind=kind)
        change.full_clean()
        assert change.date > AUTUMN
    elsewhere = SlotChange.objects.get(kind=SlotChange.Kind.MOVED_PLACE)
    assert elsewhere.new_place != elsewhere.activity.place
