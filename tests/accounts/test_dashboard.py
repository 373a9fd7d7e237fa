"""The admin's front page tells an editor what there is to do in the own region."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from activities.models import ActivityMoment, SlotChange
from home.pages.models import RegionPage
from tests.accounts.secrets import wait_for_approval
from tests.factories.accounts import MODERATORS, PLANNERS, member_of
from tests.factories.activities import ClubFactory, MomentFactory
from tests.factories.pages import NewsIndexPageFactory

pytestmark = pytest.mark.django_db


def work(client: Client) -> dict[str, tuple[int, str]]:
    """The numbers above 0 by "row, column", each with the address it leads to."""
    page = client.get("/admin/").content.decode()
    links = re.findall(
        r'<a href="([^"]+)"><b>(\d+)</b><span class="w-sr-only"> ([^<]+)</span>', page
    )
    return {words: (int(number), unescape(url)) for url, number, words in links}


@pytest.fixture
def clubs(secrets):
    """Of the north: one waits, one is a draft, one is full and overdue, one is paused."""
    there = {
        "place": secrets.northern_place,
        "organisation": secrets.northern_organisation,
    }
    yesterday = timezone.localdate() - timedelta(days=1)
    wait_for_approval(ClubFactory(name_fi="Odottaja", **there), member_of(PLANNERS))
    ClubFactory(name_fi="Luonnos", live=False, **there)
    full = ClubFactory(name_fi="Vanhentunut", **there)
    MomentFactory(activity=full, is_full=True, places_left=0, confirm_due_on=yesterday)
    MomentFactory(activity=secrets.northern_club, running="paused")
    SlotChange.objects.create(
        activity=full,
        kind=SlotChange.Kind.EXTRA,
        date=timezone.localdate() + timedelta(days=3),
    )


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("Odottaa tarkistusta", ["Odottaja"]),
        ("Luonnoksia", ["Luonnos"]),
        ("Vahvistamatta", ["Vanhentunut"]),
        ("Täynnä", ["Vanhentunut"]),
        ("Tauolla", ["Kellon kerho"]),
        ("Poikkeuksia tulossa", ["Vanhentunut"]),
    ],
)
def test_a_number_leads_to_the_rows_behind_it(editor, clubs, row, names):
    number, url = work(editor)[f"Kerhot: {row}"]
    rows = editor.get(url).context["object_list"]
    found = [str(getattr(each, "activity", each)) for each in rows]
    assert (number, found) == (len(names), names)


def test_another_regions_work_is_not_counted(editor, secrets):
    ActivityMoment.objects.update(running="cancelled")
    assert not [row for row in work(editor) if row.startswith("Kerhot")]


def test_a_planner_sees_the_work_of_the_whole_city(client, secrets):
    client.force_login(member_of(PLANNERS))
    assert work(client)["Kerhot: Odottaa tarkistusta"][0] == 1
    assert "Koko kaupungin työt" in client.get("/admin/").content.decode()


def test_an_editor_begins_from_the_front_page(editor, secrets):
    region = RegionPage.objects.get(
        area=secrets.areas.pohjoinen, locale__language_code="fi"
    )
    news = NewsIndexPageFactory(parent=region)
    page = editor.get("/admin/").content.decode()
    for way in (
        "/admin/snippets/activities/activity/add/",
        "/admin/snippets/activities/activitymoment/add/",
        f"/admin/pages/add/pages/newspage/{news.pk}/",
    ):
        assert f'href="{way}"' in page
        assert editor.get(way).status_code == 200


def test_a_moderator_begins_nothing_and_sees_what_waits(client, secrets):
    client.force_login(member_of(MODERATORS))
    page = client.get("/admin/").content.decode()
    assert "Uusi kerho" not in page
    assert work(client)["Kerhot: Odottaa tarkistusta"][0] == 1


def test_the_questions_of_the_front_page_do_not_grow_with_the_clubs(
    editor, clubs, secrets, django_assert_max_num_queries
):
    editor.get("/admin/")
    for _each in range(5):
        ClubFactory(live=False, place=secrets.northern_place)
    with django_assert_max_num_queries(60):
        editor.get("/admin/")
