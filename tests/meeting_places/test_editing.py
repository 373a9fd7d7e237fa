"""What an editor meets in the admin: errors beside the field, nothing typed lost."""

from datetime import date, time
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from meeting_places.models import (
    AnnouncedOpening,
    MeetingPlace,
    MobileService,
    StopChange,
)
from tests.factories.meeting_places import (
    AnnouncedOpeningFactory,
    MeetingPlaceFactory,
    OpeningSpanFactory,
    StopChangeFactory,
    StopFactory,
    StopTimeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser(
        "editor", "editor@example.org", "salasana"
    )
    client.force_login(user)
    return client


def url(model, action: str, *args) -> str:
    name = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:{action}"
    return reverse(name, args=args)


def a_place(**filled) -> dict[str, Any]:
    """The form of a valid place, with what the test fills in."""
    return {
        "name_fi": "Kellon yhteisötila",
        "kind": "residents_room",
        "hours": "weekly",
        "audience_mode": "all_ages",
        "listed": "on",
        "periods": inline_formset([]),
        "breaks": inline_formset([]),
        **{
            f"{text}_{code}": ""
            for text in (
                *("summary", "description", "hours_note", "entrance_note"),
                *("access_note", "nearest_stops"),
            )
            for code in ("fi", "sv", "en")
        },
        **{f.name: "unknown" for f in access_fields()},
        **filled,
    }


def access_fields():
    return [f for f in MeetingPlace._meta.fields if f.name.startswith("access_")][:9]


def period(*spans, **filled) -> dict[str, Any]:
    return {"spans": inline_formset(list(spans)), **filled}


def span(weekday: int, starts: str, ends: str, state: str = "open") -> dict[str, Any]:
    return {"weekday": weekday, "starts": starts, "ends": ends, "state": state}


def post(editor, model, data, **more):
    data = nested_form_data({**data, "action-publish": "1", **more})
    return editor.post(url(model, "add"), data)


def test_a_place_with_hours_is_published(editor):
    filled = a_place(
        periods=inline_formset(
            [period(span(1, "9.00", "14.00"), span(1, "17.00", "19.00"))]
        )
    )
    response = post(editor, MeetingPlace, filled)
    assert response.status_code == 302, response.context["form"].errors
    place = MeetingPlace.objects.listed().get()
    assert place.slug == "kellon-yhteisotila"
    spans = place.periods.get().spans.order_by("starts")
    assert [(s.starts, s.ends) for s in spans] == [
        (time(9), time(14)),
        (time(17), time(19)),
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([span(1, "9.00", "14.00"), span(1, "13.00", "16.00")], "päällekkäin"),
        ([span(1, "14.00", "9.00")], "Loppu ei ole alun jälkeen"),
        ([span(1, "", "14.00")], "Kirjoita kellonaika"),
        ([span(1, "9.00", "14.00"), span(1, "", "", "closed")], "suljetuksi"),
    ],
    ids=["overlapping", "backwards", "no start", "closed and open"],
)
def test_impossible_hours_are_refused_and_nothing_is_lost(editor, rows, said):
    filled = a_place(periods=inline_formset([period(*rows, name_fi="Talviajat")]))
    response = post(editor, MeetingPlace, filled)
    page = response.content.decode()
    assert said in page
    assert 'value="Talviajat"' in page
    assert not MeetingPlace.objects.exists()


def test_spans_that_touch_are_no_overlap(editor):
    rows = [span(1, "9.00", "14.00"), span(1, "14.00", "16.00", "self_service")]
    filled = a_place(periods=inline_formset([period(*rows)]))
    assert post(editor, MeetingPlace, filled).status_code == 302


@pytest.mark.parametrize(
    ("second", "accepted"),
    [
        ({"starts": "1.6.2026", "ends": "31.8.2026"}, False),
        ({"starts": "1.6.2026", "ends": "31.8.2026", "overrides": "on"}, True),
        ({"starts": "31.8.2026", "ends": "1.6.2026", "overrides": "on"}, False),
    ],
    ids=["twice the usual hours", "summer hours instead", "ends before it begins"],
)
def test_periods_side_by_side(editor, second, accepted):
    filled = a_place(
        periods=inline_formset(
            [
                period(span(1, "9.00", "14.00")),
                period(span(2, "9.00", "12.00"), **second),
            ]
        )
    )
    response = post(editor, MeetingPlace, filled)
    assert (response.status_code == 302) is accepted


