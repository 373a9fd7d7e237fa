"""`manage.py make_catalogue` fills the demo city, and says what to do where it cannot."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from aarrearkku.demo import storing
from activities.models import Activity
from search.models import Entry
from tests.demo.conftest import AUTUMN
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


def test_a_number_or_remove_is_needed():
    for words in ([], ["5", "--remove"]):
        with pytest.raises(CommandError, match="number of clubs to add"):
            call_command("make_catalogue", *words)


def test_clubs_can_be_added_twice_and_taken_away_again(make, monkeypatch):
    noon = timezone.make_aware(datetime.combine(AUTUMN, time(12)))
    monkeypatch.setattr(timezone, "now", lambda: noon)
    own = make(number=3)
    storing.store(own, 3, lambda done, of: None)

    call_command("make_catalogue", "4")
    call_command("make_catalogue", "2")
    assert Activity.objects.count() == 9
    assert len(set(Activity.objects.values_list("slug", flat=True))) == 9

    call_command("make_catalogue", "--remove")
    assert set(Activity.objects.all()) == {club.activity for club in own}


def test_a_city_whose_school_years_are_over_says_so(make, monkeypatch):
    late = timezone.make_aware(datetime.combine(AUTUMN.replace(year=2030), time(12)))
    monkeypatch.setattr(timezone, "now", lambda: late)
    with pytest.raises(CommandError, match="--reset"):
        call_command("make_catalogue", "4")
