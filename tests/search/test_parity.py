"""Elasticsearch answers as memory does: both as the contract reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import cycle
from random import Random
from statistics import mean
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines.elastic.client import Client
from search.engines.elastic.engine import ElasticEngine
from search.query import Query, Sort
from tests.search import elastic
from tests.search.catalogues import GEOGRAPHY, NOW, Catalogue, query
from tests.search.comparing import (
    a_while,
    differences,
    differences_but_order,
    overlap,
)
from tests.search.elastic import needed
from tests.search.reading import Reading

pytestmark = needed
SIZES = (5, 64, 90, 128)


class Both(NamedTuple):
    engine: ElasticEngine
    reading: Reading


@pytest.fixture(scope="module")
def catalogues() -> Iterator[list[Both]]:
    """The same random catalogues indexed, and read by the contract."""
    with ExitStack() as stack:
        yield [
            built(stack.enter_context(elastic.client()), seed, size)
            for seed, size in enumerate(SIZES)
        ]


def built(client: Client, seed: int, size: int) -> Both:
    catalogue = Catalogue.of(Random(seed), size)
    entries = list(catalogue.entries.values())
    engine = elastic.indexed(client, catalogue)
    return Both(engine, Reading(entries, GEOGRAPHY, entries, engine.plan))


def asked_by(seed: int) -> tuple[Query, dt.datetime]:
    random = Random(seed)
    return query(random), NOW + a_while(random)


def ranks(asked: Query) -> bool:
    """By a score: memory rounds it to whole numbers at each step, the server does not."""
    scored = asked.words.strip() or asked.people
    return asked.order is Sort.RELEVANCE and bool(scored)


def compared(both: Both, asked: Query, now: dt.datetime) -> list[str]:
    """The order is the same too where no score ranks."""
    compare = differences_but_order if ranks(asked) else differences
    return compare(both.engine, both.reading, asked, now)


def many(number: int) -> settings:
    return settings(
        max_examples=number,
        deadline=None,
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
            HealthCheck.function_scoped_fixture,
        ],
    )


queries = st.integers(0, 2**32).map(asked_by)
which = st.integers(0, len(SIZES) - 1)


@many(60)
@given(which, queries)
def test_answers_are_by_the_contract(catalogues, number, asked):
    assert compared(catalogues[number], *asked) == []


@pytest.mark.slow
@many(2_000)
@given(which, queries)
def test_many_answers_are_by_the_contract(catalogues, number, asked):
    assert compared(catalogues[number], *asked) == []


@pytest.mark.parametrize(
    "words",
    [
        '"',
        'sahly "peli',
        "sahly AND NOT peli",
        "*",
        "sahly*",
        "(sahly",
        "sahly~2 ^9",
        "kind:club",
        "theme:liikunta sahly",
        "a\\",
        "../_search?q=*",
        "\N{FACE WITH TEARS OF JOY} sahly",
        "s\u0000ahly",
        "peli" * 60,
        "sahly " * 100,
    ],
)
def test_words_are_words_whatever_they_are_written_with(catalogues, words):
    engine, reading = catalogues[1]
    assert differences_but_order(engine, reading, Query(q=words), NOW) == []


def test_the_first_ten_by_words_are_mostly_the_same(catalogues):
    random = Random(7)
    asked = [(query(random), NOW + a_while(random)) for _ in range(400)]
    shares = [
        overlap(both.engine, both.reading, words, now)
        for both, (words, now) in zip(cycle(catalogues), asked, strict=False)
        if ranks(words)
    ]
    assert len(shares) >= 50
    assert mean(shares) >= 0.97
