"""Which of many things a short list shows."""

from datetime import datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from home.pages.templatetags.regions import (
    age_bands,
    few_a_day,
    varied,
    with_hours_first,
    within,
)

MORNING = datetime(2026, 11, 25, 9, tzinfo=ZoneInfo("Europe/Helsinki"))


def card(name="Kerho", kind="club", hours=0, always_open=False):
    return SimpleNamespace(
        name=name,
        kind=kind,
        hit=SimpleNamespace(next=MORNING + timedelta(hours=hours)),
        facts=SimpleNamespace(always_open=always_open),
    )


def names(cards):
    return [each.name for each in cards]


def test_the_week_shows_though_today_is_full():
    today = [card(f"Tänään {hour}", hours=hour) for hour in range(5)]
    tomorrow = [card("Huomenna", hours=24)]

    shown = few_a_day([*today, *tomorrow], 3, 9)

    assert names(shown) == ["Tänään 0", "Tänään 1", "Tänään 2", "Huomenna"]


def test_a_day_ends_at_midnight_of_the_city():
    # 21.30 and 22.30 UTC: one lies before midnight in Oulu, the other after.
    late = [card(hours=14.5), card(hours=15.5)]

    assert len(few_a_day(late, 1, 9)) == 2


def test_a_short_list_is_varied():
    cards = [
        card("Kävelyryhmä, Tuira", "open"),
        card("Kävelyryhmä, Toppila", "open"),
        card("Satutuokio", "open"),
        card("Neulekahvila", "open"),
        card("Sählykerho", "club"),
        card("Kirjastoauto", "mobile"),
    ]

    assert names(varied(cards, 4)) == [
        "Kävelyryhmä, Tuira",
        "Satutuokio",
        "Sählykerho",
        "Kirjastoauto",
    ]


def test_a_library_comes_before_the_playgrounds():
    cards = [card("Leikkipaikka", always_open=True), card("Kirjasto", hours=3)]

    assert names(with_hours_first(cards, 2)) == ["Kirjasto", "Leikkipaikka"]


@pytest.mark.parametrize(("days", "shown"), [(13, True), (15, False)])
def test_mobile_services_look_two_weeks_ahead(days, shown):
    visit = card()
    visit.hit.next = timezone.now() + timedelta(days=days)

    assert bool(within([visit], 14)) is shown


def test_the_age_bands_leave_nobody_out():
    values = [band.value for band in age_bands()]

    assert values[0].startswith("0-")
    assert values[-1] == "65-"
    for younger, older in pairwise(values):
        assert int(younger.split("-")[1]) + 1 == int(older.split("-")[0])
