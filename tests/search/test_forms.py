"""Reading search addresses: every value by itself, never an error, and back again."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.forms import read, to_parameters, to_url
from search.parameters import MOST_VALUES, ORDER
from search.query import Query
from tests.factories.areas import small_oulu
from tests.factories.themes import ThemeFactory

pytestmark = pytest.mark.django_db
TODAY = dt.date.today


@pytest.fixture(autouse=True, scope="module")
def oulu(once):
    ThemeFactory(code="liikunta")
    return small_oulu()


def asked(address: str) -> Query:
    return read(QueryDict(address)).query


def reasons(address: str) -> dict[str, str]:
    return {each.parameter: each.reason for each in read(QueryDict(address)).ignored}


@pytest.mark.parametrize(
    ("address", "parameter", "values"),
    [
        ("age=7", "age", ("7",)),
        ("age=0.5", "age", ("0.5",)),
        ("age=0,5", "age", ("0.5",)),
        ("age=7.0", "age", ("7",)),
        ("age=g3&age=g0&age=g10", "age", ("g3", "g0", "g10")),
        ("age=13-17&age=65-", "age", ("13-17", "65-")),
        ("age=13–17", "age", ("13-17",)),
        ("age=7&age=7", "age", ("7",)),
        ("age=&age=11", "age", ("11",)),
        ("age=-1", "age", ()),
        ("age=g11", "age", ()),
        ("age=17-13", "age", ()),
        ("age=999", "age", ()),
        ("age=٧", "age", ()),
        ("age=7;drop", "age", ()),
        ("area=tuira", "area", ("tuira",)),
        ("area=90500", "area", ("90500",)),
        ("area=00100", "area", ("00100",)),
        ("area=atlantis", "area", ()),
        ("day=tu&day=we", "day", ("tu", "we")),
        ("day=TU", "day", ("tu",)),
        ("day=ti", "day", ()),
        ("time=evening", "time", ("evening",)),
        ("from=16:00&to=18:30", "from", ("16:00",)),
        ("from=9.05", "from", ("09:05",)),
        ("from=24:00", "from", ()),
        ("to=18:30", "to", ("18:30",)),
        ("date=week", "date", ("week",)),
        ("date=2020-01-01", "date", ()),
        ("date=yesterday", "date", ()),
        ("kind=club&kind=place", "kind", ("club", "place")),
        ("theme=liikunta", "theme", ("liikunta",)),
        ("theme=nothing", "theme", ()),
        ("free=1", "free", ("1",)),
        ("free=yes", "free", ()),
        ("easy=beginner", "easy", ("beginner",)),
        ("lang=se", "lang", ("se",)),
        ("support=wheelchair", "support", ("wheelchair",)),
        ("enrol=open&enrol=queue", "enrol", ("open", "queue")),
        ("organiser=nobody", "organiser", ()),
    ],
)
def test_a_value_is_read_or_left_out(address, parameter, values):
    assert asked(address).values(parameter) == values


def test_a_date_counts_from_today_to_half_a_year_ahead():
    last, after = TODAY() + dt.timedelta(days=180), TODAY() + dt.timedelta(days=181)
    assert asked(f"date={last}").date == last
    assert asked(f"date={after}").date is None


@pytest.mark.parametrize(
    ("address", "parameter", "words"),
    [
        ("kieli=fi", "kieli", "does not know this part"),
        ("age=child", "age", "Choose an age or a grade"),
        ("area=atlantis", "area", "do not know this area"),
        ("km=99&near=90500", "km", "we use 50 km"),
        ("km=0&near=90500", "km", "we use 0.5 km"),
        ("from=18:00&to=16:00", "to", "ends before it begins"),
        ("near=Nowhere+Street+1", "near", "do not know this address"),
        ("near=0,0", "near", "not in Finland"),
        ("page=0", "page", "from 1"),
        ("sort=best", "sort", "Not one of the choices"),
        ("q=" + "sähly " * 100, "q", "first 200"),
        ("free=1&free=2", "free", "Not one of the choices"),
        ("sort=name&sort=newest", "sort", "given once"),
    ],
)
def test_what_is_ignored_is_named_with_a_reason(address, parameter, words):
    with translation.override("en"):
        assert words in reasons(address)[parameter]


def test_reasons_are_in_the_language_of_the_page():
    with translation.override("en"):
        english = reasons("km=99&near=90500")["km"]
    with translation.override("fi"):
        assert reasons("km=99&near=90500")["km"] not in ("", english)
        assert "0,5 km" in reasons("km=0&near=90500")["km"]


def test_a_distance_outside_its_range_is_clamped():
    assert asked("near=90500&km=99").km == 50
    assert asked("near=90500&km=0.1").km == 0.5


@pytest.mark.parametrize("near", ["90500", "Tuira", "Tuirassa"])
def test_near_knows_postcodes_and_districts(near):
    point = asked(f"near={near}").near
    assert point
    assert (point.latitude, point.longitude) == pytest.approx((65.025, 25.465))
    assert point.value == near


def test_near_reads_a_point():
    near = asked("near=65.0121,25.4651").near
    assert near
    assert (near.latitude, near.longitude) == (65.0121, 25.4651)


def test_words_give_filters_and_the_rest_stays_words():
    query = asked("q=futis+7-vuotiaalle+Tuirassa")
    assert query.words == "futis"
    assert query.values("age") == ("7",)
    assert query.areas == ("tuira",)
    assert query.from_words == {"age", "area"}


def test_a_value_chosen_by_hand_replaces_what_the_words_say():
    query = asked("q=futis+7-vuotiaalle+Tuirassa&age=12")
    assert query.values("age") == ("12",)
    assert query.from_words == {"area"}
    assert query.words == "futis"


def test_literal_leaves_the_words_unread():
    query = asked("q=futis+7-vuotiaalle+Tuirassa&literal=area")
    assert query.areas == ()
    assert query.words == "futis Tuirassa"
    assert query.values("age") == ("7",)


def test_a_dropped_filter_of_the_words_takes_its_words_away():
    query = asked("q=futis+7-vuotiaalle+Tuirassa").with_values("area", ())
    assert ("q", "futis 7-vuotiaalle") in to_parameters(query)
    assert ("area", "tuira") not in to_parameters(query)


def test_many_values_are_read_up_to_a_limit():
    found = read(
        QueryDict("&".join(f"age={n % 120}.{n // 120 + 1}" for n in range(200)))
    )
    assert len(found.query.people) == MOST_VALUES
    assert len(found.ignored) == 200 - MOST_VALUES


@pytest.mark.parametrize(
    "address",
    [
        "",
        "q=futis+7-vuotiaalle+Tuirassa",
        "q=futis&age=7&age=g3&area=tuira&area=90500&day=tu&day=we&time=evening",
        "near=90500&km=5&from=16:00&to=18:00&sort=nearest&view=map&page=3&plain=1",
        "date=week&kind=club&theme=liikunta&free=1&easy=friend&lang=fi&enrol=open",
        "q=kerho+maanantaina+ilmaiseksi&literal=day",
    ],
)
def test_a_canonical_address_reads_as_itself(address):
    query = asked(address)
    again = read(QueryDict(to_url(query).partition("?")[2]))
    assert again.query == query
    assert again.ignored == ()


def test_parameters_stand_in_one_order_whatever_order_they_came_in():
    pairs = to_parameters(asked("free=1&day=tu&area=tuira&age=7&q=futis"))
    assert [name for name, _value in pairs] == ["q", "age", "area", "day", "free"]


# Everything a browser, a crawler or an attacker can put into an address.
ANY_TEXT = st.text(max_size=40) | st.sampled_from(
    [
        "\x00",
        "7\x00",
        "%ff",
        "\ud7ff",
        "g",
        "-",
        "--",
        "13-",
        "1e9",
        "𝟕",
        "９０５００",
        "nan",
    ]
)


@given(st.lists(st.tuples(st.sampled_from(ORDER) | ANY_TEXT, ANY_TEXT), max_size=12))
@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_address_is_an_error_and_its_canonical_form_is_stable(pairs):
    data = QueryDict(mutable=True)
    for name, value in pairs:
        data.appendlist(name, value)
    query = read(data).query
    again = read(QueryDict(to_url(query).partition("?")[2])).query
    assert to_parameters(again) == to_parameters(query)


def test_what_is_not_wanted_is_said_by_the_words_or_by_the_address():
    query = asked("q=tanssi+ei+jalkapalloa")
    assert (query.words, query.without) == ("tanssi", ("jalkapalloa",))
    assert query.from_words == {"without"}
    assert to_parameters(query) == [("q", "tanssi ei jalkapalloa")]
    literal = asked("q=tanssi+ei+jalkapalloa&literal=without")
    assert (literal.words, literal.without) == ("tanssi ei jalkapalloa", ())
    by_hand = asked("q=tanssi&without=jalkapalloa")
    assert by_hand.by_hand("without")
    assert to_parameters(by_hand) == [("q", "tanssi"), ("without", "jalkapalloa")]
