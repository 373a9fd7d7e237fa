"""An engine that may fail, with one behind it that does not."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Collection
from typing import TypeVar

from search.engines.base import FACETS, Engine
from search.plan import Plan
from search.query import PAGE_SIZE, Query
from search.results import Results
from search.spots import Box, Spot

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")


class Guarded:
    """Asks `primary`; when that raises one of `failures`, `memory` answers instead."""

    def __init__(
        self,
        primary: Engine,
        memory: Engine,
        failures: tuple[type[Exception], ...],
    ) -> None:
        self.primary, self.memory, self.failures = primary, memory, failures

    def search(
        self,
        query: Query,
        now: dt.datetime,
        *,
        facets: Collection[str] = FACETS,
        size: int = PAGE_SIZE,
    ) -> Results:
        return self._answer(
            lambda engine: engine.search(query, now, facets=facets, size=size)
        )

    def keys(self, query: Query, now: dt.datetime) -> list[int]:
        return self._answer(lambda engine: engine.keys(query, now))

    def total(self, query: Query, now: dt.datetime) -> int:
        return self._answer(lambda engine: engine.total(query, now))

    def within(
        self, query: Query, now: dt.datetime, areas: Collection[str]
    ) -> dict[str, int]:
        return self._answer(lambda engine: engine.within(query, now, areas))

    def spots(self, query: Query, now: dt.datetime, box: Box) -> list[Spot]:
        return self._answer(lambda engine: engine.spots(query, now, box))

    def plan(self, query: Query) -> Plan:
        return self.memory.plan(query)

    def prepare(self, generation: int) -> None:
        self.primary.prepare(generation)

    def _answer(self, ask: Callable[[Engine], Answer]) -> Answer:
        try:
            return ask(self.primary)
        except self.failures as reason:
            logger.info("The search answers from memory: %s", reason)
            return ask(self.memory)
