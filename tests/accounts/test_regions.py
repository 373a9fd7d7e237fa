"""An editor of the north tries every door of a club in the centre; all are shut."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from accounts.models import User
from activities.models import Activity
from meeting_places.models import MeetingPlace
from tests.factories.accounts import (
    ADMINISTRATORS,
    MODERATORS,
    NORTHERN_EDITORS,
    PLANNERS,
    member_of,
)
from tests.factories.activities import ClubFactory, SlotFactory
from tests.factories.areas import SmallOulu, small_oulu
from tests.factories.meeting_places import MeetingPlaceFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
CLUBS = "wagtailsnippets_activities_activity"


@dataclass(frozen=True)
class City:
    areas: SmallOulu
    north: Activity
    centre: Activity

    @property
    def northern_place(self) -> MeetingPlace:
        assert self.north.place
        return self.north.place


@pytest.fixture
def city() -> City:
    areas = small_oulu()
    northern = OrganisationFactory(name_fi="Pohjoisen seura ry")
    northern.regions.set([areas.pohjoinen])
    northern.save()
    places = [
        MeetingPlaceFactory(latitude=where.latitude, longitude=where.longitude)
        for where in (areas.kello, areas.tuira)
    ]
    north = ClubFactory(name_fi="Kellon shakki", place=places[0], organisation=northern)
    centre = ClubFactory(name_fi="Tuiran shakki", place=places[1])
    return City(areas, north, centre)


@pytest.fixture
def editor() -> User:
    return member_of(NORTHERN_EDITORS)


@pytest.fixture
def admin(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def is_shut(answer: HttpResponse) -> bool:
    """Wagtail sends who may not enter back to the admin's front page."""
    return answer.status_code == 302 and answer.headers["Location"] == "/admin/"


def door(name: str, *args: object) -> str:
    return reverse(f"{CLUBS}:{name}", args=args)


@pytest.mark.parametrize(
    "name",
    ["edit", "delete", "history", "history_results", "usage", "unpublish", "lock"],
)
def test_a_club_of_another_region_opens_by_no_address(admin, city, name):
    assert is_shut(admin.get(door(name, city.centre.pk)))


@pytest.mark.parametrize("name", ["edit", "history", "history_results", "usage"])
def test_the_own_club_opens(admin, city, name):
    assert admin.get(door(name, city.north.pk)).status_code == 200


def test_revisions_of_another_region_stay_shut(admin, city):
    revision = city.centre.save_revision()
    for name in ("revisions_view", "revisions_revert", "revisions_unschedule"):
        assert is_shut(admin.get(door(name, city.centre.pk, revision.pk)))
    compare = door("revisions_compare", city.centre.pk, "live", "latest")
    assert is_shut(admin.get(compare))


def test_a_preview_of_another_region_stays_shut(admin, city):
    assert is_shut(admin.get(door("preview_on_edit", city.centre.pk)))


def test_a_draft_cannot_be_saved_over_another_regions_club(admin, city):
    assert is_shut(admin.post(door("edit", city.centre.pk), form_of(city.centre)))
    assert not city.centre.revisions.exists()


def test_the_list_shows_the_own_region_alone(admin, city):
    page = admin.get(door("list")).content.decode()
    assert "Kellon shakki" in page
    assert "Tuiran shakki" not in page


def test_an_export_holds_the_own_region_alone(admin, city):
    answer = admin.get(door("list"), {"export": "csv"})
    table = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert [row[1] for row in table[1:]] == ["Kellon shakki"]


def test_an_export_to_excel_opens(admin, city):
    answer = admin.get(door("list"), {"export": "xlsx"})
    assert b"".join(answer)[:2] == b"PK"


def test_a_chooser_offers_and_confirms_the_own_region_alone(admin, city):
    chooser = city.north.place.snippet_viewset.chooser_viewset
    offered = admin.get(reverse(chooser.get_url_name("choose")))
    assert str(city.northern_place) in offered.content.decode()
    assert str(city.centre.place) not in offered.content.decode()
    url = chooser.get_url_name("chosen")
    assert admin.get(reverse(url, args=[city.northern_place.pk])).status_code == 200
    assert admin.get(reverse(url, args=[city.centre.place.pk])).status_code == 404


def test_the_own_club_is_saved(admin, city):
    form = form_of(city.north) | {"name_fi": "Kellon shakkikerho"}
    admin.post(door("edit", city.north.pk), form)
    city.north.refresh_from_db()
    draft = city.north.get_latest_revision_as_object()
    assert draft.name_fi == "Kellon shakkikerho"


@pytest.mark.parametrize("elsewhere", ["place", "slots-0-place", "organisation"])
def test_nothing_of_another_region_can_be_named(admin, city, elsewhere):
    stranger = OrganisationFactory()
    stranger.regions.set([city.areas.keskinen])
    stranger.save()
    chosen = stranger if elsewhere == "organisation" else city.centre.place
    SlotFactory(activity=city.north)
    form = form_of(city.north) | {elsewhere: chosen.pk}
    answer = admin.post(door("edit", city.north.pk), form)
    assert "ei kuulu alueeseesi" in answer.content.decode()
    assert not city.north.revisions.exists()


@pytest.mark.parametrize("group", [PLANNERS, MODERATORS, ADMINISTRATORS])
def test_who_works_for_the_whole_city_sees_all_of_it(client, city, group):
    client.force_login(member_of(group))
    page = client.get(door("list")).content.decode()
    assert "Kellon shakki" in page
    assert "Tuiran shakki" in page


def test_one_more_group_never_opens_another_region(client, city):
    client.force_login(member_of(NORTHERN_EDITORS, PLANNERS))
    assert is_shut(client.get(door("edit", city.centre.pk)))


def test_a_planner_cannot_delete_and_a_moderator_cannot_add(client, city):
    client.force_login(member_of(PLANNERS))
    assert is_shut(client.get(door("delete", city.north.pk)))
    client.force_login(member_of(MODERATORS))
    assert is_shut(client.get(door("add")))


def test_what_waits_for_approval_is_published_by_a_moderator(client, city, editor):
    city.north.name_fi = "Kellon uusi shakki"
    city.north.save_revision(user=editor)
    city.north.get_workflow().start(city.north, editor)
    city.north.refresh_from_db()
    moderator = member_of(MODERATORS)
    city.north.current_workflow_task_state.approve(user=moderator)
    city.north.refresh_from_db()
    assert city.north.name_fi == "Kellon uusi shakki"


def form_of(club: Activity) -> dict[str, object]:
    """What the editor's browser would send back, nothing changed."""
    client = Client()
    client.force_login(member_of(ADMINISTRATORS))
    page = client.get(door("edit", club.pk)).content.decode()
    sent = querydict_from_html(page, form_id="w-editor-form")
    # The reader of forms takes the first option of a list where a browser takes none.
    lists = ("served_areas", "co_organisers", "more_themes")
    return {key: sent.getlist(key) for key in sent if key not in lists}
