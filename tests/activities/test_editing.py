"""The editor's form: every mistake is told beside its field, and nothing typed is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.admin.panels import get_edit_handler
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from activities.models import Activity, SlotChange
from tests.factories.activities import SlotFactory, autumn_with_a_break, weekly_club
from tests.factories.meeting_places import MeetingPlaceFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.themes import ThemeFactory

pytestmark = pytest.mark.django_db

EASY = ["friend", "beginner"]
SPACE = "p4402"
TUESDAY = {
    "weekday": "2",
    "starts": "14:15",
    "ends": "15:15",
    "interval": "1",
    "skip_holidays": "on",
}


@pytest.fixture
def facts() -> dict[str, Any]:
    """What an editor types for an ordinary club."""
    return {
        "name_fi": "Sählykerho",
        "kind": "club",
        "theme": str(ThemeFactory(code="palloilu").pk),
        "organisation": str(OrganisationFactory().pk),
        "season": str(autumn_with_a_break().pk),
        "audience_mode": "ages",
        "min_age": "7",
        "max_age": "12",
        "level": "all",
        "gender_group": "mixed",
        "environment": "in",
        "price_type": "free",
        "price": "0",
        "enrol_mode": "none",
        "transport": "none",
        "slots": [TUESDAY],
        "dated_sessions": [],
    }


def form_of(facts: dict[str, Any]) -> Any:
    """The form as the admin makes it, filled with what was typed."""
    typed = {
        name: inline_formset(value) if name in ("slots", "dated_sessions") else value
        for name, value in facts.items()
    }
    data = QueryDict(mutable=True)
    for name, value in nested_form_data(typed).items():
        data[name] = value
    data.setlist("low_threshold", EASY)
    data.setlist("keywords", [SPACE])
    form_class = get_edit_handler(Activity).get_form_class()
    return form_class(data, instance=Activity())


def test_an_ordinary_club_is_right(facts):
    form = form_of(facts)
    assert form.is_valid(), form.errors
    club = form.save()
    assert club.low_threshold == ["beginner", "friend"]
    assert club.slots.get().weekday == 2


def test_a_weekly_time_may_have_an_instructor_and_places_of_its_own(facts):
    facts["slots"] = [TUESDAY | {"instructor": "coach", "capacity": "12"}]
    form = form_of(facts)
    assert form.is_valid(), form.errors
    slot = form.save().slots.get()
    assert (slot.instructor, slot.capacity) == ("coach", 12)


def test_keywords_are_ticked_by_their_labels(facts):
    form = form_of(facts)
    assert (SPACE, "avaruus") in form.fields["keywords"].choices
    assert form.is_valid(), form.errors
    assert form.save().keywords == [SPACE]


@pytest.mark.parametrize(
    ("mode", "kept"),
    [
        ("grades", {"min_grade": 1, "max_grade": 2}),
        ("ages", {"min_age": 7, "max_age": 9}),
        ("all_ages", {}),
        ("unknown", {}),
    ],
)
def test_what_the_choice_for_whom_does_not_mean_is_emptied(facts, mode, kept):
    typed = {"min_age": "7", "max_age": "9", "min_grade": "1", "max_grade": "2"}
    form = form_of(facts | typed | {"audience_mode": mode})
    assert form.is_valid(), form.errors
    club = form.save()
    club.refresh_from_db()
    assert {name: getattr(club, name) for name in typed} == {
        name: kept.get(name) for name in typed
    }


def test_ages_that_contradict_each_other_do_not_matter_to_a_club_by_grades(facts):
    typed = {"min_age": "12", "max_age": "7", "min_grade": "1", "max_grade": "2"}
    form = form_of(facts | typed | {"audience_mode": "grades"})
    assert form.is_valid(), form.errors
    assert form.instance.min_age is form.instance.max_age is None


@pytest.mark.parametrize(
    ("wrong", "field", "told"),
    [
        ({"name_fi": ""}, "name_fi", "Kirjoita nimi"),
        ({"audience_mode": ""}, "audience_mode", "pakollinen"),
        ({"max_age": "6"}, "max_age", "Ylin ikä on alempi kuin alin."),
        ({"price": "-1"}, "price", "Hinta ei voi olla alle 0 €."),
        ({"price": "12"}, "price", "hinnan on oltava 0"),
        ({"price_type": "season"}, "price", "Kirjoita hinta"),
        (
            {"enrol_mode": "form_url", "enrol_url": "javascript:alert(1)"},
            "enrol_url",
            "https://",
        ),
        ({"enrol_url": "www.esimerkki.example"}, "enrol_url", "https://"),
        ({"enrol_mode": "form_url"}, "enrol_url", "ilmoittautumissivun osoite"),
        (
            {"enrol_opens": "2026-11-02 09:00", "enrol_closes": "2026-11-01 09:00"},
            "enrol_closes",
            "päättyy ennen kuin se avautuu",
        ),
        ({"capacity_min": "9", "capacity_max": "8"}, "capacity_max", "vähemmän"),
        ({"own_school_first": "on"}, "school", "jonka oppilaat"),
        ({"contact_public": "on"}, "contact_email", "sähköposti tai puhelinnumero"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_mistake_is_told_beside_its_field_and_what_was_typed_stays(
    facts, wrong, field, told
):
    form = form_of(facts | wrong)
    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert told in str(form.errors[field])
    assert form["name_fi"].value() == (facts | wrong)["name_fi"]


@pytest.mark.parametrize(
    ("wrong", "field", "told"),
    [
        ({"ends": "14:00"}, "ends", "päättyy ennen kuin alkaa"),
        (
            {"first_date": "2026-10-01", "last_date": "2026-09-01"},
            "last_date",
            "ennen ensimmäistä",
        ),
        ({"first_date": "2026-08-01"}, "first_date", "kauden ulkopuolella"),
        ({"last_date": "2027-01-31"}, "last_date", "31.8.2026–13.12.2026"),
    ],
)
def test_a_wrong_weekly_time_is_told_in_its_row(facts, wrong, field, told):
    form = form_of(facts | {"slots": [TUESDAY | wrong]})
    assert not form.is_valid()
    (row,) = form.formsets["slots"].forms
    assert list(row.errors) == [field]
    assert told in str(row.errors[field])
    assert row["starts"].value() == "14:15"


def test_every_other_week_without_a_season_needs_its_first_date(facts):
    form = form_of(facts | {"season": "", "slots": [TUESDAY | {"interval": "2"}]})
    assert not form.is_valid()
    (row,) = form.formsets["slots"].forms
    assert list(row.errors) == ["first_date"]


@pytest.mark.parametrize(
    ("second", "right"),
    [
        ({"starts": "15:00", "ends": "16:00"}, False),
        ({"starts": "15:15", "ends": "16:00"}, True),
        ({"weekday": "3"}, True),
        ({"group_name": "B"}, True),
    ],
    ids=["a quarter in common", "one after the other", "another day", "another group"],
)
def test_two_times_of_one_group_may_not_overlap(facts, second, right):
    form = form_of(facts | {"slots": [TUESDAY, TUESDAY | second]})
    assert form.is_valid() is right
    if not right:
        assert "samaan aikaan" in str(form.formsets["slots"].forms[1].errors["starts"])


def test_a_dated_session_may_not_end_before_it_starts(facts):
    session = {"date": "2026-11-28", "starts": "13:00", "ends": "10:00"}
    form = form_of(facts | {"dated_sessions": [session]})
    assert not form.is_valid()
    assert list(form.formsets["dated_sessions"].forms[0].errors) == ["ends"]


def test_a_draft_may_wait_for_its_facts(admin_client, facts):
    """Saving a draft asks for nothing that publishing needs."""
    address = reverse("wagtailsnippets_activities_activity:add")
    typed = facts | {
        "audience_mode": "",
        "slots": inline_formset([]),
        "dated_sessions": inline_formset([]),
    }
    admin_client.post(address, nested_form_data(typed))
    draft = Activity.objects.get(name_fi="Sählykerho")
    assert not draft.live
    refused = admin_client.post(
        address, nested_form_data(typed | {"name_fi": "Toinen", "action-publish": "1"})
    )
    assert refused.status_code == 200
    assert not Activity.objects.filter(name_fi="Toinen").exists()
    assert 'value="Toinen"' in refused.content.decode()


def test_a_change_finds_the_weekly_time_it_changes(admin_client):
    club = weekly_club()
    address = reverse("wagtailsnippets_activities_slotchange:add")
    cancelled = {"activity": club.pk, "date": "2026-12-08", "kind": "cancelled"}
    admin_client.post(address, cancelled)
    change = SlotChange.objects.get()
    assert change.slot_uuid == club.slots.get().uuid


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 12, 9), "ei kokoonnu"),
        (date(2026, 10, 20), "ei kokoonnu"),
    ],
    ids=["a Wednesday", "a Tuesday of the autumn break"],
)
def test_a_change_of_a_day_without_a_session_is_refused(admin_client, day, told):
    club = weekly_club()
    response = admin_client.post(
        reverse("wagtailsnippets_activities_slotchange:add"),
        {"activity": club.pk, "date": day.isoformat(), "kind": "cancelled"},
    )
    assert told in response.content.decode()
    assert not SlotChange.objects.exists()


@pytest.mark.parametrize(
    ("moved", "accepted"),
    [
        ({"new_starts": "14:45"}, True),
        ({"new_starts": "15:15"}, False),
        ({"new_ends": "14:15"}, False),
        ({"new_starts": "16:00", "new_ends": "17:00"}, True),
    ],
    ids=[
        "ends as planned",
        "starts when it was to end",
        "ends when it was to start",
        "both are new",
    ],
)
def test_half_a_new_time_goes_with_the_planned_one(admin_client, moved, accepted):
    change = {"activity": weekly_club().pk, "date": "2026-12-08", "kind": "moved_time"}
    if "new_starts" not in moved:
        change["new_date"] = "2026-12-09"
    answer = admin_client.post(
        reverse("wagtailsnippets_activities_slotchange:add"), change | moved
    )
    assert SlotChange.objects.exists() is accepted
    told = "päättyy ennen kuin alkaa" in answer.content.decode()
    assert told is not accepted


def test_a_day_with_two_sessions_asks_which_one(admin_client):
    club = weekly_club()
    SlotFactory(activity=club, weekday=2, starts="16:00", ends="17:00")
    address = reverse("wagtailsnippets_activities_slotchange:add")
    cancelled = {"activity": club.pk, "date": "2026-12-08", "kind": "cancelled"}
    asked = admin_client.post(address, cancelled)
    assert "kumpi" in asked.content.decode()
    admin_client.post(address, cancelled | {"planned_at": "16:00"})
    assert (
        SlotChange.objects.get().slot_uuid
        == club.slots.get(weekday=2, starts="16:00").uuid
    )


def test_a_library_is_no_school(facts):
    library = MeetingPlaceFactory(kind="library")
    form = form_of(facts | {"school": str(library.pk)})
    assert list(form.errors) == ["school"]
    assert "Valitse koulu" in str(form.errors["school"])


def test_themes_are_ticked_branch_by_branch_and_the_chosen_ones_are_open():
    sport = ThemeFactory(code="liikunta", name_fi="Liikunta", sort_order=1)
    fight = ThemeFactory(code="x", name_fi="Kamppailu", parent=sport, sort_order=2)
    judo = ThemeFactory(code="judo", name_fi="Judo", parent=fight, sort_order=3)
    ThemeFactory(code="musiikki", name_fi="Musiikki", sort_order=4)
    club = weekly_club()
    club.more_themes.set([judo])
    club.save()
    form = get_edit_handler(Activity).get_form_class()(instance=club)
    branches = form["more_themes"].field.widget.optgroups("more_themes", [str(judo.pk)])
    told = {
        name: ([tick["label"] for tick in ticks], is_open)
        for name, ticks, is_open in branches
    }
    assert told["Liikunta"] == (["Liikunta", "Kamppailu", "Judo"], True)
    assert told["Musiikki"] == (["Musiikki"], False)
    html = str(form["more_themes"])
    assert html.count("<details") == len(branches)
    assert html.count("<details open") == html.count("checked") == 1


@pytest.mark.parametrize("typed", ["2.12.2026 10.00", "2.12.2026 10:00"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_time_of_enrolment_is_typed_with_a_point_or_a_colon(facts, typed, language):
    with override(language):
        form = form_of(facts | {"enrol_opens": typed})
        assert form.is_valid(), form.errors
        opens = timezone.localtime(form.cleaned_data["enrol_opens"])
    assert f"{opens:%d.%m.%Y %H.%M}" == "02.12.2026 10.00"
