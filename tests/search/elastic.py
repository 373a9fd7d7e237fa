"""A real Elasticsearch for tests: one index for each catalogue, gone when the run ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.conf import settings

from search.engines.elastic.client import Client
from search.engines.elastic.engine import ElasticEngine
from search.engines.elastic.index import Index
from search.engines.memory.engine import MemoryEngine
from search.engines.memory.live import Rebuild
from tests.search.catalogues import NOW, Catalogue

needed = pytest.mark.skipif(
    not settings.ELASTICSEARCH_URL,
    reason="ELASTICSEARCH_URL names no server (make elasticsearch starts one)",
)
# Random moments of the tests lie two weeks before NOW to four after.
BEFORE, AFTER = 15, 29


@contextmanager
def client() -> Iterator[Client]:
    """Under a name of its own, swept when done."""
    name = f"{settings.ELASTICSEARCH_INDEX}-test-{uuid4().hex[:12]}"
    # A test machine is busy: what a visitor would not wait for is no failure here.
    made = Client(settings.ELASTICSEARCH_URL, name, timeout=30)
    try:
        yield made
    finally:
        made.delete(made.indices())


def indexed(
    made: Client, catalogue: Catalogue, now: dt.datetime = NOW
) -> ElasticEngine:
    """An engine that has the whole catalogue."""
    index = Index(
        made, catalogue, days_back=BEFORE, days_ahead=AFTER, clock=lambda: now
    )
    memory = MemoryEngine(catalogue, rebuild=Rebuild.AT_ONCE)
    for _ in index.rebuild(memory.mean_length()):
        pass
    return ElasticEngine(index, memory)
