"""Facets: what the total would be if a parameter had this one value alone.

What is counted for a parameter passes all parts but its own, so each parameter in force is
counted by a search of its own, and all others by one together.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from elasticsearch.dsl import A, Agg, Q, Search
from elasticsearch.dsl import Query as Condition

from home.attributes import EntryKind
from search.engines.elastic.asking import (
    LISTED,
    Question,
    all_of,
    happening,
    people,
)
from search.engines.memory.asking import PART_OF
from search.engines.memory.moment import PARTS, STATES
from search.query import AGE_OPTIONS, RELATIVE_DATES, Day, dates_asked

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


def searches(question: Question, names: Collection[str]) -> list[Json]:
    """A search for each set of parameters that are counted together."""
    together: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        part = PART_OF[name]
        together[part if part in question.parts else ""].append(name)
    found: list[Json] = []
    for part, those in together.items():
        search = Search().query(all_of(question.without(part))).extra(size=0)
        for name in those:
            for key, agg in _counted(question, name).items():
                search.aggs.bucket(key, agg)
        found.append(search.to_dict())
    return found


def counts(
    question: Question, names: Collection[str], answers: Iterable[Json]
) -> dict[str, Counts]:
    """What the answers say; values that are asked for are always there."""
    aggregations: dict[str, Json] = {}
    for answer in answers:
        aggregations |= answer["aggregations"]
    found: dict[str, Counts] = {}
    for name in names:
        of_values = dict.fromkeys(ALWAYS.get(name, ()), 0) | _read(name, aggregations)
        for value in question.query.values(name):
            of_values.setdefault(value, 0)
        found[name] = of_values
    return found


def _counted(question: Question, name: str) -> dict[str, Agg[Any]]:
    """How the values of a parameter are counted, by names that `_read` knows."""
    query = question.query
    if name in LISTED:
        return {name: A("terms", field=LISTED[name], size=MOST_VALUES)}
    if name in SESSION_FIELDS:
        return {
            name: _sessions(question, name),
            f"{name}:always": A("filter", filter=Q("term", always_open=True)),
        }
    if name == "age":
        others = {
            person.value: people([person])
            for person in query.people
            if person.value not in AGE_OPTIONS
        }
        counted: dict[str, Agg[Any]] = {name: A("terms", field="ages", size=100)}
        if others:
            counted["age:others"] = A("filters", filters=others)
        return counted
    if name == "free":
        return {name: A("filters", filters={"1": Q("term", free=True)})}
    if name == "enrol":
        states = {state.value: question.enrolled(state) for state in STATES}
        return {name: A("filters", filters=states)}
    if name == "date":
        today = question.clock.today
        days: dict[str, Condition] = {
            each: happening(dates_asked(each, today)) for each in RELATIVE_DATES
        }
        if isinstance(query.date, dt.date):
            days[query.date.isoformat()] = happening([query.date])
        return {name: A("filters", filters=days)}
    raise ValueError(f"There is no facet {name!r}.")


def _sessions(question: Question, name: str) -> Agg[Any]:
    """Entries with a session of each day, or in each part of the day, as asked otherwise."""
    query = question.query
    conditions = question.sessions(
        () if name == "day" else query.days,
        () if name == "time" else query.times,
        query,
    )
    nested = A("nested", path="sessions")
    values = nested.bucket("asked", A("filter", filter=all_of(conditions))).bucket(
        "values", A("terms", field=SESSION_FIELDS[name], size=10)
    )
    values.bucket("entries", A("reverse_nested"))
    return nested


def _read(name: str, aggregations: Mapping[str, Json]) -> Counts:
    told = aggregations[name]
    if name in SESSION_FIELDS:
        always = aggregations[f"{name}:always"]["doc_count"]
        values = [str(value) for value in ALWAYS[name]]
        return dict.fromkeys(values, always) | {
            bucket["key"]: bucket["entries"]["doc_count"] + always
            for bucket in told["asked"]["values"]["buckets"]
        }
    buckets = told["buckets"]
    if isinstance(buckets, dict):
        return {value: bucket["doc_count"] for value, bucket in buckets.items()}
    found = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
    if name == "age" and "age:others" in aggregations:
        found |= _read("age:others", aggregations)
    return found
