"""Searches are counted, and nobody is seen in the counts."""

import datetime as dt
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from search.log import counting
from search.log.counting import Tally, normal_form
from search.log.models import AgeBand, Searched, SearchedWords

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Android 8.0; Mobile)"


@pytest.fixture(autouse=True)
def _nothing_counted_yet(monkeypatch):
    monkeypatch.setattr(counting, "tally", Tally())


def search(client, address="", agent=PHONE):
    answer = client.get(f"/haku/?{address}", headers={"user-agent": agent})
    assert answer.status_code == 200


def told():
    counting.tally.store()
    return sorted(
        Searched.objects.values_list("area", "theme", "age", "nothing_found", "count")
    )


def test_a_search_counts_its_day_age_and_whether_it_found_anything(client):
    search(client, "age=g2&age=12")
    search(client, "age=8&age=12")

    assert told() == [("", "", "7-9", True, 2)]
    assert Searched.objects.get().day == timezone.localdate()


@pytest.mark.parametrize(
    ("address", "agent"),
    [
        ("", PHONE),
        ("q=sähly&page=2", PHONE),
        ("q=sähly", "SomeBot/1.0"),
        ("q=x", "curl/8"),
    ],
    ids=["the page alone", "a further page", "a crawler", "a program"],
)
def test_what_is_no_search_of_a_person_is_not_counted(client, address, agent):
    search(client, address, agent)

    assert told() == []


def test_sums_of_two_storings_add_up(client):
    search(client, "q=sähly")
    counting.tally.store()
    search(client, "q=sähly")

    assert told() == [("", "", "", True, 2)]


def test_words_can_be_read_from_the_fifth_use_on(client):
    for _ in range(4):
        search(client, "q=Sähly!")
        counting.tally.store()
    before = SearchedWords.objects.get()
    search(client, "q=sähly")
    counting.tally.store()
    after = SearchedWords.objects.get()

    assert (before.words, before.uses) == ("", 4)
    assert "sahly" not in before.digest
    assert (after.words, after.uses, after.nothing_found) == ("sahly", 5, 5)


def test_whoever_tries_filters_has_used_the_words_once(client):
    for filters in ("", "&age=7", "&age=8", "&free=1", "&age=9", "&day=mo"):
        search(client, f"q=sähly{filters}")
    counting.tally.store()

    assert SearchedWords.objects.get().uses == 1


@pytest.mark.parametrize(
    "words",
    ["olli@example.org", "040 123 4567", "soita 0401234567", "010190-123A", "a " * 60],
    ids=[
        "an address",
        "a number in groups",
        "a number",
        "an identity code",
        "a letter",
    ],
)
def test_what_could_tell_of_a_person_is_never_kept(words):
    assert normal_form(words) == ""


def test_ages_and_areas_are_no_words():
    assert normal_form("Sähly, poika!") == "sahly poika"


def test_a_database_that_refuses_costs_no_visitor_and_no_count(client):
    search(client, "q=sähly")
    refuse = patch.object(
        Searched.objects, "get_or_create", side_effect=OperationalError("locked")
    )
    with refuse:
        counting.tally.store()
    assert not Searched.objects.exists()

    assert told() == [("", "", "", True, 1)]


def test_what_few_have_typed_is_forgotten_after_three_months():
    long_ago = timezone.localdate() - dt.timedelta(days=91)
    for words, uses in (("", 2), ("sahly", 9)):
        SearchedWords.objects.create(
            digest=f"digest {uses}", words=words, uses=uses, last_day=long_ago
        )
    call_command("tick")

    assert [each.words for each in SearchedWords.objects.all()] == ["sahly"]


@pytest.mark.parametrize(
    ("years", "band"),
    [(0, "0-2"), (7, "7-9"), (18, "16-18"), (19, "19-64"), (99, "65-")],
)
def test_everybody_is_in_one_band(years, band):
    assert AgeBand.of(years) == band
