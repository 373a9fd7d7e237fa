"""School years and seasons: what cannot be is told beside its field, nothing typed is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.calendars.models import SchoolYearCalendar, Season
from tests.factories.accounts import PLANNERS, member_of
from tests.factories.calendars import (
    HolidayFactory,
    SchoolYearCalendarFactory,
    SeasonFactory,
)

pytestmark = pytest.mark.django_db

AUTUMN_BREAK = {"name_fi": "Syysloma", "starts": "19.10.2026", "ends": "25.10.2026"}


@pytest.fixture
def planner(client: Client) -> Client:
    client.force_login(member_of(PLANNERS))
    return client


def post(planner: Client, model: Any, facts: dict[str, Any]) -> Any:
    address = reverse(model.snippet_viewset.get_url_name("add"))
    return planner.post(address, nested_form_data(facts))


def a_year(*holidays: dict[str, str], **facts: str) -> dict[str, Any]:
    return {
        "name_fi": "Lukuvuosi 2026-2027",
        "starts": "10.8.2026",
        "ends": "5.6.2027",
        "holidays": inline_formset(list(holidays)),
        **facts,
    }


def row(number: int, answer: Any) -> Any:
    return answer.context["form"].formsets["holidays"].forms[number]


def test_a_school_year_is_written_with_its_holidays(planner):
    christmas = {"name_fi": "Joululoma", "starts": "22.12.2026", "ends": "6.1.2027"}
    day_off = {"name_fi": "Vapaapäivä", "starts": "7.12.2026", "ends": "7.12.2026"}
    answer = post(planner, SchoolYearCalendar, a_year(AUTUMN_BREAK, christmas, day_off))
    assert answer.status_code == 302, answer.context["form"].errors
    year = SchoolYearCalendar.objects.get()
    assert [
        day.day
        for day in (date(2026, 10, 19), date(2026, 10, 26), date(2026, 12, 7))
        if year.is_school_free(day)
    ] == [19, 7]


@pytest.mark.parametrize(
    ("second", "field"),
    [
        ({"starts": "25.10.2026", "ends": "26.10.2026"}, "starts"),
        ({"starts": "20.10.2026", "ends": "21.10.2026"}, "starts"),
        ({"starts": "26.10.2026", "ends": "26.10.2026"}, None),
        ({"starts": "12.10.2026", "ends": "18.10.2026"}, None),
    ],
    ids=["one day in common", "inside the other", "the day after", "the week before"],
)
def test_two_holidays_do_not_cover_the_same_day(planner, second, field):
    second = {"name_fi": "Toinen loma", **second}
    answer = post(planner, SchoolYearCalendar, a_year(AUTUMN_BREAK, second))
    if field is None:
        assert answer.status_code == 302
        return
    assert "Toinen loma kattaa" in str(row(1, answer).errors[field])
    assert row(1, answer)["name_fi"].value() == "Toinen loma"
    assert not SchoolYearCalendar.objects.exists()


def test_a_holiday_inside_a_long_one_is_seen_behind_another_inside_it(planner):
    days = [
        {"name_fi": "Pitkä", "starts": "1.12.2026", "ends": "31.12.2026"},
        {"name_fi": "Lyhyt", "starts": "2.12.2026", "ends": "2.12.2026"},
        {"name_fi": "Toinen lyhyt", "starts": "24.12.2026", "ends": "24.12.2026"},
    ]
    answer = post(planner, SchoolYearCalendar, a_year(*days))
    assert [list(row(number, answer).errors) for number in range(3)] == [
        [],
        ["starts"],
        ["starts"],
    ]


def test_a_holiday_that_is_taken_away_covers_nothing(planner):
    gone = AUTUMN_BREAK | {"DELETE": "on"}
    answer = post(planner, SchoolYearCalendar, a_year(AUTUMN_BREAK, gone))
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("days", "field", "told"),
    [
        (("9.8.2026", "11.8.2026"), "starts", "alkaa vasta"),
        (("4.6.2027", "6.6.2027"), "ends", "päättyy ennen"),
        (("25.10.2026", "19.10.2026"), "ends", "ennen ensimmäistä"),
        (("32.10.2026", "19.10.2026"), "starts", "päivämäärä"),
        (("", "19.10.2026"), "starts", "pakollinen"),
    ],
    ids=["before the year", "after the year", "backwards", "no such day", "no start"],
)
def test_a_holiday_that_cannot_be_is_told_in_its_row(planner, days, field, told):
    wrong = {"name_fi": "Loma", "starts": days[0], "ends": days[1]}
    answer = post(planner, SchoolYearCalendar, a_year(AUTUMN_BREAK, wrong))
    assert told in str(row(1, answer).errors[field])
    assert row(1, answer)["starts"].value() == days[0]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"starts": "5.6.2027", "ends": "10.8.2026"}, "ends"),
        ({"name_fi": ""}, "name_fi"),
    ],
    ids=["backwards", "nameless"],
)
def test_a_school_year_that_cannot_be(planner, facts, field):
    answer = post(planner, SchoolYearCalendar, a_year(**facts))
    assert list(answer.context["form"].errors) == [field]


def test_a_school_year_does_not_shrink_away_from_its_season():
    season = SeasonFactory()
    year = season.calendar
    year.starts = date(2026, 9, 1)
    with pytest.raises(Exception, match="Syksy 2026"):
        year.full_clean()


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [
        ("9.8.2026", "13.12.2026", "starts"),
        ("31.8.2026", "6.6.2027", "ends"),
        ("31.8.2026", "30.8.2026", "ends"),
        ("10.8.2026", "5.6.2027", None),
    ],
    ids=["begins too early", "ends too late", "backwards", "the whole year"],
)
def test_a_season_lies_inside_its_school_year(planner, starts, ends, field):
    year = SchoolYearCalendarFactory()
    facts = {"name_fi": "Syksy", "calendar": str(year.pk), "starts": starts}
    answer = post(planner, Season, facts | {"ends": ends})
    if field is None:
        assert Season.objects.get().calendar == year
    else:
        assert list(answer.context["form"].errors) == [field]
        assert answer.context["form"]["starts"].value() == starts


def test_a_season_does_not_follow_itself():
    season = SeasonFactory()
    season.rolled_over_from = season
    with pytest.raises(Exception, match="itseään"):
        season.full_clean()


def test_a_holiday_of_the_city_is_none_of_a_region_with_its_own_year():
    from tests.factories.areas import small_oulu

    areas = small_oulu()
    own = SchoolYearCalendarFactory(region=areas.pohjoinen, name_fi="Pohjoisen vuosi")
    city = SchoolYearCalendarFactory()
    HolidayFactory(calendar=city)
    day = date(2026, 10, 20)
    (found,) = city.holidays_between(day, day)
    assert found.name == "Syysloma"
    assert (city.is_school_free(day), own.is_school_free(day)) == (True, False)
