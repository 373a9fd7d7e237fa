"""An editor of the north writes by hand what no form offers; nothing of it is done."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from activities.models import Activity, SlotChange
from home.organisations.models import Organisation
from meeting_places.models import MeetingPlace, MobileService, Stop, StopChange
from tests.accounts.secrets import at
from tests.factories.accounts import ADMINISTRATORS, member_of
from tests.factories.meeting_places import StopFactory

pytestmark = pytest.mark.django_db


def door(row: Any, name: str, *args: object) -> str:
    return reverse(row.snippet_viewset.get_url_name(name), args=args)


def sent_back(row: Any, **changed: Any) -> dict[str, Any]:
    """What a browser would send for this object, with what the editor changes."""
    client = Client()
    client.force_login(member_of(ADMINISTRATORS))
    page = client.get(door(row, "edit", row.pk)).content.decode()
    sent = querydict_from_html(page, form_id="w-editor-form")
    # The reader of forms takes the first option of a list where a browser takes none.
    for name in ("served_areas", "co_organisers", "more_themes", "regions", "themes"):
        if name in sent and hasattr(row, name):
            sent.setlist(name, [str(one.pk) for one in getattr(row, name).all()])
    return {key: sent.getlist(key) for key in sent} | changed


def told(answer: HttpResponse, words: str) -> bool:
    return answer.status_code == 200 and words in answer.content.decode()


def nothing_saved(row: Any) -> bool:
    return not row.revisions.exists()


@pytest.mark.parametrize("action", ["", "action-publish", "action-submit"])
def test_a_place_cannot_be_carried_into_another_region(editor, secrets, action):
    place = secrets.northern_place
    there = {name: str(value) for name, value in at(secrets.areas.tuira).items()}
    form = sent_back(place, **there, **({action: "1"} if action else {}))
    answer = editor.post(door(place, "edit", place.pk), form)
    assert told(answer, "omalla alueellasi")
    assert nothing_saved(place)


@pytest.mark.parametrize("postcode", ["90500", ""], ids=["elsewhere", "nowhere"])
def test_a_place_cannot_be_made_where_the_editor_would_not_find_it(
    editor, secrets, postcode
):
    form = sent_back(
        secrets.northern_place,
        name_fi="Uusi talo",
        slug="",
        latitude="",
        longitude="",
        postal_code=postcode,
    )
    assert told(editor.post(door(MeetingPlace, "add"), form), "omalla alueellasi")
    assert not MeetingPlace.objects.filter(name_fi="Uusi talo").exists()


def test_a_club_without_a_place_needs_an_area_of_the_own_region(editor, secrets):
    club, areas = secrets.northern_club, secrets.areas
    secrets.northern_organisation.regions.set([areas.keskinen, areas.pohjoinen])
    secrets.northern_organisation.save()
    form = sent_back(club, place="")
    assert told(editor.post(door(club, "edit", club.pk), form), "omalta alueeltasi")
    form |= {"served_areas": [str(areas.kello.pk)]}
    assert editor.post(door(club, "edit", club.pk), form).status_code == 302


def test_an_organiser_keeps_the_region_and_leaves_the_others_alone(editor, secrets):
    seat, areas = secrets.northern_organisation, secrets.areas
    seat.regions.set([areas.keskinen, areas.pohjoinen])
    seat.save()
    address = door(seat, "edit", seat.pk)
    alone = sent_back(seat, regions=[str(areas.keskinen.pk)])
    assert told(editor.post(address, alone), "Valitse oma alueesi")
    without = sent_back(seat, regions=[str(areas.pohjoinen.pk)])
    assert told(editor.post(address, without), "ei kuulu alueeseesi")
    assert nothing_saved(seat)
    assert editor.post(address, sent_back(seat)).status_code == 302


def test_an_organiser_is_made_in_the_own_region(editor, secrets):
    form = sent_back(secrets.northern_organisation, name_fi="Uusi seura", slug="")
    nowhere = editor.post(door(Organisation, "add"), form | {"regions": []})
    assert told(nowhere, "Valitse oma alueesi")
    own = form | {"regions": [str(secrets.areas.pohjoinen.pk)]}
    assert editor.post(door(Organisation, "add"), own).status_code == 302


class TestABusThatDrivesThroughTwoRegions:
    """Each region keeps its own stops, though all of them are one form."""

    @pytest.fixture
    def service(self, secrets) -> MobileService:
        northern: MobileService = secrets.northern_stop.service
        StopFactory(
            name_fi="Tuiran pysäkki",
            route=secrets.northern_stop.route,
            **at(secrets.areas.tuira),
        )
        return MobileService.objects.get(pk=northern.pk)

    def row_of(self, form: dict[str, Any], name: str) -> str:
        """Such as "routes-0-stops-1"."""
        (field,) = (key for key, value in form.items() if value == [name])
        return field.removesuffix("-name_fi")

    @pytest.mark.parametrize(
        "change",
        [
            {"name_fi": "Toinen nimi"},
            {"DELETE": "on"},
            {"postal_code": "90820"},
            {"area_override": "kello", "area_override_reason": "Meidän puolella."},
        ],
        ids=["renamed", "taken away", "carried off", "called one's own"],
    )
    def test_a_stop_of_another_region_stays_as_it_is(
        self, editor, secrets, service, change
    ):
        form = sent_back(service)
        if "area_override" in change:
            change = change | {"area_override": str(secrets.areas.kello.pk)}
        row = self.row_of(form, "Tuiran pysäkki")
        form |= {f"{row}-{field}": value for field, value in change.items()}
        answer = editor.post(door(service, "edit", service.pk), form)
        assert told(answer, "anna sen olla ennallaan")
        assert nothing_saved(service)

    def test_a_route_takes_no_stop_of_another_region_with_it(
        self, editor, secrets, service
    ):
        form = sent_back(service) | {"routes-0-DELETE": "on"}
        answer = editor.post(door(service, "edit", service.pk), form)
        assert told(answer, "anna sen olla ennallaan")
        assert nothing_saved(service)

    def test_the_own_stop_is_changed(self, editor, secrets, service):
        form = sent_back(service)
        form |= {f"{self.row_of(form, 'Kellon pysäkki')}-name_fi": "Kellon kirkko"}
        answer = editor.post(door(service, "edit", service.pk), form)
        assert answer.status_code == 302
        service = MobileService.objects.get(pk=service.pk)
        draft = service.get_latest_revision_as_object()
        assert {stop.name_fi for stop in draft.stops} == {
            "Kellon kirkko",
            "Tuiran pysäkki",
        }

    def test_the_own_stop_lies_in_another_area_when_told_why(
        self, editor, secrets, service
    ):
        row = self.row_of(sent_back(service), "Kellon pysäkki")
        cluster = secrets.areas.pk_kello
        form = sent_back(service) | {f"{row}-area_override": str(cluster.pk)}
        unsaid = editor.post(door(service, "edit", service.pk), form)
        assert told(unsaid, "Kerro, miksi alue on toinen")
        form |= {f"{row}-area_override_reason": "Pysäkki palvelee koko aluetta."}
        answer = editor.post(door(service, "edit", service.pk), form)
        assert answer.status_code == 302
        draft = MobileService.objects.get(pk=service.pk).get_latest_revision_as_object()
        assert cluster.pk in {stop.area_override_id for stop in draft.stops}

    def test_a_visit_there_is_not_cancelled(self, editor, secrets, service):
        theirs = Stop.objects.get(name_fi="Tuiran pysäkki")
        form = {"stop_uuid": str(theirs.uuid), "kind": "extra", "date": "1.12.2026"}
        texts = [
            f"{t}_{c}" for t in ("new_place", "reason") for c in ("fi", "sv", "en")
        ]
        form |= dict.fromkeys(texts, "") | {
            "new_arrives": "9.00",
            "new_departs": "10.00",
        }
        assert editor.post(door(StopChange, "add"), form).status_code == 200
        assert not StopChange.objects.filter(stop_uuid=theirs.uuid).exists()


def test_a_weekly_time_of_another_club_is_neither_moved_nor_changed(editor, secrets):
    club, slot = secrets.northern_club, secrets.slot
    form = sent_back(club) | {
        "slots-TOTAL_FORMS": "1",
        "slots-INITIAL_FORMS": "1",
        "slots-0-id": str(slot.pk),
        "slots-0-weekday": "5",
        "slots-0-starts": "09:00",
        "slots-0-ends": "10:00",
        "slots-0-interval": "1",
        "slots-0-ORDER": "1",
        "action-publish": "1",
    }
    editor.post(door(club, "edit", club.pk), form)
    slot.refresh_from_db()
    assert (slot.activity_id, slot.weekday) == (secrets.club.pk, 2)


@pytest.mark.parametrize(
    "action",
    ["edit", "delete", "unpublish", "lock", "unlock", "confirm_workflow_cancellation"],
)
@pytest.mark.parametrize("kind", ["club", "place", "organisation", "service"])
def test_nothing_of_another_region_is_changed_by_hand(editor, secrets, kind, action):
    row = getattr(secrets, kind)
    row.refresh_from_db()
    before = (row.revisions.count(), row.locked)
    answer = editor.post(door(row, action, row.pk), {"name_fi": "Kaapattu"})
    assert answer.status_code == 302
    row = type(row).objects.get(pk=row.pk)
    assert (row.revisions.count(), row.locked) == before
    assert row.current_workflow_state


@pytest.mark.parametrize("own", [True, False], ids=["through the own club", "directly"])
def test_what_waits_in_another_region_is_not_approved(editor, secrets, own):
    waiting = secrets.club.current_workflow_task_state
    row = secrets.northern_club if own else secrets.club
    answer = editor.post(door(row, "workflow_action", row.pk, "approve", waiting.pk))
    assert answer.status_code in (302, 403, 404)
    waiting.refresh_from_db()
    assert waiting.status == "in_progress"


def test_many_are_not_deleted_at_once(editor, secrets):
    changes = "/admin/bulk/activities/slotchange/delete/"
    theirs = SlotChange.objects.get()
    for asked in (theirs.pk, "all"):
        editor.post(f"{changes}?id={asked}&next=/admin/")
    editor.post(f"/admin/bulk/activities/activity/delete/?id={secrets.club.pk}")
    assert SlotChange.objects.exists()
    assert Activity.objects.filter(pk=secrets.club.pk).exists()


@pytest.mark.parametrize("action", ["delete", "publish", "unpublish"])
def test_pages_of_another_region_stay(editor, secrets, action):
    page = secrets.article.get_parent()
    editor.post(f"/admin/bulk/wagtailcore/page/{action}/?id={page.pk}&next=/admin/")
    editor.post(f"/admin/pages/{page.pk}/{action}/")
    editor.post(f"/admin/pages/{secrets.article.pk}/edit/", {"title": "Kaapattu"})
    page.refresh_from_db()
    secrets.article.refresh_from_db()
    assert page.live
    assert "Kaapattu" not in secrets.article.title
