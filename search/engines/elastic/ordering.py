"""The orders of the contract: what a search sorts by, and the score that it sorts by.

Where words rank, the score is theirs; elsewhere it is 1 for what is fresh and 0 for what is
stale, which comes after it among equals.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from elasticsearch.dsl import Q
from elasticsearch.dsl import Query as Condition

from search.engines.elastic.asking import Question
from search.engines.elastic.documents import LONGEST_TOKEN
from search.engines.elastic.mapping import WRITTEN
from search.engines.memory.impacts import K1
from search.engines.memory.sessions import NEVER
from search.plan import TermGroup
from search.query import Person, Sort
from search.scoring import (
    ALL_SPECIAL,
    FRESH,
    LEAST_SPECIAL,
    NO_TOPIC,
    STALE,
    THOUSAND,
    bands,
    penalty,
    years_asked,
)

TIE = 0.15
# How many points of `search.plan` one of the server's is: 17 + 3 of a group, 64 of a factor,
# 255 of an impact; and BM25 there counts k1 + 1 times.
POINTS = 20 * 64 * 255 / (K1 * WRITTEN + 1)
Sorting = list[Any]
Json = dict[str, Any]


def scored(question: Question, condition: Condition, ranked: bool) -> Condition:
    """The same entries with the score that `sorting` counts on."""
    fresh = Q("range", stale_from={"gt": question.clock.minute})
    if not ranked or question.query.order is not Sort.RELEVANCE:
        return Q(
            "bool",
            filter=[condition],
            should=[Q("constant_score", filter=fresh, boost=1)],
        )
    factors: list[Json] = [{"filter": failing(fresh), "weight": STALE / FRESH}]
    factors += [
        {"filter": failing(part), "weight": penalty(name) / THOUSAND}
        for name, part in question.judged().items()
    ]
    return Q(
        "function_score",
        query=special(question.query.people, worded(question, condition))
        if question.query.people
        else worded(question, condition),
        functions=factors,
        score_mode="multiply",
        boost_mode="multiply",
    )


def special(people: Sequence[Person], condition: Condition) -> Condition:
    """The same entries with more of their score the more the people asked are meant."""
    asked = years_asked(people)
    inside = [
        Q(
            "bool",
            filter=[
                Q("range", age_low={"gte": band.low}),
                Q("range", age_high={"lte": band.high}),
            ],
        )
        for band in bands(people)
    ]
    wholly = Q("bool", should=[Q("range", audience={"lte": asked}), *inside])
    more = (ALL_SPECIAL - LEAST_SPECIAL) / THOUSAND
    share = {"field": "audience", "factor": 1 / asked, "modifier": "reciprocal"}
    return Q(
        "function_score",
        query=condition,
        functions=[
            {"weight": LEAST_SPECIAL / THOUSAND},
            {"filter": wholly, "weight": more},
            {"filter": failing(wholly), "weight": more, "field_value_factor": share},
        ],
        score_mode="sum",
        boost_mode="multiply",
    )


def worded(question: Question, condition: Condition) -> Condition:
    """With the score of the words; where none decides, as much for every entry."""
    groups = question.plan.groups
    minor = [spoken(group) for group in groups if not group.main]
    main = [spoken(group) for group in groups if group.main]
    base = (
        Q("bool", should=main, minimum_should_match=1)
        if question.plan.finds
        else Q("match_all", boost=NO_TOPIC / POINTS)
    )
    return Q("bool", filter=[condition], must=[base], should=minor)


def failing(part: Condition) -> Condition:
    return Q("bool", must_not=[part])


def spoken(group: TermGroup) -> Condition:
    """The best of the words of a group, and a little of the others."""
    words = [
        Q("term", words={"value": token[:LONGEST_TOKEN], "boost": weight})
        for token, weight in group.tokens
    ]
    return Q("dis_max", queries=words, tie_breaker=TIE)


def sorting(question: Question, ranked: bool) -> Sorting:
    """What comes first when the question ranks, then fresh before stale, soonest, name, id."""
    local = question.clock.local
    soonest = {
        "times.starts": {
            "order": "asc",
            "mode": "min",
            "missing": NEVER,
            "nested": {
                "path": "times",
                "filter": {"range": {"times.ends": {"gt": local}}},
            },
        }
    }
    fresh = {"_score": {"order": "desc"}}
    tail: Sorting = [soonest, {"name": "asc"}, {"uuid": "asc"}]
    if not ranked:
        return [fresh, *tail]
    match question.query.order:
        case Sort.NEAREST:
            near = question.query.near
            assert near is not None  # noqa: S101  Query.order sees to it.
            distance = {
                "_geo_distance": {
                    "points": {"lat": near.latitude, "lon": near.longitude},
                    "order": "asc",
                    "unit": "m",
                    "mode": "min",
                }
            }
            return [distance, fresh, *tail]
        case Sort.SOONEST:
            return [soonest, fresh, *tail[1:]]
        case Sort.NAME:
            return [{"name": "asc"}, fresh, *tail[:1], tail[2]]
        case Sort.NEWEST:
            return [{"created": "desc"}, fresh, *tail]
    return [fresh, *tail]
