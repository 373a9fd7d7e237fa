"""Facets: what the total would be if a parameter had this one value alone.

What is counted for a parameter passes all parts but its own, so each parameter in force is
counted by a search of its own, and all others by one together.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from elasticsearch.dsl import A, Agg, Q, Search
from elasticsearch.dsl import Query as Condition

from home.attributes import EntryKind
from search.engines.elastic.asking import Question, all_of, happening, people
from search.engines.elastic.documents import LISTED
from search.engines.memory.asking import PART_OF
from search.engines.memory.moment import PARTS, STATES
from search.query import AGE_OPTIONS, RELATIVE_DATES, Day, Person, dates_asked

Counts = dict[str, int]
Json = dict[str, Any]

# More values than any parameter has in a city.
MOST_VALUES = 20_000
SESSION_FIELDS = {"day": "sessions.day", "time": "sessions.parts"}
# Values that are told even where nothing has them.
ALWAYS: dict[str, tuple[str, ...]] = {
    "age": AGE_OPTIONS,
    "day": tuple(Day),
    "time": tuple(PARTS),
    "kind": tuple(EntryKind.values),
    "free": ("1",),
    "date": RELATIVE_DATES,
    "enrol": tuple(STATES),
}
# From so many parameters on it is quicker to count all values of an entry in one go.
ALTOGETHER = 4
# The names of what is asked of the server beside the parameters.
ALL, OVER, OPEN = "all", "over", "always open"


def countings(question: Question, names: Collection[str]) -> list[Counting]:
    """One for each set of parameters that are counted together."""
    together: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        part = PART_OF[name]
        together[part if part in question.parts else ""].append(name)
    return [Counting(question, part, those) for part, those in together.items()]


def facets(
    question: Question, counted: Iterable[Counting], answers: Iterable[Json]
) -> dict[str, Counts]:
    """What the answers say; values that are asked for are always there."""
    found: dict[str, Counts] = {}
    for one, answer in zip(counted, answers, strict=True):
        found |= one.counts(answer["aggregations"])
    for name, counts in found.items():
        for value in (*ALWAYS.get(name, ()), *question.query.values(name)):
            counts.setdefault(value, 0)
    return found


class Counting:
    """Parameters that are counted over what passes every part but one."""

    def __init__(self, question: Question, but: str, names: list[str]) -> None:
        self.question, self.but = question, but
        together = [name for name in names if name in COUNTED_TOGETHER]
        self.together = together if len(together) >= ALTOGETHER else []
        self.alone = [name for name in names if name not in self.together]

    def body(self) -> Json:
        search = Search().query(all_of(self.question.without(self.but))).extra(size=0)
        counters = {name: self._counter(name) for name in self.alone}
        if self.together:
            counters[ALL] = A("terms", field="values", size=MOST_VALUES)
        if sessions := _sessions_among(self.together):
            counters[OVER] = self._over(sessions)
        if _sessions_among(self.alone):
            counters[OPEN] = A("filter", filter=Q("term", always_open=True))
        for name, counter in counters.items():
            search.aggs.bucket(name, counter)
        found: Json = search.to_dict()
        return found

    def counts(self, told: Mapping[str, Json]) -> dict[str, Counts]:
        """By parameter and value, from the answer to `body`."""
        found: dict[str, Counts] = {name: {} for name in self.together}
        for name in self.alone:
            found[name] = _read(told[name])
        for name in _sessions_among(self.alone):
            always = told[OPEN]["doc_count"]
            found[name] = {
                value: found[name].get(value, 0) + always for value in ALWAYS[name]
            }
        if self.together:
            for name, value, count in _of_all(told[ALL]):
                if name in self.together:
                    found[name][value] = count
        if sessions := _sessions_among(self.together):
            for name, value, count in _of_all(told[OVER][ALL]):
                if name in sessions:
                    found[name][value] -= count
            for name in sessions:
                for value, count in _read(told[OVER][name]).items():
                    found[name][value] = found[name].get(value, 0) + count
        return found

    def _counter(self, name: str) -> Agg[Any]:
        """How the values of one parameter are counted."""
        question, query = self.question, self.question.query
        if name in LISTED:
            return A("terms", field=LISTED[name], size=MOST_VALUES)
        if name in SESSION_FIELDS:
            return self._sessions(name)
        conditions: dict[str, Condition] = {}
        if name == "age":
            asked = [person.value for person in query.people]
            if set(asked) <= set(AGE_OPTIONS):
                return A("terms", field="ages", size=len(AGE_OPTIONS))
            conditions = {
                value: people([Person.parse(value)]) for value in (*AGE_OPTIONS, *asked)
            }
        elif name == "free":
            conditions["1"] = Q("term", free=True)
        elif name == "enrol":
            conditions = {state.value: question.enrolled(state) for state in STATES}
        elif name == "date":
            today = question.clock.today
            for each in RELATIVE_DATES:
                conditions[each] = happening(dates_asked(each, today))
            if isinstance(query.date, dt.date):
                conditions[query.date.isoformat()] = happening([query.date])
        else:
            raise ValueError(f"There is no facet {name!r}.")
        return A("filters", filters=conditions)

    def _sessions(self, name: str) -> Agg[Any]:
        """Entries with a session of each day, or in each part of the day, as else asked."""
        query = self.question.query
        conditions = self.question.sessions(
            () if name == "day" else query.days,
            () if name == "time" else query.times,
            query,
        )
        nested = A("nested", path="sessions")
        asked = nested.bucket("asked", A("filter", filter=all_of(conditions)))
        values = A("terms", field=SESSION_FIELDS[name], size=10)
        asked.bucket("values", values).bucket("entries", A("reverse_nested"))
        return nested

    def _over(self, names: Iterable[str]) -> Agg[Any]:
        """Of entries that have a session of a season that is over: told, and right."""
        today = self.question.clock.today.toordinal()
        over = A("filter", filter=Q("range", season_until={"lt": today}))
        told = "|".join(f"{name}:.*" for name in names)
        over.bucket(ALL, A("terms", field="values", include=told, size=20))
        for name in names:
            over.bucket(name, self._sessions(name))
        return over


# What `documents` writes into one field; what moves with the clock is not among it.
COUNTED_TOGETHER = frozenset(LISTED) | {"age", "free"} | frozenset(SESSION_FIELDS)


def _sessions_among(names: Iterable[str]) -> list[str]:
    return [name for name in names if name in SESSION_FIELDS]


def _read(told: Json) -> Counts:
    """Counts by value, whatever they were counted by."""
    if "asked" in told:
        buckets = told["asked"]["values"]["buckets"]
        return {each["key"]: each["entries"]["doc_count"] for each in buckets}
    buckets = told["buckets"]
    if isinstance(buckets, dict):
        return {value: each["doc_count"] for value, each in buckets.items()}
    return {each["key"]: each["doc_count"] for each in buckets}


def _of_all(told: Json) -> Iterator[tuple[str, str, int]]:
    """Parameter, value and count, of what was counted in one go."""
    for named, count in _read(told).items():
        name, _, value = named.partition(":")
        yield name, value, count