def test_a_removed_row_overlaps_with_nothing(editor):
    rows = [
        span(1, "9.00", "14.00"),
        {**span(1, "13.00", "16.00"), "DELETE": "on"},
    ]
    filled = a_place(periods=inline_formset([period(*rows)]))
    assert post(editor, MeetingPlace, filled).status_code == 302


def test_a_draft_of_a_live_place_leaves_the_public_hours(editor):
    place = OpeningSpanFactory().period.place
    data = nested_form_data(a_place(name_fi="Uusi nimi", slug=place.slug))
    response = editor.post(url(MeetingPlace, "edit", place.pk), data)
    assert response.status_code == 302
    public = MeetingPlace.objects.get()
    assert public.name_fi != "Uusi nimi"
    assert public.periods.get().spans.count() == 1
    assert public.get_latest_revision_as_object().name_fi == "Uusi nimi"


def a_service(*times) -> dict[str, Any]:
    stop = {
        "name_fi": "Kellon koulu",
        "times": inline_formset(list(times)),
        **{f"waiting_place_{code}": "" for code in ("fi", "sv", "en")},
    }
    return {
        "name_fi": "Nuorisoauto",
        "kind": "youth",
        "audience_mode": "all_ages",
        "routes": inline_formset(
            [
                {
                    "name_fi": "Pohjoinen",
                    "line": "K1",
                    "colour": "blue",
                    "stops": inline_formset([stop]),
                }
            ]
        ),
        **{
            f"{text}_{code}": ""
            for text in (
                "summary",
                "description",
                "what_to_do",
                "cost",
                "access_note",
            )
            for code in ("fi", "sv", "en")
        },
        **{f.name: "unknown" for f in access_fields()},
    }


def a_time(**filled) -> dict[str, Any]:
    times = {"weekday": 1, "arrives": "14.00", "departs": "14.45", "interval": 1}
    return {**times, "dates": "", **filled}


@pytest.mark.parametrize(("hours_that_day", "accepted"), [(False, True), (True, False)])
def test_a_day_is_announced_as_closed_unless_hours_are(
    editor, hours_that_day, accepted
):
    place, day = MeetingPlaceFactory(), date(2026, 12, 6)
    if hours_that_day:
        AnnouncedOpeningFactory(place=place, date=day)
    closure = {"place": place.pk, "date": "6.12.2026", "state": "closed"}
    answer = editor.post(url(AnnouncedOpening, "add"), closure)
    assert answer.status_code == (302 if accepted else 200)
    closures = AnnouncedOpening.objects.filter(place=place, state="closed")
    assert closures.exists() is accepted


def test_a_service_with_route_stop_and_times_is_one_form(editor):
    filled = a_service(a_time(), a_time(weekday="", dates="7.1.2027, 24.12.2026"))
    response = post(editor, MobileService, filled)
    assert response.status_code == 302, response.context["form"].errors
    (stop,) = MobileService.objects.get().stops
    assert (stop.route.line, stop.route.colour) == ("K1", "blue")
    assert [t.dates for t in stop.times.all()] == [[], ["2026-12-24", "2027-01-07"]]


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ([a_time(departs="13.00")], "lähtee ennen kuin se tulee"),
        ([a_time(interval=2)], "siitä viikot lasketaan"),
        ([a_time(weekday="")], "Valitse viikonpäivä tai kirjoita päivät"),
        ([a_time(weekday="", dates="32.1.2027")], "ei ole päivä"),
        ([a_time(), a_time(arrives="14.30", departs="15.00")], "päällekkäin"),
    ],
    ids=[
        "leaves too early",
        "weeks from when",
        "never",
        "no such date",
        "twice at once",
    ],
)
def test_impossible_times_of_a_stop(editor, times, said):
    response = post(editor, MobileService, a_service(*times))
    assert said in response.content.decode()
    assert not MobileService.objects.exists()


