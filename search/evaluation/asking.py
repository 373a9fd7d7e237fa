"""Every query of a set asked as a visitor asks it: words understood, planned, answered."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from home.areas.tree import tree as areas
from home.audience import YEAR, Person
from search import forms
from search.engines.base import Engine
from search.evaluation.measures import MORE, Found, Understanding, judged
from search.evaluation.sets import SLOTS, Asked, EvaluationSet
from search.query import Query

PARTS_OF_DAY = {"morning": "a", "afternoon": "i", "evening": "e"}
OLDEST = 99


@dataclass(slots=True)
class Outcome:
    """What a whole set came to: per query its figures and answer, and all of them together."""

    queries: tuple[Asked, ...] = ()
    found: list[Found] = field(default_factory=list)
    answers: list[list[str]] = field(default_factory=list)
    # Milliseconds: of understanding and planning (of the processor), and of the whole answer.
    planning: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    slots: dict[str, Understanding] = field(default_factory=dict)
    exact: int = 0


def ask(engine: Engine, of: EvaluationSet) -> Outcome:
    """Ask every query once; the engine answers from the documents of the set."""
    told = Outcome(of.queries)
    ids = [each.id for each in of.documents]
    now = timezone.now()
    engine.total(Query(), now)
    for asked in of.queries:
        began, worked = time.perf_counter(), time.thread_time()
        query = forms.of_words(asked.q)
        engine.plan(query)
        told.planning.append((time.thread_time() - worked) * 1000)
        engine.search(query, now)
        told.whole.append((time.perf_counter() - began) * 1000)
        answer = [ids[key - 1] for key in engine.keys(query, now)[:MORE]]
        told.answers.append(answer)
        told.found.append(judged(answer, of.judgements[asked.qid]))
    understand(of.queries, told)
    return told


def understand(queries: Iterable[Asked], told: Outcome) -> Outcome:
    """Count what is understood in the words of these queries."""
    for asked in queries:
        said = slots_of(forms.of_words(asked.q))
        meant = {name: _plain(value) for name, value in asked.slots.items() if value}
        told.exact += said == meant
        for name in SLOTS:
            counts = told.slots.setdefault(name, Understanding())
            counts.count(said.get(name), meant.get(name))
    return told


def slots_of(query: Query) -> dict[str, object]:
    """What was read from the words, as sets of queries spell it."""
    said: dict[str, object] = {}
    if query.people:
        first = min(person.span.low // YEAR for person in query.people)
        last = max(_last_year(person) for person in query.people)
        said["age"] = (first, min(last, OLDEST))
    if query.areas:
        said["area"] = areas().by_code[query.areas[0]].name_fi
    if query.days:
        said["days"] = tuple(sorted(day.weekday for day in query.days))
    if query.times:
        said["tod"] = "".join(PARTS_OF_DAY[part] for part in query.times)
    if query.free:
        said["free"] = True
    return said


def _last_year(person: Person) -> int:
    """The last whole year of a band or a grade; a point lies between two."""
    ends = -(-person.span.high // YEAR)
    return ends if "." in person.value else ends - 1


def _plain(value: object) -> object:
    return (
        tuple(value)
        if isinstance(value, Sequence) and not isinstance(value, str)
        else value
    )
