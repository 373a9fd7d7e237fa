"""Whatever stands in an address: an answer in time, and what was not used is named."""

from __future__ import annotations

import time
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from django.http import QueryDict

from search.forms import parameters_of, read, to_url
from search.models import Entry
from search.parameters import MOST_SHOWN, ORDER
from tests.factories.meeting_places import StopTimeFactory
from tests.search.hostile import address, addresses
from tests.search.stories import a_chess_club

pytestmark = pytest.mark.django_db

SEARCHES = [
    *("/haku/", "/sv/sok/", "/haku/tulokset.rss", "/haku/kalenteri.ics"),
    *("/api/v1/search/", "/api/v1/map/"),
]
OTHERS = [
    *(
        "/",
        "/paikat/",
        "/liikkuvat/",
        "/liikkuvat/muutokset.rss",
        "/ajankohtaista/rss/",
    ),
    *("/api/v1/areas/", "/api/v1/themes/"),
]
# Far above what any of them takes, far under what a worker may be held up.
SECONDS = 5


@pytest.fixture
def pages() -> list[str]:
    """Every address of the site that reads parameters."""
    club, service = a_chess_club(), StopTimeFactory().stop.service
    of_rows = [
        club.get_absolute_url(),
        club.get_calendar_url(),
        service.get_absolute_url(),
    ]
    return [*SEARCHES, *OTHERS, *of_rows]


def refused(client: Any, pages: list[str], asked: Iterator[str]) -> list[Any]:
    """Every answer that is none, or comes too late; each address is put to three pages."""
    client.raise_request_exception = False
    random, wrong = Random(5), []
    for query in asked:
        for page in (
            f"/haku/?view={random.choice(['list', 'map', 'week'])}&",
            "/api/v1/search/?",
            f"{random.choice(pages)}?",
        ):
            path, _, before = page.partition("?")
            began = time.process_time()
            answer = client.get(path, QUERY_STRING=before + query)
            took = time.process_time() - began
            if answer.status_code != 200 or took > SECONDS:
                wrong.append((page, query[:300], answer.status_code, took))
    return wrong


def test_no_address_is_an_error(client, pages):
    assert refused(client, pages, addresses(seed=1, number=40)) == []


@pytest.mark.slow
def test_none_of_thousands_of_addresses_is_an_error(client, pages):
    assert refused(client, pages, addresses(seed=2, number=1_700)) == []
    assert Entry.objects.findable().count() == 2


@pytest.mark.parametrize("seed", range(8))
def test_every_value_is_used_or_named(seed):
    """Each parameter of an address comes back in the canonical one, or among the ignored."""
    random = Random(seed)
    for _ in range(60):
        data = QueryDict(address(random))
        asked = read(data)
        used = QueryDict(to_url(asked.query).partition("?")[2])
        named = {each.parameter for each in asked.ignored}
        for name in data:
            said = any(map(says_something, data.getlist(name)))
            if name in ORDER and said and name not in UNSAID:
                assert name in used or name in named, (name, data.getlist(name))
        assert all(len(each.value) <= MOST_SHOWN for each in asked.ignored)
        assert all(each.reason for each in asked.ignored)


def says_something(value: str) -> bool:
    """It has more than blanks and control characters, which are read as blanks."""
    return any(each.isprintable() and not each.isspace() for each in value)


# At their default these do not stand in a canonical address, and `km` needs a place; words
# of nothing but control characters say nothing.
UNSAID = ("q", "km", "view", "page", "literal")


def test_of_an_endless_address_the_beginning_is_read(rf):
    request = rf.get("/haku/", QUERY_STRING="day=tu&" + "x=1&" * 20_000 + "free=1")
    asked = read(parameters_of(request))
    assert asked.query.values("day") == ("tu",)
    assert not asked.query.free


@pytest.mark.parametrize(
    "path",
    ["/haku/%00", "/haku/%ff/", "/kerhot/%00/", "/kerhot/%ff%fe/", "/api/v1/%2e%2e/"],
)
def test_no_path_is_an_error(client, path):
    assert client.get(path).status_code == 404
