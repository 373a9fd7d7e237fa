"""`manage.py make_catalogue` fills the demo city, and says what to do where it cannot."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from search.models import Entry
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", ["0", "-1", "1000001", "many"])
def test_an_impossible_number_is_refused_in_words(number):
    with pytest.raises(CommandError, match="a number from 1 to 1,000,000"):
        call_command("make_catalogue", number)


def test_without_a_demo_city_it_tells_how_to_make_one():
    with pytest.raises(CommandError, match=r"manage\.py demo --no-serve"):
        call_command("make_catalogue", "5")


def test_the_index_alone_can_be_filled(capsys):
    OrganisationFactory(is_example=True)
    call_command("make_catalogue", "7", "--entries-only")
    assert Entry.objects.count() == 7
    assert "rebuild_entries" in capsys.readouterr().out


def test_too_many_clubs_point_to_the_index(capsys):
    OrganisationFactory(is_example=True)
    with pytest.raises(CommandError, match="--entries-only"):
        call_command("make_catalogue", "100001")
