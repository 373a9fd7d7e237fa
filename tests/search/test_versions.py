"""The catalogue's version: every edit raises it, nothing gives a number twice."""

import time

import pytest
from django.db import transaction

from search import versions
from search.engines.base import Standing
from search.models import CatalogueState, Version

pytestmark = pytest.mark.django_db


def raised() -> versions.Raised:
    with transaction.atomic():
        return versions.raise_version()


def test_before_the_first_edit_the_catalogue_stands_at_nothing():
    assert versions.standing() == Standing("", 0, 0)


def test_every_edit_stands_higher_than_the_one_before():
    numbers = [raised().version for _ in range(5)]
    assert numbers == sorted(set(numbers))
    assert versions.standing().version == numbers[-1]


def test_a_clock_that_runs_back_does_not_lower_the_version(monkeypatch):
    first = raised().version
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    assert raised().version == first + 1


def test_an_edit_that_is_rolled_back_leaves_no_version():
    before = raised().version
    with transaction.atomic():
        versions.raise_version()
        transaction.set_rollback(True)
    assert versions.standing().version == before
    assert Version.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_version_is_raised_inside_the_transaction_of_the_edit_only():
    with pytest.raises(transaction.TransactionManagementError):
        versions.raise_version()


def test_while_a_generation_is_built_an_edit_writes_both():
    assert raised().generations == (1,)
    CatalogueState.objects.update(building=2)
    assert raised().generations == (1, 2)


def test_a_restored_backup_does_not_continue_what_was_read_after_it():
    backup = raised().version
    lost = raised().version
    CatalogueState.objects.update(version=backup)
    Version.objects.filter(number=lost).delete()
    again = raised().version
    assert again > lost
    assert not versions.continues(lost)
    assert versions.continues(backup)
    assert versions.continues(again)


def test_the_log_remembers_the_last_versions(monkeypatch):
    monkeypatch.setattr(versions, "REMEMBERED", 3)
    numbers = [raised().version for _ in range(5)]
    assert versions.forget_old_versions() == 2
    assert set(Version.objects.values_list("number", flat=True)) == set(numbers[2:])
    assert versions.forget_old_versions() == 0


def test_raising_costs_two_queries_and_reading_one(django_assert_num_queries):
    raised()
    with transaction.atomic(), django_assert_num_queries(2):
        versions.raise_version()
    with django_assert_num_queries(1):
        versions.standing()


def test_a_request_asks_once_and_the_next_one_sees_the_newest_edit(
    django_assert_num_queries,
):
    with versions.asked_once(), django_assert_num_queries(1):
        before = versions.standing()
        assert versions.standing() == before
    after = raised().version
    with versions.asked_once():
        assert versions.standing().version == after


def test_who_edits_sees_the_edit_in_the_same_request():
    with versions.asked_once():
        versions.standing()
        assert raised().version == versions.standing().version
