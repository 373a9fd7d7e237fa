"""What the rest of the site may ask of a search engine, and what an engine asks of the site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

from search.explanation import Explanation
from search.facts import Facts
from search.plan import Plan
from search.query import PAGE_SIZE, Query
from search.results import Results
from search.spots import Box, Spot
from search.thesaurus.reach import Thesaurus

FACETS = (
    "age",
    "area",
    "day",
    "time",
    "date",
    "kind",
    "theme",
    "free",
    "easy",
    "lang",
    "support",
    "enrol",
    "organiser",
)


class EngineUnavailable(Exception):  # noqa: N818  It tells a state, not a mistake.
    """The engine cannot answer now, or not with the last edit; the message says why.

    `is_away`: its server does not do its part, so asking again at once is no use.
    """

    is_away = True


class Trouble(StrEnum):
    """Why an engine does not answer itself."""

    AWAY = "away"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Health:
    """Which engine is meant to answer, and why it does not, where memory answers for it."""

    engine: str
    trouble: Trouble | None = None
    since: dt.datetime | None = None


class Engine(Protocol):
    """Answers by the search contract, the last committed edit included.

    One that depends on a server raises EngineUnavailable when that does not do its part.
    """

    def search(
        self,
        query: Query,
        now: dt.datetime,
        *,
        facets: Collection[str] = FACETS,
        size: int = PAGE_SIZE,
    ) -> Results:
        """The page of the query at this (aware) moment.

        Facets not named are left out, and relaxations with them: whoever names some wants
        a part of the answer. The whole one tells relaxations when fewer than five fit. A
        page past the end is the last one.
        """

    def keys(self, query: Query, now: dt.datetime) -> list[int]:
        """Every entry of the answer in order, all groups, for maps, feeds and files."""

    def plan(self, query: Query) -> Plan:
        """What the words of the query are taken for, by the words of the catalogue."""

    def explain(
        self, query: Query, now: dt.datetime, keys: Collection[int]
    ) -> dict[int, Explanation]:
        """What the scores of these entries are made of, for those in the answer."""

    def frequencies(self, tokens: Iterable[str]) -> dict[str, int]:
        """How many entries have each of these tokens, by the words of the catalogue."""

    def total(self, query: Query, now: dt.datetime) -> int:
        """How many fit, and nothing else."""

    def within(
        self, query: Query, now: dt.datetime, areas: Collection[str]
    ) -> dict[str, int]:
        """How many of those that fit lie in each of these areas, on top of what is asked."""

    def spots(self, query: Query, now: dt.datetime, box: Box) -> list[Spot]:
        """The points in the box where something fits, nearest to its middle first."""

    def prepare(self, generation: int) -> None:
        """Have at hand what answering from this generation takes, before it is read."""

    def edited(self) -> None:
        """An edit of this process was committed: tell it where else entries are kept."""

    def keep_up(self) -> None:
        """Bring what is kept elsewhere to the last edit, made anew where that takes it."""

    def fill(self) -> Iterator[int]:
        """Make what is kept elsewhere anew; yields how many entries each batch has."""

    def health(self, now: dt.datetime) -> Health:
        """Whether it answers itself at this moment."""


class ServedEngine(Engine, Protocol):
    """An engine that depends on a server."""

    def come_back(self) -> None:
        """Raise EngineUnavailable while the server is away, else send it what it has missed."""


class Standing(NamedTuple):
    """What the catalogue is at; equal standings mean equal answers.

    Versions of one catalogue and generation only rise. `catalogue` tells databases apart.
    """

    catalogue: str
    generation: int
    version: int


class Row(NamedTuple):
    """One entry as written by the edit `version`; no facts: it is not to be found any more."""

    key: int
    version: int
    facts: Facts | None


@dataclass(frozen=True, slots=True)
class Geography:
    """The tree of areas as an engine needs it.

    parents: code -> code of the area it is part of (None for the city). neighbours: code ->
    codes of areas next to it, nearest first, offered when an area has too little.
    """

    parents: Mapping[str, str | None] = field(default_factory=dict)
    neighbours: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Source(Protocol):
    """Where an engine reads the catalogue. Called from several threads."""

    def standing(self, *, anew: bool = False) -> Standing:
        """What the catalogue is at: a cheap question, asked before every answer.

        The answer may be as old as the request that is being answered, unless `anew`.
        """

    def rows(self, generation: int) -> Iterable[Row]:
        """Every findable entry of the generation, in ascending order of key.

        May hold edits later than the standing read before: they come again as changes.
        """

    def changes(self, since: Standing) -> Iterable[Row] | None:
        """What was written after `since`, tombstones too; the last state of each entry is enough.

        Of the generation that `since` names. None when the catalogue cannot tell (a backup
        was restored, the log was cut): then the engine reads everything anew.
        """

    def geography(self) -> Geography:
        """The tree of areas; asked when the standing has changed, so it should be at hand."""

    def thesaurus(self) -> Thesaurus:
        """What people call things; asked as often."""

    def close(self) -> None:
        """The thread that calls asks no more: what it holds open can go."""
