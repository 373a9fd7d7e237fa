"""The areas in memory."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from home.areas.models import Area
from home.areas.tree import tree
from tests.factories.areas import AreaFactory, SmallOulu, small_oulu

pytestmark = pytest.mark.django_db


@pytest.fixture
def oulu() -> SmallOulu:
    return small_oulu()


def test_a_lineage_runs_up_to_the_city(oulu):
    assert tree().lineage("toppila") == ("toppila", "pk-tuira", "keskinen", "oulu")


def test_below_counts_the_area_itself(oulu):
    assert tree().below("keskinen") == {"keskinen", "pk-tuira", "tuira", "toppila"}


def test_an_unknown_code_has_no_relatives(oulu):
    assert (tree().lineage("narnia"), tree().below("narnia")) == ((), frozenset())


@pytest.mark.parametrize(
    ("language", "name", "foreign"),
    [
        ("fi", "Pohjoinen alue", False),
        ("sv", "Norra området", False),
        ("en", "Northern region", False),
    ],
)
def test_names_follow_the_language_of_the_reader(oulu, language, name, foreign):
    with override(language):
        found = tree().name("pohjoinen")
        assert (found, found.is_foreign) == (name, foreign)


def test_a_name_missing_in_a_language_is_marked_finnish(oulu):
    with override("sv"):
        assert (tree().name("kello").language, tree().name("kello").is_foreign) == (
            "fi",
            True,
        )


def test_reading_the_tree_again_costs_no_query(oulu, django_assert_num_queries):
    tree()
    with django_assert_num_queries(0):
        tree().lineage("kello")


def test_a_saved_area_is_in_the_tree_at_once(oulu):
    tree()
    AreaFactory(code="herukka", parent=oulu.pk_kello)
    assert "herukka" in tree().below("pohjoinen")


def test_a_deleted_area_leaves_the_tree(oulu):
    tree()
    oulu.toppila.delete()
    assert "toppila" not in tree()


@pytest.fixture
def another_process_has_renamed_kello(oulu):
    tree()
    # update() sends no signal, so that this process has heard of nothing.
    Area.objects.filter(code="kello").update(
        name_fi="Kellonkylä", updated_at=timezone.now() + timedelta(seconds=1)
    )


def test_another_process_is_believed_for_a_minute_at_most(
    another_process_has_renamed_kello, monkeypatch
):
    now = time.monotonic()
    assert tree().name("kello") == "Kello"
    monkeypatch.setattr(time, "monotonic", lambda: now + 61)
    assert tree().name("kello") == "Kellonkylä"


def test_whoever_knows_of_an_edit_looks_at_once(another_process_has_renamed_kello):
    assert tree.refresh().name("kello") == "Kellonkylä"
