"""The engines that the setting SEARCH_ENGINE may name."""

from __future__ import annotations

from django.conf import settings

from search.engines.base import Engine
from search.engines.memory.engine import MemoryEngine
from search.engines.memory.live import Rebuild
from search.source import DatabaseSource


def memory() -> Engine:
    """In this process; what has grown old is built anew behind the answers."""
    return MemoryEngine(DatabaseSource(), settings.SNAPSHOT_DIR)


def memory_at_once() -> Engine:
    """The same without a thread and a file, for tests: a thread sees no open transaction."""
    return MemoryEngine(DatabaseSource(), None, Rebuild.AT_ONCE)
