"""The engine answers as the contract reads, on random catalogues and queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines.memory import live
from search.engines.memory.engine import MemoryEngine
from search.engines.memory.live import Rebuild
from search.query import FILTERS, Query
from search.results import Group
from tests.search.catalogues import GEOGRAPHY, NOW, Catalogue, entry, query
from tests.search.comparing import a_while, built, differences, edited
from tests.search.reading import Reading

SEEDS = range(6)
Make = Callable[[int], tuple[MemoryEngine, Reading]]
built_once, edited_once = cache(built), cache(edited)


def asked_by(seed: int) -> tuple[Query, dt.datetime]:
    random = Random(seed)
    return query(random), NOW + a_while(random)


# Drawn from a number: of the choices of a `Random` that hypothesis makes itself two in five
# come again, and the rest hardly find anything.
queries = st.integers(0, 2**32).map(asked_by)


def by_the_contract(make: Make, seed: int, asked: tuple[Query, dt.datetime]) -> None:
    engine, reading = make(seed)
    assert differences(engine, reading, *asked) == []


def many(number: int) -> Any:
    return settings(
        max_examples=number,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@many(100)
@given(st.sampled_from(SEEDS), queries)
def test_answers_are_by_the_contract(seed, asked):
    by_the_contract(built_once, seed, asked)


@many(100)
@given(st.sampled_from(SEEDS), queries)
def test_answers_are_by_the_contract_after_edits(seed, asked):
    by_the_contract(edited_once, seed, asked)


@pytest.mark.slow
@many(1_000)
@given(st.sampled_from(SEEDS), queries)
def test_many_answers_are_by_the_contract(seed, asked):
    by_the_contract(built_once, seed, asked)


@pytest.mark.slow
@many(1_000)
@given(st.sampled_from(SEEDS), queries)
def test_many_answers_are_by_the_contract_after_edits(seed, asked):
    by_the_contract(edited_once, seed, asked)


def test_random_queries_tell_much_apart():
    """They are different, most find something, and every group and parameter comes up."""
    engine, _ = built_once(1)
    asked = [asked_by(seed) for seed in range(400)]
    assert len(set(asked)) == 400
    answers = [engine.search(*one, facets=()) for one in asked]
    found = [answer.total for answer in answers]
    assert sum(total > 0 for total in found) > 200
    assert sum(total >= 5 for total in found) > 80
    assert sum(total == 0 for total in found) > 40
    for group in Group:
        assert sum(answer.groups.get(group, 0) > 0 for answer in answers) > 40, group
    for parameter in set(FILTERS) - {"without"}:
        assert sum(one.asks(parameter) for one, _ in asked) > 15, parameter


def test_edits_that_have_grown_are_a_segment_of_their_own(monkeypatch):
    monkeypatch.setattr(live, "FRESH_LIMIT", 5)
    random = Random(11)
    catalogue = Catalogue.of(random, 128)
    indexed = list(catalogue.entries.values())
    engine = MemoryEngine(catalogue, rebuild=Rebuild.AT_ONCE)
    engine.total(Query(), NOW)
    for number in (12, 3):
        for key in random.sample(list(catalogue.entries), number):
            catalogue.write(entry(random, key))
        engine.total(Query(), NOW)
    assert len(engine.live.view().parts) == 3
    entries = list(catalogue.entries.values())
    reading = Reading(entries, GEOGRAPHY, indexed, engine.plan)
    for _ in range(25):
        assert differences(engine, reading, query(random), NOW + a_while(random)) == []


def test_threads_get_the_answers_that_one_alone_gets():
    engine, _ = edited(3)
    random = Random(5)
    asked = [(query(random), NOW + a_while(random)) for _ in range(60)]
    alone = [engine.search(*one) for one in asked]

    def wrong(seed: int) -> list[Query]:
        order = list(range(len(asked)))
        Random(seed).shuffle(order)
        return [
            asked[number][0]
            for number in order
            if engine.search(*asked[number]) != alone[number]
        ]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(wrong, range(8))) == [[]] * 8
