"""What is true today: told at once, from the list of clubs, places and mobile services."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.models import ActivityMoment, SlotChange
from home import dates
from meeting_places.models import MobileMoment, PlaceMoment
from tests.factories.accounts import NORTHERN_EDITORS
from tests.factories.activities import ClubFactory, SlotFactory
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
    ("told", "written", "room"),
    [
        ((False, None), {"is_full": "on"}, (True, 0)),
        ((False, 3), {"is_full": "on", "places_left": "3"}, (True, 0)),
        ((True, 0), {"is_full": "on", "places_left": "2"}, (False, 2)),
        ((True, 0), {"places_left": "0"}, (False, None)),
        ((True, 0), {"places_left": "4"}, (False, 4)),
    ],
    ids=[
        "full",
        "full, the old number left",
        "places again, the tick left",
        "the tick taken away, the number left",
        "both said",
    ],
)
def test_the_tick_and_the_number_of_places_agree(editor, secrets, told, written, room):
    club = secrets.northern_club
    is_full, left = told
    moment = ActivityMoment.objects.create(
        activity=club, is_full=is_full, places_left=left
    )
    facts = {"activity": club.pk, "running": "running", **written}
    answer = editor.post(door(ActivityMoment, "edit", moment.pk), facts)
    assert answer.status_code == 302
    moment.refresh_from_db()
    assert (moment.is_full, moment.places_left) == room


def test_who_tells_a_clubs_state_again_comes_to_the_row_there_is(editor, secrets):
    club = secrets.northern_club
    told = ActivityMoment.objects.create(
        activity=club, places_left=2, confirm_due_on="2026-12-01"
    )
    edit = door(ActivityMoment, "edit", told.pk)
    answer = editor.get(f"{door(ActivityMoment, 'add')}?activity={club.pk}")
    assert answer.headers["Location"] == edit
    facts = {"activity": club.pk, "running": "paused", "is_full": "on"}
    assert editor.post(door(ActivityMoment, "add"), facts).status_code == 302
    told.refresh_from_db()
    assert (told.running, told.is_full, told.places_left) == ("paused", True, 0)
    assert told.confirm_due_on, "what was left empty stays as it was told"


def test_a_place_told_again_changes_its_row_too(editor, secrets):
    told = PlaceMoment.objects.create(place=secrets.northern_place)
    facts = {"place": secrets.northern_place.pk, "running": "ended"}
    assert editor.post(door(PlaceMoment, "add"), facts).status_code == 302
    told.refresh_from_db()
    assert told.running == "ended"


def test_the_row_of_another_regions_club_is_not_told_anew(editor, secrets):
    theirs = ActivityMoment.objects.get()
    facts = {"activity": theirs.activity_id, "running": "ended"}
    answer = editor.post(door(ActivityMoment, "add"), facts)
    assert "ei kuulu alueeseesi" in answer.content.decode()
    theirs.refresh_from_db()
    assert theirs.running == "running"


def test_a_press_makes_the_club_full_and_another_gives_room(editor, secrets):
    club = secrets.northern_club
    press = door(type(club), "full", club.pk)
    assert (
        '"answer" value="full">Merkitse täydeksi' in editor.get(press).content.decode()
    )
    assert not ActivityMoment.objects.filter(activity=club).exists()
    # Pressed twice in a hurry, or by two people.
    for _ in range(2):
        editor.post(press, {"answer": "full"})
    told = ActivityMoment.objects.get(activity=club)
    assert (told.is_full, told.places_left) == (True, 0)
    assert (
        '"answer" value="room">Paikkoja on taas' in editor.get(press).content.decode()
    )
    editor.post(press, {"answer": "room"})
    told.refresh_from_db()
    assert not told.is_taken


def test_a_press_for_another_regions_club_is_refused(editor, secrets):
    press = door(type(secrets.club), "full", secrets.club.pk)
    assert editor.post(press, {"answer": "full"}).url == "/admin/"
    assert not secrets.club.today.is_taken


@pytest.mark.parametrize("where", ["list", "edit"])
def test_the_club_itself_leads_to_what_changes_today(editor, secrets, where):
    club = secrets.northern_club
    arguments = [club.pk] if where == "edit" else []
    page = editor.get(door(type(club), where, *arguments)).content.decode()
    state = f"{door(ActivityMoment, 'add')}?activity={club.pk}"
    cancel = f"{door(SlotChange, 'add')}?activity={club.pk}&amp;kind=cancelled"
    for address in (state, cancel, door(type(club), "full", club.pk)):
        assert f'href="{address}"' in page


def test_who_cancels_a_date_sees_the_dates_to_choose_from(editor, secrets):
    club = secrets.northern_club
    tomorrow = timezone.localdate() + timedelta(days=1)
    SlotFactory(activity=club, weekday=tomorrow.isoweekday())
    answer = editor.get(f"{door(SlotChange, 'add')}?activity={club.pk}&kind=cancelled")
    form = answer.context["form"]
    assert form.initial["kind"] == "cancelled"
    listed = f"Kerho kokoontuu: {dates.day(tomorrow)}, "
    assert form.fields["date"].help_text.startswith(listed)


@pytest.mark.parametrize("whose", ["ours", "theirs"])
def test_a_wrong_date_is_answered_with_the_right_ones_of_the_own_region(
    editor, secrets, whose
):
    tomorrow = timezone.localdate() + timedelta(days=1)
    club = secrets.northern_club if whose == "ours" else secrets.club
    SlotFactory(activity=club, weekday=tomorrow.isoweekday())
    wrong = tomorrow + timedelta(days=2 if whose == "ours" else 400)
    facts = {"activity": club.pk, "kind": "cancelled", "date": dates.day(wrong)}
    page = editor.post(door(SlotChange, "add"), facts).content.decode()
    assert "Kerho ei kokoonnu silloin." in page
    told = f"silloin. Kerho kokoontuu: {dates.day(tomorrow)}" in page
    assert told == (whose == "ours")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"places_left": "13"}, "places_left"),
        ({"places_left": "-1"}, "places_left"),
    ],
    ids=["more than there are", "less than none"],
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
