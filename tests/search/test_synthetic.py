"""Entries of clubs that do not exist can be searched like real ones, and make room for them."""

from datetime import date

import pytest
from django.utils import timezone

from search import rebuild
from search.find import find, total
from search.models import Entry
from search.query import Query
from search.synthetic import make_entries
from tests.search.stories import a_chess_club, everything_matches

pytestmark = pytest.mark.django_db


def test_as_many_entries_as_asked_for_can_be_found():
    a_chess_club()
    assert sum(make_entries(50, timezone.localdate())) == 50
    assert total(Query()) == 50
    first = find(Query()).hits[0]
    assert Entry.objects.with_keys([first.key]).get().card["example"]


def test_the_same_seed_makes_the_same_entries():
    def told() -> list[object]:
        list(make_entries(5, date(2026, 11, 25), seed=7))
        return list(
            Entry.objects.order_by("key").values_list("facts", "card", "tokens")
        )

    assert told() == told()


def test_a_rebuild_brings_the_real_ones_back():
    a_chess_club()
    list(make_entries(5, timezone.localdate()))
    list(rebuild.rebuild())
    assert total(Query()) == 1
    everything_matches()
