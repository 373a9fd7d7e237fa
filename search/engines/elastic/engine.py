"""The engine on Elasticsearch: the whole search contract inside it.

What words mean is planned from the vocabulary of the memory engine, which is kept warm
beside it. Raises ElasticUnavailable where the index cannot answer with the last edit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl import Query as Condition

from search.engines.base import FACETS, Health
from search.engines.elastic import counting
from search.engines.elastic.asking import Clock, Question, all_of
from search.engines.elastic.client import IndexMissing, Json
from search.engines.elastic.index import Index
from search.engines.elastic.listing import (
    Listed,
    Pages,
    key,
    lists,
    number_of,
    points,
    total,
)
from search.engines.elastic.relaxing import relaxations
from search.engines.elastic.telling import hit
from search.engines.memory.engine import MemoryEngine
from search.engines.memory.relaxing import ENOUGH
from search.explanation import Explanation
from search.facts import Facts, Point
from search.plan import NOTHING, Plan
from search.query import PAGE_SIZE, Query
from search.results import Group, Hit, Results
from search.spots import Box, Spot

# How many are fetched at a time when all are wanted.
KEYS_A_REQUEST = 10_000
# Degrees by which a stored point may be off: what is in a box is told by the facts.
SLACK = 1e-5


class ElasticEngine:
    """An `Engine` on one index; `memory` plans what words mean, and answers nothing."""

    def __init__(self, index: Index, memory: MemoryEngine) -> None:
        self.index, self.memory = index, memory
        self.client, self.source = index.client, index.source

    def search(
        self,
        query: Query,
        now: dt.datetime,
        *,
        facets: Collection[str] = FACETS,
        size: int = PAGE_SIZE,
    ) -> Results:
        question = self._question(query, now)
        listed = list(lists(question))
        # What the first page may need is fetched at once, any other when its place is known.
        at_once = size if query.page <= 1 else 0
        counted = counting.countings(question, facets)
        bodies = [one.body(0, at_once) for one in listed]
        bodies += [one.body() for one in counted]
        if query.near is not None:
            bodies.append(number_of(question.without_point()))
        answers = iter(self._ask(now, bodies))
        of_lists = list(islice(answers, len(listed)))
        of_facets = list(islice(answers, len(counted)))
        pages = Pages(listed, of_lists, size)
        page = min(max(query.page, 1), pages.pages)
        found = pages.groups[Group.FITS]
        relaxed = found < ENOUGH and tuple(facets) == FACETS
        return Results(
            total=found,
            groups=pages.groups,
            hits=self._hits(pages, page, of_lists if at_once else None, query, now),
            page=page,
            pages=pages.pages,
            facets=counting.facets(question, counted, of_facets),
            relaxations=relaxations(
                question, found, self.source.geography(), lambda c: self._totals(now, c)
            )
            if relaxed
            else (),
            left_out_without_point=sum(map(total, answers)),
            plan=question.plan,
        )

    def plan(self, query: Query) -> Plan:
        return self.memory.plan(query)

    def explain(
        self, query: Query, now: dt.datetime, keys: Collection[int]
    ) -> dict[int, Explanation]:
        return self.memory.explain(query, now, keys)

    def frequencies(self, tokens: Iterable[str]) -> dict[str, int]:
        return self.memory.frequencies(tokens)

    def prepare(self, generation: int) -> None:
        """The index follows when the generation is read; until then memory answers."""
        self.memory.prepare(generation)

    def edited(self) -> None:
        self.index.catch_up()

    def keep_up(self) -> None:
        if not self.index.catch_up() and not self.index.is_being_built():
            for _ in self.fill():
                pass

    def fill(self) -> Iterator[int]:
        return self.index.rebuild(self.memory.mean_length(), self._warm_up)

    def _warm_up(self, index: str) -> None:
        question = Question(Query(), NOTHING, Clock.at(self.index.clock()))
        bodies = [one.body(0, PAGE_SIZE) for one in lists(question)]
        bodies += [one.body() for one in counting.countings(question, FACETS)]
        self.client.search(index, bodies, patient=True)

    def health(self, now: dt.datetime) -> Health:
        """Raises EngineUnavailable when memory would answer; asks the server in any case."""
        self.index.forget()
        self._index(now)
        return Health("elasticsearch")

    def come_back(self) -> None:
        """What was edited while the server was away reaches it without waiting for a tick."""
        try:
            self.client.state()
            self.index.catch_up()
        except IndexMissing:
            # It is back without its index; the next tick makes that anew.
            self.index.forget()
        finally:
            self.source.close()

    def keys(self, query: Query, now: dt.datetime) -> list[int]:
        question = self._question(query, now)
        return [
            key(one)
            for listed in lists(question)
            for one in listed.put_right(list(self._walk(listed, now)))
        ]

    def total(self, query: Query, now: dt.datetime) -> int:
        return self._totals(now, [self._question(query, now).fits])[0]

    def within(
        self, query: Query, now: dt.datetime, areas: Collection[str]
    ) -> dict[str, int]:
        question = self._question(query, now)
        lying = {code: Q("term", areas=code) for code in areas}
        if not lying:
            return {}
        search = Search().query(question.fits).extra(size=0)
        search.aggs.bucket("areas", A("filters", filters=lying))
        (answer,) = self._ask(now, [search.to_dict()])
        buckets = answer["aggregations"]["areas"]["buckets"]
        return {code: buckets[code]["doc_count"] for code in areas}

    def spots(self, query: Query, now: dt.datetime, box: Box) -> list[Spot]:
        """Of each point what comes soonest first, for a map that shows all of it."""
        question = self._question(query, now)
        fitting = all_of([question.fits, in_box(box)])
        inside = Listed(question, Group.FITS, fitting, ranked=False)
        found: dict[Point, list[int]] = {}
        for one in self._walk(inside, now):
            for point in points(one):
                if box.holds(point.latitude, point.longitude):
                    found.setdefault(point, []).append(key(one))
        return sorted(
            (Spot(*place, tuple(dict.fromkeys(keys))) for place, keys in found.items()),
            key=lambda spot: (box.from_middle(spot.latitude, spot.longitude), spot),
        )

    # -- asking

    def _question(self, query: Query, now: dt.datetime) -> Question:
        return Question(query, self.plan(query), Clock.at(now))

    def _ask(self, now: dt.datetime, bodies: Sequence[Json]) -> list[Json]:
        """The answers of the index that holds the last edit."""
        try:
            return self.client.search(self._index(now), bodies)
        except IndexMissing:
            # Another one has taken its place since.
            self.index.forget()
            return self.client.search(self._index(now), bodies)

    def _index(self, now: dt.datetime) -> str:
        return self.index.ready(self.source.standing(), now)

    def _totals(self, now: dt.datetime, conditions: Iterable[Condition]) -> list[int]:
        return list(map(total, self._ask(now, list(map(number_of, conditions)))))

    def _hits(
        self,
        pages: Pages,
        page: int,
        answers: Sequence[Json] | None,
        query: Query,
        now: dt.datetime,
    ) -> tuple[Hit, ...]:
        """The hits of a page, from the first answers where they hold them."""
        pieces = list(pages.pieces(page))
        if answers is None:
            answers = self._ask(
                now,
                [
                    one.body(*piece)
                    for one, piece in zip(pages.listed, pieces, strict=True)
                ],
            )
        return tuple(
            hit(Facts.from_json(one["_source"]["facts"]), listed.group, query, now)
            for listed, answer, (first, last) in zip(
                pages.listed, answers, pieces, strict=True
            )
            for one in listed.stretch(answer, first, last)
        )

    def _walk(self, listed: Listed, now: dt.datetime) -> Iterator[Json]:
        """Every hit of a list in order, however many there are."""
        place = None
        while True:
            (answer,) = self._ask(now, [listed.after(place, KEYS_A_REQUEST)])
            found = answer["hits"]["hits"]
            yield from found
            if len(found) < KEYS_A_REQUEST:
                break
            place = found[-1]["sort"]


def in_box(box: Box) -> Condition:
    """A place in a part of the map, and a little around it."""
    corners = {
        "top_left": {
            "lat": min(box.north + SLACK, 90),
            "lon": max(box.west - SLACK, -180),
        },
        "bottom_right": {
            "lat": max(box.south - SLACK, -90),
            "lon": min(box.east + SLACK, 180),
        },
    }
    return Q("geo_bounding_box", points=corners)
