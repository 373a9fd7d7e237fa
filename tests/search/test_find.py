"""An edit is in the next answer, and a draft is in none."""

from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import Mock

import pytest
from django.db import transaction

from activities.models import Activity, ActivityMoment, Slot, SlotChange
from home.areas.models import Area
from home.attributes import Running
from search import versions
from search.entries import storing, writing
from search.entries.writing import together
from search.find import find, keys, total
from search.models import Entry, Source, Waiting
from search.query import Day, Query
from tests.factories.activities import ClubFactory
from tests.factories.meeting_places import MeetingPlaceFactory
from tests.search.stories import (
    KELLO,
    TUIRA,
    a_chess_club,
    a_slot,
    an_organiser,
    autumn_break,
    everything_matches,
)

pytestmark = pytest.mark.django_db

# A Tuesday of the season, in the morning.
NOW = datetime(2026, 9, 8, 6, tzinfo=UTC)


def found(**asked):
    """The names of what fits, in order."""
    hits = find(Query(**asked), NOW).hits
    entries = Entry.objects.with_keys(hit.key for hit in hits if hit.group == "fits")
    return sorted(entry.facts["name"] for entry in entries)


@pytest.fixture
def chess():
    return a_chess_club()


def draft_of(club, **told):
    for field, value in told.items():
        setattr(club, field, value)
    return club.save_revision()


def test_nothing_is_found_before_anything_is_published(caplog):
    assert total(Query(), NOW) == 0
    assert "manage.py rebuild_entries" in caplog.text


def test_what_is_published_is_found_at_once(chess):
    assert found(areas=("tuira",)) == ["Shakkikerho"]
    assert found(q="shakki") == ["Shakkikerho"]
    assert keys(Query(), NOW) == [Source.ACTIVITY.key(chess.pk)]


def test_a_draft_of_a_live_club_changes_nothing(chess):
    before = versions.standing()
    draft_of(chess, name_fi="Salainen kerho")
    assert versions.standing() == before
    assert found(q="salainen") == []


def test_a_club_that_is_still_a_draft_is_not_found_and_not_an_edit(chess):
    before = versions.standing()
    draft = ClubFactory(name_fi="Luonnos", live=False, place=chess.place)
    a_slot(draft)
    draft_of(draft, name_fi="Salainen kerho")
    assert versions.standing() == before
    assert found() == ["Shakkikerho"]


def test_a_published_draft_replaces_what_was_found(chess):
    chess.slots.add(a_slot(chess, weekday=4))
    draft_of(chess, name_fi="Shakkikoulu").publish()
    assert found() == ["Shakkikoulu"]
    everything_matches()


def test_what_is_taken_down_is_not_found(chess):
    chess.unpublish()
    assert found() == []


def test_what_is_deleted_is_not_found(chess):
    chess.delete()
    assert found() == []
    assert total(Query(), NOW) == 0


def test_a_club_moves_with_its_place(chess):
    for field, value in KELLO.items():
        setattr(chess.place, field, value)
    chess.place.save()
    assert found(areas=("tuira",)) == []
    assert found(areas=("kello",)) == ["Shakkikerho"]


def test_a_cancelled_date_is_not_found_on_that_day(chess):
    day = NOW.date()
    assert found(date=day) == ["Shakkikerho"]
    [slot] = chess.slots.all()
    change = SlotChange.objects.create(
        activity=chess, slot_uuid=slot.uuid, date=day, kind="cancelled"
    )
    assert found(date=day) == []
    assert found(date=day + timedelta(weeks=1)) == ["Shakkikerho"]
    change.delete()
    assert found(date=day) == ["Shakkikerho"]


def test_a_paused_club_is_found_on_no_day(chess):
    moment = ActivityMoment.objects.create(activity=chess, running=Running.PAUSED)
    assert found(date=NOW.date()) == []
    assert found(q="shakki") == ["Shakkikerho"]
    moment.running = Running.RUNNING
    moment.save()
    assert found(date=NOW.date()) == ["Shakkikerho"]


def test_a_new_holiday_takes_its_sessions_away(chess):
    day = date(2026, 10, 20)
    assert found(date=day) == ["Shakkikerho"]
    holiday = autumn_break(chess)
    assert found(date=day) == []
    holiday.delete()
    assert found(date=day) == ["Shakkikerho"]


def test_a_longer_season_brings_more_days(chess):
    day = date(2026, 12, 15)
    assert found(date=day) == []
    chess.season.ends = date(2026, 12, 18)
    chess.season.save()
    assert found(date=day) == ["Shakkikerho"]


def test_a_theme_is_found_by_its_new_name_and_its_new_parent(chess):
    games = chess.theme.parent
    games.name_fi = "Vempaimet"
    games.save()
    assert found(q="vempaimet") == ["Shakkikerho"]
    games.name_fi = "Lautapelit"
    games.save()
    assert found(q="vempaimet") == []
    chess.theme.parent = None
    chess.theme.save()
    assert found(themes=("pelit",)) == []


