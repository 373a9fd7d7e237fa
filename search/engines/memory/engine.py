"""The in-memory engine: answers queries from the live view of the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from search.engines.base import FACETS, Health, Source
from search.engines.memory import bitsets, mapping
from search.engines.memory.asking import Asked
from search.engines.memory.counting import facets as count_facets
from search.engines.memory.explaining import explain
from search.engines.memory.heap import give_back_large_arrays
from search.engines.memory.impacts import Term, TermGroups, factor
from search.engines.memory.live import Live, Rebuild, Viewed
from search.engines.memory.paging import Pages, hits
from search.engines.memory.relaxing import ENOUGH, relaxations
from search.explanation import Explanation
from search.plan import NOTHING, Plan, TermGroup
from search.planning import plan
from search.query import PAGE_SIZE, Query
from search.results import Group, Results
from search.spots import Box, Spot

MOST_PLANS = 256


class MemoryEngine:
    """An `Engine` in this process; see `live` for how it keeps up with the catalogue."""

    def __init__(
        self,
        source: Source,
        folder: Path | None = None,
        rebuild: Rebuild = Rebuild.BEHIND,
    ) -> None:
        """`folder` is where the snapshot file lives, None: in memory only."""
        give_back_large_arrays()
        self.live = Live(source, folder, rebuild)

    def search(
        self,
        query: Query,
        now: dt.datetime,
        *,
        facets: Collection[str] = FACETS,
        size: int = PAGE_SIZE,
    ) -> Results:
        view = self.live.view()
        planned = plan_of(view, query)
        answers = ask(view, query, now, planned)
        found = Pages(answers)
        total = found.groups[Group.FITS]
        pages = max(1, -(-found.count // size))
        page = min(max(query.page, 1), pages)
        stretch = found.stretch((page - 1) * size, page * size)
        relaxed = total < ENOUGH and tuple(facets) == FACETS
        return Results(
            total=total,
            groups=found.groups,
            hits=hits(stretch, query),
            page=page,
            pages=pages,
            facets=count_facets(answers, query, facets),
            relaxations=relaxations(answers, query, total, view.geography)
            if relaxed
            else (),
            left_out_without_point=sum(asked.without_point() for asked in answers),
            plan=planned,
        )

    def plan(self, query: Query) -> Plan:
        """What the words of the query are taken for, by the words of the catalogue."""
        return plan_of(self.live.view(), query)

    def explain(
        self, query: Query, now: dt.datetime, keys: Collection[int]
    ) -> dict[int, Explanation]:
        view = self.live.view()
        planned = plan_of(view, query)
        return explain(view, ask(view, query, now, planned), planned, keys)

    def mean_length(self) -> float:
        """How many tokens an entry has, by which the weights of words are reckoned."""
        return self.live.view().base.statistics.mean_length

    def frequencies(self, tokens: Iterable[str]) -> dict[str, int]:
        view = self.live.view()
        return {token: view.frequency(token) for token in tokens}

    def prepare(self, generation: int) -> None:
        self.live.prepare(generation)

    def edited(self) -> None:
        """Every answer looks for edits itself."""

    keep_up = edited

    def fill(self) -> Iterator[int]:
        yield from ()

    def health(self, now: dt.datetime) -> Health:
        return Health("memory")

    def keys(self, query: Query, now: dt.datetime) -> list[int]:
        answers = ask(self.live.view(), query, now)
        found = Pages(answers)
        return [
            int(asked.segment.arrays["keys"][row])
            for _, places in found.stretch(0, found.count)
            for asked, row in places
        ]

    def within(
        self, query: Query, now: dt.datetime, areas: Collection[str]
    ) -> dict[str, int]:
        return mapping.within(ask(self.live.view(), query, now), areas)

    def spots(self, query: Query, now: dt.datetime, box: Box) -> list[Spot]:
        return mapping.spots(ask(self.live.view(), query, now), box)

    def total(self, query: Query, now: dt.datetime) -> int:
        answers = ask(self.live.view(), query, now)
        return sum(bitsets.count(asked.sets[Group.FITS]) for asked in answers)


def ask(
    view: Viewed, query: Query, now: dt.datetime, planned: Plan | None = None
) -> list[Asked]:
    """Put the query to every segment of the view."""
    groups = weigh(view, plan_of(view, query) if planned is None else planned)
    return [Asked(segment, live, query, now, groups) for segment, live in view.parts]


def plan_of(view: Viewed, query: Query) -> Plan:
    """The plan of the query by the vocabulary of the view, overlay included."""
    if not query.words.strip() and not query.without:
        return NOTHING
    conditions = any(map(query.asks, query.from_words))
    asked = query.words, query.without, conditions
    if (known := view.plans.get(asked)) is None:
        if len(view.plans) >= MOST_PLANS:
            view.plans.clear()
        known = view.plans[asked] = plan(
            query.words,
            view,
            view.thesaurus,
            without=query.without,
            conditions=conditions,
        )
    return known


def weigh(view: Viewed, planned: Plan) -> TermGroups:
    """The groups of the plan, each token with its factor; rarity is that of the base."""
    return TermGroups(
        [_terms(view, group) for group in planned.groups if group.main],
        [_terms(view, group) for group in planned.groups if not group.main],
        [_terms(view, group) for group in planned.without],
    )


def _terms(view: Viewed, group: TermGroup) -> list[Term]:
    base = view.base
    terms = []
    for token, weight in group.tokens:
        written = token.encode()
        frequency = base.text.frequency(written)
        terms.append(Term(written, factor(weight, base.statistics.entries, frequency)))
    return terms
