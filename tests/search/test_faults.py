"""Faults planted in the engine are noticed by the comparison with the contract's reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest

from home.attributes import EnrolmentState
from search import scoring
from search.engines.memory import (
    asking,
    bitsets,
    columns,
    engine,
    impacts,
    live,
    moment,
    relaxing,
    sessions,
)
from search.engines.memory.asking import Asked
from search.engines.memory.moment import STATES, Moment
from search.engines.memory.paging import Pages
from search.engines.memory.places import FAR, Nearest
from search.engines.memory.sessions import Timetable
from search.query import Person
from tests.search.catalogues import NOW, query
from tests.search.comparing import a_while, built, differences, edited

QUERIES = 400


def first_page_again(right: Callable[..., Any]) -> Callable[..., Any]:
    return lambda self, group, first, last: right(self, group, 0, last - first)


def own_filter_counts(right: Callable[..., Any]) -> Callable[..., Any]:
    return lambda self, *names: right(self)


def queue_is_full(right: Callable[..., Any]) -> Callable[..., Any]:
    full, queue = STATES.index(EnrolmentState.FULL), STATES.index(EnrolmentState.QUEUE)

    def states(self: Moment) -> Any:
        state = right(self)
        return np.where(state == queue, full, state).astype(np.uint8)

    return states


def last_row_missing(right: Callable[..., Any]) -> Callable[..., Any]:
    def everything(n: int) -> Any:
        bits = right(n)
        bits[-1:] >>= np.uint64(1)
        return bits

    return everything


def a_metre_more(right: Callable[..., Any]) -> Callable[..., Any]:
    def metres(self: Nearest, rows: Any) -> Any:
        found = right(self, rows)
        return found + (found != FAR)

    return metres


def instead(made: Any) -> Callable[..., Any]:
    """A fault that replaces what is right altogether."""
    return lambda right: made


FAULTS: dict[str, tuple[Any, str, Callable[..., Any]]] = {
    "a stale score counts whole": (asking, "STALE", instead(scoring.FRESH)),
    "twenty minutes are enough": (sessions, "ENOUGH_MINUTES", instead(20)),
    "every week is in turn": (
        Timetable,
        "_in_turn",
        instead(lambda self, day: np.ones(len(day), np.bool_)),
    ),
    "holidays are not skipped": (
        Timetable,
        "_skipped_until",
        instead(lambda self, sets, day: np.zeros(len(day), np.int64)),
    ),
    "nobody is almost of the age": (Person, "a_year_apart", instead(lambda self: ())),
    "what was replaced stays": (live.Layer, "bury", instead(lambda self, keys: None)),
    "the clock stands still": (Moment, "holds", instead(lambda self, now: True)),
    "every page is the first": (Pages, "_of_group", first_page_again),
    "facets keep their own filter": (Asked, "without", own_filter_counts),
    "a waiting list is called full": (Moment, "_enrolment", queue_is_full),
    "the last row is forgotten": (bitsets, "everything", last_row_missing),
    "distances are a metre more": (Nearest, "metres", a_metre_more),
    "a served area matches itself only": (
        columns.Reach,
        "of",
        instead(lambda self, code: frozenset([code])),
    ),
    "names sort as they are written": (columns, "collation_key", instead(str)),
    "all words weigh alike": (engine, "factor", instead(lambda *given: 64)),
    "any time of the day is the morning": (moment, "ANY_PART", instead(0)),
    "nothing stays chosen by hand": (
        Asked,
        "_passing_by_hand",
        instead(lambda self: self.live),
    ),
    "whom it is meant for counts nothing": (
        asking,
        "special",
        instead(lambda *given: scoring.THOUSAND),
    ),
    "what is failed costs nothing": (
        asking,
        "penalty",
        instead(lambda part: scoring.THOUSAND),
    ),
    "what is not wanted is found": (
        impacts.TextIndex,
        "having",
        instead(
            lambda self, groups: bitsets.from_rows(np.zeros(0, np.int64), self.size)
        ),
    ),
    "a wide word finds by itself": (
        engine,
        "weigh",
        lambda right: (
            lambda view, planned: right(
                view,
                replace(
                    planned, groups=tuple(replace(g, main=True) for g in planned.groups)
                ),
            )
        ),
    ),
    "one neighbour is enough": (relaxing, "NEAREST_AREAS", instead(1)),
    "relaxations drop two filters": (
        relaxing,
        "PART_OF",
        instead(dict.fromkeys(asking.PART_OF, "age")),
    ),
}
QUICK = ("a stale score counts whole", "holidays are not skipped")


def answers_otherwise() -> bool:
    """Whether some query of many is answered otherwise than the contract reads."""
    for seed, make in enumerate((built, edited, edited, built)):
        made, reading = make(seed)
        random = Random(seed)
        for _ in range(QUERIES // 4):
            if differences(made, reading, query(random), NOW + a_while(random)):
                return True
    return False


def notices(monkeypatch: pytest.MonkeyPatch, fault: str) -> bool:
    owner, name, wrong = FAULTS[fault]
    monkeypatch.setattr(owner, name, wrong(getattr(owner, name)))
    return answers_otherwise()


def test_without_a_fault_there_is_nothing_to_notice():
    assert not answers_otherwise()


@pytest.mark.parametrize("fault", QUICK)
def test_a_fault_is_noticed(monkeypatch, fault):
    assert notices(monkeypatch, fault)


@pytest.mark.slow
@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault not in QUICK])
def test_every_fault_is_noticed(monkeypatch, fault):
    assert notices(monkeypatch, fault)
