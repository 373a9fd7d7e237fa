"""Which of many things a short list shows, and what an overview of an area holds."""

from datetime import datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from search.find import total
from search.overview import BANDS, few_a_day, overview, soon, varied
from search.query import Query
from search.results import Group, Hit
from tests.factories.meeting_places import (
    MeetingPlaceFactory,
    OpeningPeriodFactory,
    OpeningSpanFactory,
)
from tests.search.stories import a_chess_club

MORNING = datetime(2026, 11, 25, 9, tzinfo=ZoneInfo("Europe/Helsinki"))


def hit(hours=0.0):
    return Hit(1, Group.FITS, next=MORNING + timedelta(hours=hours))


def card(name="Kerho", kind="club"):
    return SimpleNamespace(name=name, kind=kind)


def test_the_week_shows_though_today_is_full():
    today = [hit(hours) for hours in range(5)]
    tomorrow = [hit(24)]

    assert few_a_day([*today, *tomorrow]) == [*today[:3], *tomorrow]


def test_a_day_ends_at_midnight_of_the_city():
    # 21.30 and 22.30 UTC: three lie before midnight in Oulu, the last one after.
    late = [hit(hours) for hours in (14, 14.25, 14.5, 14.75, 15.5)]

    assert few_a_day(late) == [*late[:3], late[-1]]


def test_a_short_list_is_varied():
    cards = [
        card("Kävelyryhmä, Tuira", "open"),
        card("Kävelyryhmä, Toppila", "open"),
        card("Satutuokio", "open"),
        card("Neulekahvila", "open"),
        card("Sählykerho", "club"),
        card("Kirjastoauto", "mobile"),
    ]

    assert [each.name for each in varied(cards)] == [
        "Kävelyryhmä, Tuira",
        "Satutuokio",
        "Sählykerho",
        "Kirjastoauto",
    ]


def test_mobile_services_look_two_weeks_ahead():
    near, far = hit(13 * 24), hit(15 * 24)

    assert soon([near, far], MORNING) == [near]


def test_after_a_long_break_the_first_stops_are_told():
    after = [hit((30 + days) * 24) for days in range(5)]

    assert soon(after, MORNING) == after[:2]


def test_the_age_bands_leave_nobody_out():
    assert BANDS[0][0] == 0
    assert BANDS[-1][1] is None
    for (_, oldest), (youngest, _) in pairwise(BANDS):
        assert oldest is not None
        assert oldest + 1 == youngest


@pytest.mark.django_db
class TestAnArea:
    """A chess club in Tuira on Tuesdays from 16, for ages 7-9; it is a Wednesday morning."""

    @pytest.fixture(autouse=True)
    def club(self):
        return a_chess_club()

    def test_tells_what_happens_within_a_week(self):
        here = overview("tuira", MORNING)

        (shown,) = here.week.cards
        assert shown.name == "Shakkikerho"
        assert shown.hit.next == datetime(2026, 12, 1, 16, tzinfo=MORNING.tzinfo)
        assert overview("kello", MORNING).week.cards == []

    def test_tells_what_comes_first_when_nothing_happens_within_a_week(self):
        in_july = datetime(2026, 7, 15, 9, tzinfo=MORNING.tzinfo)

        week = overview("tuira", in_july).week

        assert week.is_later
        assert [card.name for card in week.cards] == ["Shakkikerho"]
        following = week.cards[0].hit.next
        assert following
        assert following.month >= 8
        assert not overview("tuira", MORNING).week.is_later

    def test_counts_groups_by_age_as_the_search_would(self):
        here = overview("tuira", MORNING)

        found = {band.label: (band.total, band.free) for band in here.bands}
        assert found["7–9 v"] == (1, 1)
        assert found["10–12 v"] == (0, 0)
        assert here.groups.total == total(Query(areas=("tuira",)), MORNING) == 1

    def test_names_who_organises(self):
        (organiser,) = overview("tuira", MORNING).organisers

        assert (organiser.name, organiser.count) == ("Oulun shakkiseura", 1)
        assert organiser.url == "/jarjestajat/shakkiseura/"

    def test_counts_the_areas_beside_it_too(self):
        counts = overview("kello", MORNING).counts

        assert counts.get("tuira") == 1
        assert counts.get("kello", 0) == 0

    def test_what_opens_today_comes_before_the_playground_that_never_closes(self):
        MeetingPlaceFactory(name_fi="Leikkipaikka", hours="always", postal_code="90500")
        room = MeetingPlaceFactory(name_fi="Tupa", hours="weekly", postal_code="90500")
        OpeningSpanFactory(period=OpeningPeriodFactory(place=room), weekday=3)
        room.save()

        places = overview("tuira", MORNING).places

        assert [card.name for card in places.cards] == ["Tupa", "Leikkipaikka"]
