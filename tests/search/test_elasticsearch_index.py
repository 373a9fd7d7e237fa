"""The index follows the catalogue: edits, rebuilds, and what breaks off in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from search.engines.base import Geography
from search.engines.elastic import index as indexing
from search.engines.elastic import mapping
from search.engines.elastic.client import Client, ElasticUnavailable, IndexBehind
from search.engines.elastic.engine import ElasticEngine
from search.engines.guarded import Guarded
from search.query import Query
from tests.search import elastic
from tests.search.catalogues import GEOGRAPHY, NOW, PARENTS, Catalogue, entry
from tests.search.comparing import differences
from tests.search.elastic import needed
from tests.search.reading import Reading
from tests.threads import asking

pytestmark = needed
EVERYTHING = Query()


@pytest.fixture
def client() -> Iterator[Client]:
    with elastic.client() as made:
        yield made


@pytest.fixture
def catalogue() -> Catalogue:
    random = Random(2)
    return Catalogue({key: always_there(random, key) for key in range(1, 41)})


@pytest.fixture
def engine(client: Client, catalogue: Catalogue) -> ElasticEngine:
    made = elastic.plain(client, catalogue)
    made.keep_up()
    return made


def always_there(random: Random, key: int) -> Any:
    return replace(entry(random, key), found_until=None)


def shown(engine: Any) -> set[int]:
    return set(engine.keys(EVERYTHING, NOW))


def test_an_edit_is_in_the_next_answer(engine, catalogue):
    catalogue.write(always_there(Random(3), 90))
    catalogue.delete(7)
    engine.edited()
    assert shown(engine) == set(catalogue.entries)


def test_memory_answers_until_the_index_has_the_edit(engine, catalogue):
    guarded = Guarded(engine, engine.memory)
    catalogue.write(always_there(Random(3), 90))
    with pytest.raises(IndexBehind, match="does not hold the last edits yet"):
        engine.total(EVERYTHING, NOW)
    assert 90 in shown(guarded)
    guarded.keep_up()
    assert 90 in shown(engine)


def test_what_was_edited_and_deleted_again_does_not_come_back(engine, catalogue):
    catalogue.write(always_there(Random(3), 90))
    engine.edited()
    catalogue.delete(90)
    engine.edited()
    # The same once more, as from a process that was late.
    engine.index.forget()
    engine.edited()
    assert shown(engine) == set(catalogue.entries)


def test_answers_are_by_the_contract_after_edits(engine, catalogue):
    random = Random(5)
    indexed = list(catalogue.entries.values())
    for key in (*random.sample(list(catalogue.entries), 12), *range(5_000, 5_008)):
        catalogue.write(entry(random, key))
        engine.edited()
    for key in random.sample(list(catalogue.entries), 6):
        catalogue.delete(key)
    engine.edited()
    assert catalogue.builds == 2  # one of the index, one of the memory
    entries = list(catalogue.entries.values())
    reading = Reading(entries, GEOGRAPHY, indexed, engine.plan)
    assert differences(engine, reading, EVERYTHING, NOW) == []


def test_a_rebuild_is_noticed_by_nobody_who_searches(engine, catalogue):
    everybody, wrong = set(catalogue.entries), []

    def read(_: int) -> None:
        if (found := shown(engine)) != everybody:
            wrong.append(found)

    with asking(read, threads=3):
        for _ in range(3):
            for _ in engine.fill():
                pass
    assert wrong == []
    assert len(engine.client.indices()) == 1


def test_an_edit_during_a_rebuild_is_not_lost(engine, catalogue):
    batches = engine.fill()
    next(batches)
    catalogue.write(always_there(Random(3), 90))
    engine.edited()
    catalogue.delete(8)
    for _ in batches:
        pass
    assert shown(engine) == set(catalogue.entries)


def test_a_build_that_broke_off_leaves_the_old_index_and_is_swept(engine, catalogue):
    before = engine.client.indices()
    batches = engine.fill()
    next(batches)
    batches.close()
    assert shown(engine) == set(catalogue.entries)
    assert len(engine.client.indices()) == 2
    for _ in engine.fill():
        pass
    assert shown(engine) == set(catalogue.entries)
    assert len(engine.client.indices()) == 1
    assert engine.client.indices() != before


def test_the_build_that_began_last_wins(engine, catalogue):
    first = engine.fill()
    next(first)
    for _ in engine.fill():
        pass
    with pytest.raises(ElasticUnavailable):
        list(first)
    assert shown(engine) == set(catalogue.entries)


def test_an_index_of_another_version_of_the_mapping_is_built_anew(
    engine, catalogue, monkeypatch
):
    monkeypatch.setattr(mapping, "VERSION", mapping.VERSION + 1)
    engine.index.forget()
    with pytest.raises(IndexBehind, match="another version"):
        shown(engine)
    engine.keep_up()
    assert shown(engine) == set(catalogue.entries)


def test_another_tree_of_areas_takes_a_new_index(engine, catalogue):
    catalogue.tree = Geography({**PARENTS, "tuira": "pk-kello"})
    catalogue.write(always_there(Random(3), 90))
    with pytest.raises(IndexBehind, match="another tree of areas"):
        shown(engine)
    engine.keep_up()
    assert shown(engine) == set(catalogue.entries)


def test_an_index_is_built_anew_before_it_runs_out_of_days(engine, catalogue):
    used = engine.client.in_use()
    for ahead, same in [(dt.timedelta(1), True), (dt.timedelta(30), False)]:
        engine.index.clock = lambda ahead=ahead: NOW + ahead
        engine.keep_up()
        assert (engine.client.in_use() == used) is same
    late = NOW + dt.timedelta(indexing.DAYS_LEFT + 60)
    with pytest.raises(IndexBehind, match="tells nothing of this day"):
        engine.total(EVERYTHING, late)


def test_after_a_restored_backup_all_is_read_anew(engine, catalogue, monkeypatch):
    monkeypatch.setattr(Catalogue, "changes", lambda self, since: None)
    catalogue.write(always_there(Random(3), 90))
    engine.keep_up()
    assert shown(engine) == set(catalogue.entries)


def test_an_index_that_was_deleted_is_built_anew(engine, catalogue):
    engine.client.delete(engine.client.indices())
    with pytest.raises(ElasticUnavailable):
        shown(engine)
    engine.keep_up()
    assert shown(engine) == set(catalogue.entries)


def test_nobody_there_is_told_as_unavailable(catalogue):
    engine = elastic.plain(Client("http://127.0.0.1:9", "nobody"), catalogue)
    for ask in (engine.edited, engine.keep_up, lambda: shown(engine)):
        with pytest.raises(ElasticUnavailable):
            ask()
