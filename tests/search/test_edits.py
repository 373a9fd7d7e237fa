"""Every way of editing that Wagtail knows is in the next answer, and only what was published."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from activities.models import Activity, Slot
from home.areas.models import Area
from home.calendars.models import SchoolYearCalendar
from meeting_places.models import OpeningSpan, StopTime
from search import versions
from search.entries.writing import write
from search.models import Source
from tests.factories.accounts import UserFactory
from tests.factories.activities import ClubFactory, DatedSessionFactory
from tests.factories.calendars import HolidayFactory
from tests.factories.meeting_places import (
    AnnouncedOpeningFactory,
    BreakPeriodFactory,
    OpeningSpanFactory,
    StopTimeFactory,
)
from tests.factories.themes import ThemeFactory
from tests.search.stories import (
    a_chess_club,
    a_slot,
    an_organiser,
    everything_matches,
    tuiran_koulu,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client):
    """The JSON answer: `ask("day=tu")`."""
    return lambda query="", path="/api/v1/search/": client.get(f"{path}?{query}").json()


@pytest.fixture
def found(ask):
    """The names in the answer: `found("day=tu")`."""
    return lambda query="": [result["name"] for result in ask(query)["results"]]


@pytest.fixture
def chess():
    return a_chess_club(season=None)


@pytest.fixture
def later(monkeypatch):
    """Lets time pass: `later(hours=2)`."""
    now = timezone.now

    def pass_by(**much: float) -> None:
        monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(**much))

    return pass_by


def label(answer: dict[str, Any], parameter: str, value: str) -> str:
    options = answer["facets"][parameter]
    labels: dict[str, str] = {each["value"]: each["label"] for each in options}
    return labels[value]


# ---- Publishing


def test_a_scheduled_club_comes_and_an_expired_one_goes(chess, found, later):
    draft = ClubFactory(name_fi="Ensi viikon kerho", live=False, place=chess.place)
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.expire_at = timezone.now() + timedelta(hours=3)
    draft.save_revision().publish()
    call_command("tick")
    assert found() == ["Shakkikerho"]
    later(hours=2)
    call_command("tick")
    assert sorted(found()) == ["Ensi viikon kerho", "Shakkikerho"]
    later(hours=4)
    # It is gone at that minute, before anything has taken it down.
    assert found() == ["Shakkikerho"]
    call_command("tick")
    assert found() == ["Shakkikerho"]
    assert not Activity.objects.get(pk=draft.pk).live


def test_an_older_revision_comes_back_with_its_times(chess, found):
    first = chess.save_revision()
    first.publish()
    club = Activity.objects.get(pk=chess.pk)
    club.name_fi = "Ratsut"
    club.slots.set([Slot(weekday=4, starts=time(16), ends=time(17))])
    club.save_revision().publish()
    assert found("day=th") == ["Ratsut"]
    assert found("day=tu") == []
    first.publish()
    assert found("day=tu") == ["Shakkikerho"]
    assert found("day=th") == []
    everything_matches()


def test_what_a_workflow_approves_is_found_and_not_before(chess, found):
    workflow = Workflow.objects.create(name="Moderation")
    task = GroupApprovalTask.objects.create(name="Look at it")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    moderator = UserFactory(is_superuser=True)
    chess.name_fi = "Tarkastettu kerho"
    chess.save_revision()
    state = workflow.start(chess, moderator)
    assert found() == ["Shakkikerho"]
    state.current_task_state.approve(user=moderator)
    assert found() == ["Tarkastettu kerho"]


def test_what_is_deleted_many_at_a_time_is_gone(client, chess, found):
    others = [ClubFactory(name_fi=f"Kerho {n}", place=chess.place) for n in range(3)]
    client.force_login(UserFactory(is_superuser=True))
    address = reverse("wagtail_bulk_action", args=["activities", "activity", "delete"])
    chosen = "&".join(f"id={club.pk}" for club in others)
    assert len(found()) == 4
    assert client.post(f"{address}?{chosen}").status_code == 302
    assert found() == ["Shakkikerho"]


def test_a_translation_is_found_and_shown_in_its_language(chess, ask):
    chess.name_sv = "Schackklubben"
    chess.save_revision().publish()
    [result] = ask("q=schackklubben", "/sv/api/v1/search/")["results"]
    assert result["name"] == "Schackklubben"
    assert result["url"].startswith("/sv/klubbar/")
    assert ask("q=schackklubben")["results"][0]["name"] == "Shakkikerho"


def test_an_update_past_the_signals_is_told_of_by_hand(chess, found):
    Activity.objects.filter(pk=chess.pk).update(name_fi="Ratsut")
    assert found() == ["Shakkikerho"]
    write(Source.ACTIVITY, [chess.pk])
    assert found() == ["Ratsut"]
    Activity.objects.filter(pk=chess.pk).update(name_fi="Sotilaat")
    call_command("rebuild_entries", verbosity=0)
    assert found() == ["Sotilaat"]


# ---- Deleting what others are linked to


def test_without_a_co_organiser_a_theme_and_an_area_they_are_not_told_of(chess, ask):
    parish = an_organiser("seurakunta", name_fi="Seurakunta")
    fun, kello = ThemeFactory(code="ilo", name_fi="Ilo"), Area.objects.get(code="kello")
    chess.co_organisers.add(parish)
    chess.more_themes.add(fun)
    chess.served_areas.add(kello)
    chess.save()
    asked = ("organiser=seurakunta", "theme=ilo", "q=seurakunta", "area=pk-kello")
    assert [ask(query)["total"] for query in asked] == [1, 1, 1, 1]
    for linked in (parish, fun, kello):
        linked.delete()
        everything_matches()
    [result] = ask()["results"]
    assert (result["served_areas"], "ilo" in result["themes"]) == ([], False)


def test_a_stop_stays_when_the_place_it_stands_at_is_deleted(ask):
    school = tuiran_koulu(listed=True)
    StopTimeFactory(stop__name_fi="Koulu", stop__place=school)
    assert ask("kind=mobile&area=tuira")["total"] == 1
    school.delete()
    assert ask("kind=mobile&area=tuira")["total"] == 0
    assert ask("kind=mobile")["total"] == 1
    everything_matches()


def test_a_club_goes_with_its_last_day_and_comes_back_with_a_new_one(chess, found):
    [slot] = chess.slots.all()
    for days, names in ((-1, []), (0, ["Shakkikerho"]), (7, ["Shakkikerho"])):
        slot.last_date = timezone.localdate() + timedelta(days=days)
        slot.save()
        assert found() == names


def test_a_course_is_gone_on_the_day_after_its_last_date(found, later):
    course = ClubFactory(name_fi="Pelipaja", kind="course", enrol_mode="email")
    DatedSessionFactory(activity=course, date=timezone.localdate())
    assert found("enrol=open") == ["Pelipaja"]
    later(days=1)
    assert found("kind=course") == []


# ---- Times


def test_a_weekly_time_comes_moves_and_goes(chess, found):
    slot = a_slot(chess, weekday=6)
    assert found("day=sa") == ["Shakkikerho"]
    slot.weekday = 7
    slot.save()
    assert (found("day=sa"), found("day=su")) == ([], ["Shakkikerho"])
    slot.delete()
    assert found("day=su") == []


def test_a_school_year_of_another_length_ends_the_season_no_earlier():
    """The calendar's own dates are those of its holidays: the entries follow either."""
    chess = a_chess_club()
    before = versions.standing()
    assert chess.season
    HolidayFactory(calendar=chess.season.calendar)
    assert versions.standing().version > before.version
    calendar = SchoolYearCalendar.objects.get()
    calendar.ends = date(2027, 5, 31)
    calendar.save()
    everything_matches()