def test_an_organiser_is_found_by_its_new_name(chess):
    organiser = an_organiser()
    organiser.name_fi, organiser.slug = "Pohjolan ratsut", "ratsut"
    organiser.save()
    assert found(q="ratsut", organisers=("ratsut",)) == ["Shakkikerho"]
    assert found(organisers=("shakkiseura",)) == []


def test_a_co_organiser_is_told_of_from_either_end(chess):
    parish = an_organiser("seurakunta", name_fi="Seurakunta")
    parish.activities_with_others.add(chess)
    assert found(organisers=("seurakunta",)) == ["Shakkikerho"]
    parish.activities_with_others.clear()
    chess.save()
    assert found(organisers=("seurakunta",)) == []


def test_an_area_is_found_by_its_new_name_and_moves_with_what_is_in_it(chess):
    tuira = Area.objects.get(code="tuira")
    tuira.name_sv, tuira.aliases = "Tuira stad", "Koskikeskus"
    tuira.save()
    assert found(q="koskikeskus") == ["Shakkikerho"]
    cluster = Area.objects.get(code="pk-tuira")
    cluster.parent = Area.objects.get(code="pohjoinen")
    cluster.save()
    assert found(areas=("pohjoinen",)) == ["Shakkikerho"]
    assert found(areas=("keskinen",)) == []
    everything_matches()


def test_an_edit_that_is_rolled_back_leaves_nothing(chess):
    before = versions.standing()
    with transaction.atomic():
        chess.name_fi = "Peruttu"
        chess.save()
        assert found() == ["Peruttu"]
        transaction.set_rollback(True)
    assert versions.standing() == before
    assert found() == ["Shakkikerho"]


def test_an_expired_club_is_not_found_even_if_nobody_has_taken_it_down(chess):
    chess.expire_at = NOW + timedelta(hours=1)
    chess.save()
    assert found() == ["Shakkikerho"]
    assert total(Query(), NOW + timedelta(hours=2)) == 0


def test_a_listed_place_and_a_club_in_it_are_two_entries(chess):
    chess.place.listed = True
    chess.place.save()
    MeetingPlaceFactory(name_fi="Naapuri", live=False, **TUIRA)
    assert found(areas=("tuira",)) == ["Shakkikerho", "Tuiran koulu"]


def test_what_is_saved_together_is_one_edit(chess):
    with transaction.atomic(), together():
        for number in range(3):
            ClubFactory(name_fi=f"Kerho {number}", place=chess.place)
        before = versions.standing()
        assert found() == ["Shakkikerho"]
    assert len(found()) == 4
    assert (
        Entry.objects.filter(version__gt=before.version)
        .values("version")
        .distinct()
        .count()
        == 1
    )


def test_a_club_is_written_once_with_all_its_times(chess, monkeypatch):
    put = Mock(wraps=storing.put)
    monkeypatch.setattr(writing, "put", put)
    chess.slots = [
        Slot(weekday=weekday, starts=time(16), ends=time(17)) for weekday in (1, 3, 4)
    ]
    chess.save()
    assert put.call_count == 1
    assert found(days=(Day.TH,)) == ["Shakkikerho"]
    assert found(days=(Day.TU,)) == []


def test_a_club_is_taken_away_once_with_all_its_times(chess, monkeypatch):
    a_slot(chess, weekday=4)
    a_slot(chess, weekday=5)
    raise_version = Mock(wraps=versions.raise_version)
    monkeypatch.setattr(versions, "raise_version", raise_version)
    chess.delete()
    assert raise_version.call_count == 1
    assert found() == []


def test_a_large_edit_is_left_to_the_next_tick(chess, monkeypatch):
    from django.core.management import call_command

    monkeypatch.setattr("search.entries.writing.ROWS_AT_ONCE", 1)
    ClubFactory(place=chess.place)
    before = versions.standing()
    chess.place.name_fi = "Koskelan koulu"
    chess.place.save()
    assert Waiting.objects.count() == 2
    assert versions.standing() != before
    assert found(q="koskelan") == []
    call_command("tick")
    assert len(found(q="koskelan")) == 2
    assert not Waiting.objects.exists()


def test_saving_a_club_costs_a_fixed_number_of_queries(
    chess, django_assert_num_queries
):
    for weekday in (1, 3, 4, 5):
        a_slot(chess, weekday=weekday, place=MeetingPlaceFactory(**TUIRA))
    chess = Activity.objects.get(pk=chess.pk)
    # Its own with its address and region, then: whom it concerns, version, trees, facts,
    # what was made of its texts before, entry.
    with django_assert_num_queries(37):
        chess.save()


def test_an_answer_costs_one_query(chess, django_assert_num_queries):
    found()
    with django_assert_num_queries(1):
        find(Query(areas=("tuira",)), NOW)
