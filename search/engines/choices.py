"""The engines that the setting SEARCH_ENGINE may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from search.engines.base import Engine
from search.engines.memory.engine import MemoryEngine
from search.engines.memory.live import Rebuild
from search.source import DatabaseSource

if TYPE_CHECKING:
    from search.engines.elastic.index import Index


def memory() -> MemoryEngine:
    """In this process; what has grown old is built anew behind the answers."""
    return MemoryEngine(DatabaseSource(), settings.SNAPSHOT_DIR)


def memory_at_once() -> MemoryEngine:
    """The same without a thread and a file, for tests: a thread sees no open transaction."""
    return MemoryEngine(DatabaseSource(), None, Rebuild.AT_ONCE)


def elastic() -> Engine:
    """On Elasticsearch, by the settings ELASTICSEARCH_*; from memory when it cannot answer."""
    # Here, for a site without Elasticsearch shall not load its client.
    from search.engines.elastic.engine import ElasticEngine
    from search.engines.guarded import Guarded

    warm = memory()
    return Guarded(ElasticEngine(index(), warm), warm, settings.ELASTICSEARCH_TIMEOUT)


def index() -> Index:
    """The index that the settings name."""
    from search.engines.elastic.client import Client
    from search.engines.elastic.index import Index

    client = Client(
        settings.ELASTICSEARCH_URL,
        settings.ELASTICSEARCH_INDEX,
        api_key=settings.ELASTICSEARCH_API_KEY,
        ca=settings.ELASTICSEARCH_CA,
        timeout=settings.ELASTICSEARCH_TIMEOUT,
    )
    return Index(
        client,
        DatabaseSource(),
        shards=settings.ELASTICSEARCH_SHARDS,
        replicas=settings.ELASTICSEARCH_REPLICAS,
    )
