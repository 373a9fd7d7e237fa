"""The links of an answer lead where they say, whatever was written in the words."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from search.forms import Asked, read, to_url
from search.geography import geography
from search.query import FILTERS, Query
from search.showing.chips import chips
from tests.factories.areas import small_oulu
from tests.search.reading_of_changes import changes

pytestmark = pytest.mark.django_db

# Alone, beside each other, and torn apart they are read as different things.
SAID = [
    "futis",
    "sähly",
    "7-vuotiaalle",
    "7",
    "vuotiaalle",
    "v",
    "Tuirassa",
    "tuira",
    "kellossa",
    "kello",
    "16",
    "maanantaina",
    "illalla",
    "koulun",
    "jälkeen",
    "tällä",
    "viikolla",
    "this",
    "week",
    "ilmainen",
    "free",
    "of",
    "charge",
    "3",
    "kk",
    "2",
    "ja",
    "4",
    "vuotiaille",
    "3.",
    "luokka",
    "lk",
    "grade",
    "5",
    "eka",
    "pohjoinen",
    "alue",
    "for",
    "åk",
    "-",
    ",",
    "year",
    "old",
    "13-17",
    "oulu",
    "oulussa",
    "lähellä",
    "minua",
    "kirjastoauto",
    "erityislapselle",
    "torstaikerho",
    "lapset",
    "nuoret",
    "aikuiset",
    "17",
    "huomenna",
    "tänään",
    "ma",
    "to",
    "on",
    "englanniksi",
    "leiri",
    "eikä",
    "ilman",
    "ei",
    "not",
    "muuta",
    "kuin",
    "tai",
]
sentences = st.lists(st.sampled_from(SAID), min_size=1, max_size=7).map(" ".join)
literal = st.sampled_from(["", "area", "age", "day", "time", "without"])


@pytest.fixture(autouse=True)
def oulu():
    return small_oulu()


def asked_at(address: str) -> Asked:
    return read(QueryDict(address.partition("?")[2], mutable=True))


def meaning(query: Query) -> tuple[object, ...]:
    """Every filter with its values, and the words that stay search words."""
    filters = [(name, query.values(name)) for name in FILTERS if query.asks(name)]
    return filters, query.words.split()


def without(query: Query, parameter: str) -> tuple[object, ...]:
    if parameter == "q":
        return meaning(query)[0], []
    filters, _ = meaning(query.with_values(parameter, ()))
    return filters, None


def some(number: int):
    return settings(
        max_examples=number,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )


@some(80)
@given(sentences, literal)
def test_a_chip_takes_away_what_it_names_and_nothing_else(sentence, plain):
    asked = asked_at("?" + urlencode({"q": sentence, "literal": plain}))
    for chip in chips(asked):
        filters, words = meaning(asked_at(chip.remove_url).query)
        wanted, left = without(asked.query, chip.parameter)
        assert filters == wanted
        assert left is None or words == left


@some(80)
@given(sentences)
@example("3 ja 2 vuotiaille")
def test_a_change_of_the_search_asks_for_exactly_that(sentence):
    query = asked_at("?" + urlencode({"q": sentence})).query
    for _parameter, _value, changed in changes(query, geography()):
        assert meaning(asked_at(to_url(changed)).query) == meaning(changed)
