"""Copying a club as another group."""

from __future__ import annotations

import pytest
from django.urls import reverse

from activities.copying import as_another_group
from activities.models import Activity
from tests.factories.activities import (
    MomentFactory,
    SlotChangeFactory,
    SlotFactory,
    reread,
    weekly_club,
)
from tests.factories.areas import small_oulu

pytestmark = pytest.mark.django_db


def test_the_copy_is_a_draft_that_knows_its_origin_and_has_an_address_of_its_own():
    club = weekly_club(name_fi="Sählykerho", alert_fi="Tuo sisäkengät!")
    group = as_another_group(club)
    assert not group.live
    assert group not in Activity.objects.published()
    assert group.copied_from == club
    assert (group.name_fi, group.slug) == ("Sählykerho", "sahlykerho-2")
    assert group.uuid != club.uuid
    assert group.alert_fi == ""


def test_its_times_are_the_same_under_other_identifiers():
    club = weekly_club()
    SlotFactory(activity=club, weekday=4)
    club = reread(club)
    group = as_another_group(club)
    assert [(slot.weekday, slot.starts) for slot in group.slots.all()] == [
        (slot.weekday, slot.starts) for slot in club.slots.all()
    ]
    uuids = {slot.uuid for each in (club, group) for slot in each.slots.all()}
    assert len(uuids) == 4
    assert club.slots.count() == 2


def test_what_is_true_today_stays_with_the_original():
    club = weekly_club()
    MomentFactory(activity=club, is_full=True)
    SlotChangeFactory(slot=club.slots.get())
    group = as_another_group(club)
    assert not group.today.is_taken
    assert group.slot_changes.count() == 0


def test_the_copy_takes_the_latest_draft_of_the_original():
    club = weekly_club(name_fi="Sählykerho")
    club.name_fi = "Salibandykerho"
    club.save_revision()
    assert as_another_group(club).name_fi == "Salibandykerho"


def test_an_administrator_copies_from_the_list_and_lands_in_the_draft(admin_client):
    club = weekly_club()
    listing = admin_client.get(reverse("wagtailsnippets_activities_activity:list"))
    address = reverse(
        "wagtailsnippets_activities_activity:another_group", args=[club.pk]
    )
    assert address in listing.content.decode()
    assert club.name_fi in admin_client.get(address).content.decode()
    response = admin_client.post(address)
    group = Activity.objects.get(copied_from=club)
    assert response.url == reverse(
        "wagtailsnippets_activities_activity:edit", args=[group.pk]
    )
    assert admin_client.get(response.url).status_code == 200


def test_asking_alone_copies_nothing(admin_client):
    club = weekly_club()
    admin_client.get(
        reverse("wagtailsnippets_activities_activity:another_group", args=[club.pk])
    )
    assert Activity.objects.count() == 1


def test_a_club_follows_its_place_to_another_region():
    oulu = small_oulu()
    club = weekly_club()
    place = club.place
    assert place
    place.postal_code = "90500"
    place.save()
    club.refresh_from_db()
    assert club.region == oulu.keskinen
    place.postal_code = "90820"
    place.save()
    club.refresh_from_db()
    assert club.region == oulu.pohjoinen


def test_a_club_without_a_place_has_the_region_it_serves_else_its_organisers():
    oulu = small_oulu()
    club = weekly_club(place=None)
    assert club.region is None
    club.organisation.regions.set([oulu.pohjoinen])
    club.organisation.save()
    club.save()
    assert club.region == oulu.pohjoinen
    club.served_areas.set([oulu.tuira])
    club.save()
    assert club.region == oulu.keskinen
