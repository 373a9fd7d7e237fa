"""An engine over a scratch catalogue, which it forgets at the end of the block."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from search.engines.base import Engine, Source
from search.engines.memory.engine import MemoryEngine
from search.engines.memory.live import Rebuild

NAMES = ("memory",)


class UnreachableError(RuntimeError):
    """The engine does not answer; the message says what to do."""


@contextmanager
def scratch(name: str, source: Source) -> Iterator[Engine]:
    """An engine of this name that knows this catalogue only."""
    yield MemoryEngine(source, None, Rebuild.AT_ONCE)
