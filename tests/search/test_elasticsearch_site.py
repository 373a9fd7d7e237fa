"""The site on Elasticsearch: edits, commands and addresses, with nothing behind the server."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search import find, versions
from search.engines.choices import memory_at_once
from search.engines.elastic.client import Client
from search.engines.elastic.engine import ElasticEngine
from search.engines.elastic.index import Index
from search.engines.guarded import Guarded
from search.query import Query
from search.source import DatabaseSource
from tests.factories.meeting_places import StopTimeFactory
from tests.search import elastic
from tests.search.elastic import needed
from tests.search.hostile import addresses
from tests.search.stories import a_chess_club, entry_of

pytestmark = needed
in_commits = pytest.mark.django_db(transaction=True)
NOWHERE = "http://127.0.0.1:9"


def on(client: Client) -> ElasticEngine:
    return ElasticEngine(Index(client, DatabaseSource()), memory_at_once())


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[ElasticEngine]:
    """The engine of the site, its index empty."""
    with elastic.client() as client:
        engine = on(client)
        monkeypatch.setattr(find, "_engine", engine)
        yield engine


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Guarded:
    """The same where the server is not to be reached."""
    engine = on(Client(NOWHERE, "nobody"))
    guarded = Guarded(engine, engine.memory)
    monkeypatch.setattr(find, "_engine", guarded)
    return guarded


@in_commits
def test_what_is_saved_is_in_the_next_answer(site):
    first = a_chess_club(season=None)
    site.keep_up()
    second = a_chess_club(season=None, place=None, name_fi="Shakkia kotona")
    assert set(find.keys(Query())) == {entry_of(first).key, entry_of(second).key}
    first.delete()
    assert find.keys(Query()) == [entry_of(second).key]


@in_commits
def test_the_tick_sends_what_an_edit_could_not(site, monkeypatch):
    site.keep_up()
    with monkeypatch.context() as away:
        away.setattr(find, "_engine", Guarded(on(Client(NOWHERE, "x")), site.memory))
        club = a_chess_club(season=None)
        assert entry_of(club).key in find.keys(Query())
    call_command("tick")
    assert entry_of(club).key in find.keys(Query())


@in_commits
def test_a_rebuild_of_the_entries_fills_the_index(site):
    club = a_chess_club(season=None)
    versions.committed.disconnect(find.edited)
    told = io.StringIO()
    try:
        call_command("rebuild_entries", stdout=told)
    finally:
        versions.committed.connect(find.edited)
    assert "Index" in told.getvalue()
    assert find.keys(Query()) == [entry_of(club).key]
    assert len(site.client.indices()) == 1


@in_commits
def test_a_rebuild_without_the_server_says_what_becomes_of_it(without):
    club = a_chess_club(season=None)
    with pytest.raises(CommandError, match="Memory answers until"):
        call_command("rebuild_entries", verbosity=0)
    call_command("tick")
    assert find.keys(Query()) == [entry_of(club).key]


@pytest.mark.django_db
def test_whatever_stands_in_an_address_is_answered_as_from_memory(
    client, monkeypatch, in_season
):
    a_chess_club()
    StopTimeFactory()
    asked = list(addresses(3, 60))
    told: dict[str, list[Any]] = {}
    with elastic.client() as server:
        for engine in (memory_at_once(), elastic.of_database(server)):
            monkeypatch.setattr(find, "_engine", engine)
            told[type(engine).__name__] = [
                client.get(f"/api/v1/search/?{address}").json() for address in asked
            ]
    assert told["UpToDate"] == told["MemoryEngine"]
