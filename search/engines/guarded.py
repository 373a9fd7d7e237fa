"""An engine that may fail, with one behind it that does not."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from search.engines.base import FACETS, Engine, EngineUnavailable
from search.explanation import Explanation
from search.plan import Plan
from search.query import PAGE_SIZE, Query
from search.results import Results
from search.spots import Box, Spot

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")


class Guarded:
    """Asks `primary`; while that cannot answer `memory` does."""

    def __init__(self, primary: Engine, memory: Engine) -> None:
        self.primary, self.memory = primary, memory

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

    def explain(
        self, query: Query, now: dt.datetime, keys: Collection[int]
    ) -> dict[int, Explanation]:
        return self.memory.explain(query, now, keys)

    def frequencies(self, tokens: Iterable[str]) -> dict[str, int]:
        return self.memory.frequencies(tokens)

    def prepare(self, generation: int) -> None:
        self.primary.prepare(generation)

    def edited(self) -> None:
        self._try(self.primary.edited)

    def keep_up(self) -> None:
        self._try(self.primary.keep_up)

    def fill(self) -> Iterator[int]:
        return self.primary.fill()

    def _try(self, keep: Callable[[], None]) -> None:
        """What fails now is done by the next try; until then memory answers."""
        try:
            keep()
        except EngineUnavailable as reason:
            logger.warning("The index of the search is not up to date: %s", reason)

    def _answer(self, ask: Callable[[Engine], Answer]) -> Answer:
        try:
            return ask(self.primary)
        except EngineUnavailable as reason:
            logger.info("The search answers from memory: %s", reason)
            return ask(self.memory)