def test_a_stop_keeps_its_uuid_and_its_changes_through_edits(editor):
    stop = StopFactory(name_fi="Kellon koulu")
    StopTimeFactory(stop=stop)
    StopChangeFactory(stop=stop)
    service = MobileService.objects.get()
    draft = service.save_revision().as_object()
    draft.name_fi = "Onnikka"
    draft.save_revision().publish()
    service = MobileService.objects.get()
    assert [s.uuid for s in service.stops] == [stop.uuid]
    assert service.changes.get().stop_uuid == stop.uuid


class TestChangeOfAStop:
    @pytest.fixture
    def stop(self):
        stop = StopFactory(name_fi="Kellon koulu")
        StopTimeFactory(stop=stop)
        return stop

    def post(self, editor, stop, **filled):
        texts = {
            f"{text}_{code}": ""
            for text in ("new_place", "reason")
            for code in ("fi", "sv", "en")
        }
        data = {"stop_uuid": str(stop.uuid), "kind": "cancelled", **texts, **filled}
        return editor.post(url(StopChange, "add"), data)

    def test_the_editor_chooses_a_stop_by_its_name(self, editor, stop):
        page = editor.get(url(StopChange, "add")).content.decode()
        assert f'<option value="{stop.uuid}">Kellon koulu' in page
        assert self.post(editor, stop, date="23.11.2026").status_code == 302
        change = StopChange.objects.get()
        assert (change.service, change.date) == (stop.service, date(2026, 11, 23))

    def test_a_day_on_which_nobody_comes_cannot_be_cancelled(self, editor, stop):
        response = self.post(editor, stop, date="24.11.2026")
        assert "ei käy tällä pysäkillä" in response.content.decode()
        assert not StopChange.objects.exists()

    @pytest.mark.parametrize(
        ("leaves", "accepted"), [("14.30", True), ("13.00", False)]
    )
    def test_nobody_leaves_before_the_planned_arrival(
        self, editor, stop, leaves, accepted
    ):
        moved = {"kind": "moved", "date": "23.11.2026", "new_place_fi": "Kirjasto"}
        answer = self.post(editor, stop, **moved, new_departs=leaves)
        assert StopChange.objects.exists() is accepted
        assert ("lähtee ennen" in answer.content.decode()) is not accepted

    @pytest.mark.parametrize(
        ("latitude", "longitude", "place", "said"),
        [
            ("65.02", "25.47", "Kirjasto", ""),
            ("65.02", "", "Kirjasto", "Kirjoita myös pituusaste"),
            ("25.47", "65.02", "Kirjasto", "näyttävät vaihtaneen paikkaa"),
            ("65.02", "25.47", "", "Kirjoita myös sanoin, missä se odottaa."),
        ],
        ids=["a place", "half a point", "swapped", "a point without words"],
    )
    def test_a_new_point_is_whole_and_told_in_words(
        self, editor, stop, latitude, longitude, place, said
    ):
        answer = self.post(
            editor,
            stop,
            kind="moved",
            date="23.11.2026",
            new_place_fi=place,
            new_latitude=latitude,
            new_longitude=longitude,
        )
        assert StopChange.objects.exists() is not bool(said)
        assert said in answer.content.decode()

    def test_an_extra_visit_needs_its_times(self, editor, stop):
        filled = {"kind": "extra", "date": "24.11.2026"}
        response = self.post(editor, stop, **filled)
        assert "Kirjoita, milloin ylimääräinen käynti" in response.content.decode()
        filled |= {"new_arrives": "14.00", "new_departs": "15.00"}
        assert self.post(editor, stop, **filled).status_code == 302


def test_the_preview_is_the_real_page(editor):
    place = MeetingPlaceFactory(name_fi="Kellon yhteisötila")
    preview = url(MeetingPlace, "preview_on_edit", place.pk)
    data = nested_form_data(
        a_place(
            name_fi="Kellon uusi tila",
            slug=place.slug,
            periods=inline_formset([period(span(1, "9.00", "14.00"))]),
        )
    )
    assert editor.post(preview, data).json()["is_valid"]
    page = editor.get(preview).content.decode()
    assert "Kellon uusi tila" in page
    assert "Aukioloajat" in page
