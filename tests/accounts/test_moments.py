"""What is true today: told at once, from the list of clubs, places and mobile services."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from activities.models import ActivityMoment
from meeting_places.models import MobileMoment, PlaceMoment
from tests.factories.accounts import NORTHERN_EDITORS
from tests.factories.activities import ClubFactory
from tests.factories.meeting_places import StopFactory, StopTimeFactory

pytestmark = pytest.mark.django_db


def door(model: Any, name: str, *args: object) -> str:
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def test_a_place_goes_on_a_break_and_families_see_it_at_once(editor, secrets):
    place = secrets.northern_place
    place.live = True
    place.save()
    facts = {"place": place.pk, "running": "paused"}
    assert editor.post(door(PlaceMoment, "add"), facts).status_code == 302
    place.refresh_from_db()
    assert place.running_now == "paused"
    assert place.live
    assert not place.revisions.exists()
    assert "Tauolla" in editor.get(place.get_absolute_url()).content.decode()


def test_a_bus_tells_a_word_for_today(editor, secrets):
    service = secrets.northern_stop.service
    StopTimeFactory(stop=secrets.northern_stop)
    facts = {"service": service.pk, "running": "running", "note_fi": "Auto huollossa"}
    facts |= {"note_sv": "", "note_en": ""}
    assert editor.post(door(MobileMoment, "add"), facts).status_code == 302
    assert "Auto huollossa" in editor.get(service.get_absolute_url()).content.decode()


@pytest.mark.parametrize("kind", ["club", "place", "service"])
def test_the_list_leads_to_the_state_of_each(editor, secrets, kind):
    owner = {
        "club": secrets.northern_club,
        "place": secrets.northern_place,
        "service": secrets.northern_stop.service,
    }[kind]
    moment = type(owner).moment.related.related_model
    about = type(owner).moment.related.field.name
    page = editor.get(door(type(owner), "list")).content.decode()
    new = f"{door(moment, 'add')}?{about}={owner.pk}"
    assert new in page
    assert f'value="{owner.pk}"' in editor.get(new).content.decode()
    told = moment.objects.create(**{about: owner})
    page = editor.get(door(type(owner), "list")).content.decode()
    assert door(moment, "edit", told.pk) in page


def test_the_form_is_not_filled_with_another_regions_club(editor, secrets):
    stranger = ClubFactory(name_fi="Salakerho", place=secrets.place)
    page = editor.get(f"{door(ActivityMoment, 'add')}?activity={stranger.pk}")
    assert "Salakerho" not in page.content.decode()


@pytest.mark.parametrize("model", [PlaceMoment, MobileMoment])
def test_the_state_of_another_region_is_not_told(editor, secrets, model):
    theirs = model.objects.get()
    assert editor.post(door(model, "edit", theirs.pk), {}).status_code == 302
    owner = getattr(theirs, "place", None) or theirs.service
    name = "place" if model is PlaceMoment else "service"
    model.objects.all().delete()
    answer = editor.post(door(model, "add"), {name: owner.pk, "running": "ended"})
    assert "ei kuulu alueeseesi" in answer.content.decode()
    assert not model.objects.exists()


def test_who_confirmed_and_when_the_places_were_counted_is_kept(editor, secrets):
    club = secrets.northern_club
    facts = {"activity": club.pk, "running": "running", "places_left": "3"}
    facts |= {"confirmed_at": "25.11.2026 9.00"}
    assert editor.post(door(ActivityMoment, "add"), facts).status_code == 302
    moment = ActivityMoment.objects.get(activity=club)
    assert moment.confirmed_by
    assert moment.confirmed_by.groups.get().name == NORTHERN_EDITORS
    counted = moment.places_updated_at
    assert counted
    facts["running"] = "paused"
    editor.post(door(ActivityMoment, "edit", moment.pk), facts)
    moment.refresh_from_db()
    assert (moment.running, moment.places_updated_at) == ("paused", counted)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"is_full": "on", "places_left": "2"}, "is_full"),
        ({"places_left": "13"}, "places_left"),
        ({"places_left": "-1"}, "places_left"),
    ],
    ids=["full with room", "more than there are", "less than none"],
)
def test_places_that_cannot_be(editor, secrets, facts, field):
    club = secrets.northern_club
    type(club).objects.filter(pk=club.pk).update(capacity_max=12)
    facts = {"activity": club.pk, "running": "running", **facts}
    answer = editor.post(door(ActivityMoment, "add"), facts)
    assert list(answer.context["form"].errors) == [field]


def test_a_stop_change_names_its_stop_in_the_list(editor, secrets):
    from tests.factories.meeting_places import StopChangeFactory

    stop = StopFactory(
        name_fi="Kirkonkylä",
        latitude=secrets.areas.kello.latitude,
        longitude=secrets.areas.kello.longitude,
    )
    StopChangeFactory(stop=stop)
    model = type(stop.service.changes.get())
    page = editor.get(door(model, "list")).content.decode()
    assert "Kirkonkylä" in page
    assert "Salaneuvos" not in page
