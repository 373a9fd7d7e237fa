"""Planners and administrators keep the words of the search."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from search.thesaurus.kept import thesaurus
from search.thesaurus.models import Concept
from tests.factories.accounts import (
    ADMINISTRATORS,
    MODERATORS,
    NORTHERN_EDITORS,
    PLANNERS,
    member_of,
)

pytestmark = pytest.mark.django_db


def door(name: str, *args: object) -> str:
    return reverse(Concept.snippet_viewset.get_url_name(name), args=args)  # type: ignore[attr-defined]


@pytest.fixture
def planner(client: Client) -> Client:
    client.force_login(member_of(PLANNERS))
    return client


@pytest.fixture
def football() -> Concept:
    return Concept.objects.get(code="jalkapallo")


@pytest.mark.parametrize("group", [ADMINISTRATORS, PLANNERS])
def test_who_keeps_the_words_sees_them(client, group):
    client.force_login(member_of(group))
    page = client.get(door("list"), {"q": "futis"}).content.decode()
    assert "jalkapallo" in page
    assert "fotboll" in page


@pytest.mark.parametrize("group", [MODERATORS, NORTHERN_EDITORS])
@pytest.mark.parametrize("name", ["list", "add", "edit", "delete"])
def test_others_do_not(client, group, name, football):
    client.force_login(member_of(group))
    args = (football.pk,) if name in ("edit", "delete") else ()
    assert client.get(door(name, *args)).status_code in (302, 403)
    assert client.post(door(name, *args)).status_code in (302, 403)
    assert Concept.objects.filter(pk=football.pk).exists()


def test_a_word_added_in_the_form_counts_from_the_next_search_on(planner, football):
    assert not thesaurus().reach(["bolliskoolaus"])
    page = planner.get(door("edit", football.pk)).content.decode()
    form = querydict_from_html(page, form_id="w-editor-form")
    number = int(form["words-TOTAL_FORMS"])
    form["words-TOTAL_FORMS"] = str(number + 1)
    # The reader of forms takes no box for ticked.
    form["in_use"] = "on"
    form.update(
        {
            f"words-{number}-text": "bolliskoolaus",
            f"words-{number}-language": "fi",
            f"words-{number}-kind": "same",
            f"words-{number}-ORDER": str(number + 1),
        }
    )
    answer = planner.post(door("edit", football.pk), form)
    assert answer.status_code == 302, answer.content.decode()
    assert thesaurus().reach(["bolliskoolaus"])["jalkapallo"] == 1
    football.refresh_from_db()
    assert football.edited


def test_the_list_finds_a_concept_once_by_any_of_its_words(planner):
    page = planner.get(door("list_results"), {"q": "ball"}).content.decode()
    assert page.count(door("edit", Concept.objects.get(code="jalkapallo").pk)) < 4


@pytest.mark.parametrize(
    "filters",
    [
        {"missing": "sv"},
        {"need": "true"},
        {"in_use": "false"},
        {"edited": "true"},
        {"theme": "palloilu"},
    ],
)
def test_the_list_can_be_narrowed(planner, filters):
    assert planner.get(door("list"), filters).status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_list(
    planner, django_assert_max_num_queries
):
    planner.get(door("list"))
    with django_assert_max_num_queries(25):
        planner.get(door("list"))


def test_the_form_speaks_finnish(planner, football):
    page = planner.get(door("edit", football.pk)).content.decode()
    for words in ("Sanat", "Teema", "Miksi tullaan", "ruotsi"):
        assert words in page
