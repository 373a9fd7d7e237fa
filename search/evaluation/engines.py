"""An engine over a scratch catalogue, which is gone at the end of the block."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from uuid import uuid4

from django.conf import settings

from search.engines.base import Engine, Source
from search.engines.memory.engine import MemoryEngine
from search.engines.memory.live import Rebuild

MEMORY, ELASTICSEARCH = NAMES = ("memory", "elasticsearch")
# Nobody waits for an answer here.
PATIENCE = 30.0


class UnreachableError(RuntimeError):
    """The engine does not answer; the message says what to do."""


@contextmanager
def scratch(name: str, source: Source) -> Iterator[Engine]:
    """An engine of this name that knows this catalogue only."""
    memory = MemoryEngine(source, None, Rebuild.AT_ONCE)
    if name == MEMORY:
        yield memory
        return
    with _elastic(source, memory) as engine:
        yield engine


@contextmanager
def _elastic(source: Source, memory: MemoryEngine) -> Iterator[Engine]:
    """An index of its own beside that of the site, deleted whatever happens."""
    # Here, for a site without Elasticsearch shall not load its client.
    from search.engines.elastic.client import Client, ElasticUnavailable
    from search.engines.elastic.engine import ElasticEngine
    from search.engines.elastic.index import Index

    if not settings.ELASTICSEARCH_URL:
        raise UnreachableError(
            "ELASTICSEARCH_URL names no server (make elasticsearch starts one)."
        )
    client = Client(
        settings.ELASTICSEARCH_URL,
        f"{settings.ELASTICSEARCH_INDEX}-evaluation-{uuid4().hex[:12]}",
        api_key=settings.ELASTICSEARCH_API_KEY,
        ca=settings.ELASTICSEARCH_CA,
        timeout=PATIENCE,
    )
    try:
        engine = ElasticEngine(Index(client, source), memory)
        engine.keep_up()
        yield engine
    except ElasticUnavailable as wrong:
        raise UnreachableError(f"Elasticsearch does not answer: {wrong}") from wrong
    finally:
        # Who could not write an index has none to delete.
        with suppress(ElasticUnavailable):
            client.delete(client.indices())
