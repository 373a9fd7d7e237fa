"""The changes that the contract offers when too little fits, in plain Python; see reading.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from search.engines.base import Geography
from search.query import FILTERS, Day, Person, Query
from tests.search.reading_of_intervals import one_higher_or_lower

OLDEST = 130
Change = tuple[str, str, Query]


def changes(query: Query, geography: Geography) -> Iterator[Change]:
    """Each one change, as (parameter, value, the query changed so)."""
    # What the words say is changed like what was chosen by hand.
    query = replace(query, q=query.words, rest=query.words, from_words=frozenset())
    if query.words.strip():
        yield "q", "", replace(query, q="", rest=None)
    for parameter in FILTERS:
        if query.asks(parameter):
            yield parameter, "", query.with_values(parameter, ())
    for code in dict.fromkeys(c for a in query.areas for c in beside(a, geography)):
        if code not in query.areas:
            yield "area", code, replace(query, areas=(*query.areas, code))
    for at, person in enumerate(query.people):
        for value in one_higher_or_lower(person.value):
            if any(float(n or 0) > OLDEST for n in value.lstrip("g").split("-")):
                continue
            other = Person.parse(value)
            if other not in query.people:
                people = (*query.people[:at], other, *query.people[at + 1 :])
                yield "age", other.value, replace(query, people=people)
    for day in Day if query.days else ():
        if day not in query.days:
            yield "day", day, replace(query, days=(*query.days, day))
    if query.enrol and "queue" not in query.enrol:
        yield "enrol", "queue", replace(query, enrol=(*query.enrol, "queue"))
    if query.near and query.km < 50:
        km = min(query.km * 2, 50)
        yield "near", f"{km:g}", replace(query, km=km)


def beside(code: str, geography: Geography) -> list[str]:
    """The four areas next to one: its neighbours, else those of the same area above."""
    if code in geography.neighbours:
        return list(geography.neighbours[code])[:4]
    above = geography.parents.get(code)
    if above is None:
        return []
    return [other for other, over in geography.parents.items() if over == above][:4]


def pairs_dropped(query: Query) -> Iterator[tuple[str, str, Query]]:
    """Each two parameters, and the query without both."""
    drops = [
        (parameter, changed)
        for parameter, value, changed in changes(query, Geography())
        if not value
    ]
    for at, (one, without_one) in enumerate(drops):
        for other, _ in drops[at + 1 :]:
            # The words come first, so the second of two is always a filter.
            yield one, other, without_one.with_values(other, ())
