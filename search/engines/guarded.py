"""An engine that may fail, with one behind it that does not."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from search.engines.base import (
    FACETS,
    Engine,
    EngineUnavailable,
    Health,
    ServedEngine,
    Trouble,
)
from search.engines.breaker import Breaker
from search.engines.hurry import within
from search.explanation import Explanation
from search.plan import Plan
from search.query import PAGE_SIZE, Query
from search.results import Results
from search.spots import Box, Spot

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")

# A visitor waits a second at most, and memory wants a part of it.
SECONDS = 0.6
# What part of that an answer takes that comes in time and still tells of trouble.
SLOW = 0.5
# Nobody waits for a server that comes back, but it shall not hang either.
BACK_SECONDS = 10.0


class Guarded:
    """Asks `primary` for some tenths of a second; when that cannot answer `memory` does.

    `primary` plans with the view of `memory`, which is thereby kept warm. A server that is
    away is left alone until it is back (`Breaker`); edits that it misses it gets then.
    """

    def __init__(
        self, primary: ServedEngine, memory: Engine, seconds: float = SECONDS
    ) -> None:
        self.primary, self.memory, self.seconds = primary, memory, seconds
        self.breaker = Breaker(self._come_back)

    def search(
        self,
        query: Query,
        now: dt.datetime,
        *,
        facets: Collection[str] = FACETS,
        size: int = PAGE_SIZE,
    ) -> Results:
        return self._answer(
            query, lambda engine: engine.search(query, now, facets=facets, size=size)
        )

    def keys(self, query: Query, now: dt.datetime) -> list[int]:
        return self._answer(query, lambda engine: engine.keys(query, now))

    def total(self, query: Query, now: dt.datetime) -> int:
        return self._answer(query, lambda engine: engine.total(query, now))

    def within(
        self, query: Query, now: dt.datetime, areas: Collection[str]
    ) -> dict[str, int]:
        return self._answer(query, lambda engine: engine.within(query, now, areas))

    def spots(self, query: Query, now: dt.datetime, box: Box) -> list[Spot]:
        return self._answer(query, lambda engine: engine.spots(query, now, box))

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
        """What the server does not take at once waits in the database for the next try."""
        if not self.breaker.is_open:
            with within(self.seconds):
                try:
                    self.primary.edited()
                except EngineUnavailable as reason:
                    # It may be much that was edited: the server need not be away.
                    logger.info(
                        "The index of the search gets an edit later: %s", reason
                    )

    def keep_up(self) -> None:
        self._try(self.primary.keep_up)

    def fill(self) -> Iterator[int]:
        return self.primary.fill()

    def health(self, now: dt.datetime) -> Health:
        since = self.breaker.since
        if not self.breaker.is_open:
            try:
                with within(self.seconds):
                    return self.primary.health(now)
            except EngineUnavailable as reason:
                self._note(reason)
                since = self.breaker.since
        trouble = Trouble.AWAY if since else Trouble.BEHIND
        return Health("elasticsearch", trouble, since)

    def _come_back(self) -> None:
        with within(BACK_SECONDS):
            self.primary.come_back()

    def _try(self, keep: Callable[[], None]) -> None:
        """What fails now is done by the next try; until then memory answers."""
        try:
            keep()
        except EngineUnavailable as reason:
            self._note(reason)
            logger.warning("The index of the search is not up to date: %s", reason)

    def _answer(self, query: Query, ask: Callable[[Engine], Answer]) -> Answer:
        # Planned before the watch starts, and kept: no server is slow by what words mean.
        self.memory.plan(query)
        if not self.breaker.is_open:
            began = time.monotonic()
            try:
                with within(self.seconds):
                    answer = ask(self.primary)
            except EngineUnavailable as reason:
                self._note(reason)
            else:
                if time.monotonic() - began > SLOW * self.seconds:
                    # A page asks several times: a second slow answer would be too late.
                    self.breaker.trip("the server is slow")
                return answer
        return ask(self.memory)

    def _note(self, reason: EngineUnavailable) -> None:
        if reason.is_away:
            self.breaker.trip(reason)
        else:
            logger.info("The search answers from memory: %s", reason)