def test_opening_hours_announcements_and_breaks_are_followed(found):
    span = OpeningSpanFactory(weekday=1, period__place__name_fi="Tupa")
    place = span.period.place
    assert found("day=mo") == ["Tupa"]
    OpeningSpan.objects.get(pk=span.pk).delete()
    assert found("day=mo") == []
    tomorrow = timezone.localdate() + timedelta(days=1)
    AnnouncedOpeningFactory(place=place, date=tomorrow)
    assert found("date=tomorrow") == ["Tupa"]
    OpeningSpanFactory(period=span.period, weekday=tomorrow.isoweekday())
    in_a_week = tomorrow + timedelta(weeks=1)
    assert found(f"date={in_a_week}") == ["Tupa"]
    BreakPeriodFactory(place=place, starts=in_a_week, ends=in_a_week)
    assert found(f"date={in_a_week}") == []
    everything_matches()


def test_a_stop_follows_its_times_and_its_service(found):
    visit = StopTimeFactory(stop__name_fi="Koulu", weekday=1)
    service = visit.stop.service
    name = f"{service.name}: Koulu"
    assert found("kind=mobile&day=mo") == [name]
    StopTime.objects.get(pk=visit.pk).delete()
    assert found("kind=mobile&day=mo") == []
    service.name_fi = "Kirjastoauto Kuutti"
    service.save_revision().publish()
    assert found("q=kuutti") == ["Kirjastoauto Kuutti: Koulu"]


# ---- Names


def test_names_on_cards_and_filters_are_the_new_ones(chess, ask):
    organiser, theme = an_organiser(), chess.theme
    assert label(ask(), "organiser", "shakkiseura") == "Oulun shakkiseura"
    organiser.name_fi = "Pohjolan ratsut"
    organiser.save()
    theme.name_fi = "Šakki"
    theme.save()
    answer = ask("organiser=shakkiseura&theme=shakki")
    assert label(answer, "organiser", "shakkiseura") == "Pohjolan ratsut"
    assert label(answer, "theme", "shakki") == "Šakki"
    assert [chip["label"] for chip in answer["chips"]] == ["Šakki", "Pohjolan ratsut"]


def test_a_new_address_of_an_organiser_can_be_asked_for_at_once(chess, ask):
    organiser = an_organiser()
    assert ask("organiser=ratsut")["ignored"][0]["parameter"] == "organiser"
    organiser.slug = "ratsut"
    organiser.save()
    answer = ask("organiser=ratsut")
    assert (answer["total"], answer["ignored"]) == (1, [])


def test_a_place_is_near_its_new_address_at_once(chess, ask):
    place = chess.place
    place.street_address = "Koskitie 27"
    place.save()
    [result] = ask("near=Koskitie+27&km=1")["results"]
    assert (result["name"], result["distance_m"]) == ("Shakkikerho", 0)
    place.latitude, place.longitude = 65.115, 25.215
    place.save()
    [result] = ask("near=Koskitie+27&km=1")["results"]
    assert "kello" in result["areas"]
