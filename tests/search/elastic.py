"""A real Elasticsearch for tests: one index for each catalogue, gone when the test is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.conf import settings

from search.engines.base import Source
from search.engines.elastic.client import Client
from search.engines.elastic.engine import ElasticEngine
from search.engines.elastic.index import Index
from search.engines.memory.engine import MemoryEngine
from search.engines.memory.live import Rebuild
from search.plan import Plan
from search.query import Query
from search.source import DatabaseSource
from tests.search.catalogues import NOW

needed = pytest.mark.skipif(
    not settings.ELASTICSEARCH_URL,
    reason="ELASTICSEARCH_URL names no server (make elasticsearch starts one)",
)
# Random moments of the tests lie two weeks before NOW to four after.
BEFORE, AFTER = 15, 36


@contextmanager
def client() -> Iterator[Client]:
    """Under a name of its own, swept when done."""
    name = f"{settings.ELASTICSEARCH_INDEX}-test-{uuid4().hex[:12]}"
    # A test machine is busy: what a visitor would not wait for is no failure here.
    made = Client(settings.ELASTICSEARCH_URL, name, timeout=30, grace=0.1)
    try:
        yield made
    finally:
        made.delete(made.indices())


class UpToDate(ElasticEngine):
    """Looks for edits before each answer, committed or not: those of a test never are."""

    def plan(self, query: Query) -> Plan:
        if self.index.source.standing() != self.stood:
            self.keep_up()
            self.stood = self.index.source.standing()
        return super().plan(query)

    stood: object = None


def indexed(made: Client, source: Source, now: dt.datetime = NOW) -> ElasticEngine:
    """An engine that has the whole catalogue, asked about this time of the year."""
    engine = _engine(UpToDate, made, source, now)
    engine.keep_up()
    return engine


def of_database(made: Client) -> ElasticEngine:
    return _engine(UpToDate, made, DatabaseSource(), None)


def plain(made: Client, source: Source, now: dt.datetime = NOW) -> ElasticEngine:
    """As the site has it: told of edits, and nothing in the index yet."""
    return _engine(ElasticEngine, made, source, now)


def _engine(
    kind: type[ElasticEngine], made: Client, source: Source, now: dt.datetime | None
) -> ElasticEngine:
    clock = None if now is None else lambda: now
    index = Index(made, source, days_back=BEFORE, days_ahead=AFTER, clock=clock)
    return kind(index, MemoryEngine(source, rebuild=Rebuild.AT_ONCE))
