"""A query as conditions of Elasticsearch: one for each of its parts, and the groups of them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from elasticsearch.dsl import Q
from elasticsearch.dsl import Query as Condition

from home.attributes import EnrolmentState
from search.engines.elastic.documents import LISTED, LONGEST_TOKEN
from search.engines.memory.asking import PART_OF, PARTS, SESSION, TEXT
from search.engines.memory.moment import local_minute
from search.engines.memory.sessions import ENOUGH_MINUTES, Window
from search.facts import MIDNIGHT
from search.plan import Plan, TermGroup
from search.query import AGE_OPTIONS, Person, Query, dates_asked
from search.results import Group

CHOICES = frozenset(AGE_OPTIONS)
# Ways in that the dates still open and close.
DATED_WAYS = ["open", "queue", "full"]


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment of a question: minutes since 1970, and local minutes of Oulu.

    Whole minutes, so that all questions of a minute are the same to the server's cache.
    """

    minute: int
    local: int

    @classmethod
    def at(cls, now: dt.datetime) -> Clock:
        return cls(int(now.timestamp()) // 60, local_minute(now))

    @property
    def today(self) -> dt.date:
        return dt.date.fromordinal(self.local // MIDNIGHT)


class Question:
    """The parts of a query, each a condition, and the groups that they make."""

    def __init__(self, query: Query, plan: Plan, clock: Clock) -> None:
        self.query, self.plan, self.clock = query, plan, clock
        self.alive = Q("range", found_until={"gt": clock.minute})
        self.parts: dict[str, Condition] = {}
        for name in (*PARTS, "near", TEXT, "without"):
            if (part := self.part(name, query)) is not None:
                self.parts[name] = part

    def part(self, name: str, query: Query) -> Condition | None:
        """What one part of a query lets through; None when it asks nothing."""
        if name in LISTED:
            values = query.values(name)
            return Q("terms", **{LISTED[name]: list(values)}) if values else None
        match name:
            case "age":
                return people(query.people) if query.people else None
            case "free":
                return Q("term", free=True) if query.free else None
            case "day":
                return self.session(query)
            case "date" if query.date is not None:
                return happening(dates_asked(query.date, self.clock.today))
            case "enrol" if query.enrol:
                return any_of(self.enrolled(state) for state in query.enrol)
            case "near" if query.near is not None:
                return self.near(query)
            case "q" if self.plan.finds and query.words.strip():
                return said(group for group in self.plan.groups if group.main)
            case "without" if query.without and self.plan.without:
                return all_of([], but=[said(self.plan.without)])
        return None

    def changed(self, query: Query, *parameters: str) -> Condition:
        """What fits a query that differs from this one in these parameters only."""
        parts = dict(self.parts)
        for name in {PART_OF[parameter] for parameter in parameters}:
            parts.pop(name, None)
            if (part := self.part(name, query)) is not None:
                parts[name] = part
        return all_of([self.alive, *parts.values()])

    def near(self, query: Query) -> Condition:
        """A place at most so far away, in metres rounded as they are told."""
        assert query.near is not None  # noqa: S101  Asked of queries with a point only.
        return Q(
            "geo_distance",
            distance=f"{math.floor(query.km * 1000) + 0.5}m",
            points={"lat": query.near.latitude, "lon": query.near.longitude},
        )

    def session(self, query: Query) -> Condition | None:
        """A session as the query wants it; None when it does not say when."""
        if not (query.days or query.times or query.starts or query.ends):
            return None
        conditions = self.sessions(query.days, query.times, query)
        nested = Q("nested", path="sessions", query=all_of(conditions))
        return any_of([Q("term", always_open=True), nested])

    def sessions(
        self, days: Iterable[str], times: Iterable[str], query: Query
    ) -> list[Condition]:
        """What one session must be: of a season that is not over, then, and in the window."""
        today = self.clock.today.toordinal()
        conditions = [Q("range", **{"sessions.until": {"gte": today}})]
        if wanted := [str(day) for day in days]:
            conditions.append(Q("terms", **{"sessions.day": wanted}))
        if wanted := [str(part) for part in times]:
            conditions.append(Q("terms", **{"sessions.parts": wanted}))
        if query.starts or query.ends:
            conditions.append(inside(Window.of(query.starts, query.ends)))
        return conditions

    def enrolled(self, state: str) -> Condition:
        """The rules are those of `facts.Enrolment.state`."""
        now = self.clock.minute
        way = Q("term", way_in=state)
        not_closed = Q("range", closes={"gt": now})
        match EnrolmentState(state):
            case EnrolmentState.NONE:
                return way
            case EnrolmentState.CLOSED:
                return any_of([way, Q("range", closes={"lte": now})])
            case EnrolmentState.OPENS:
                ways = Q("terms", way_in=DATED_WAYS)
                return all_of([ways, not_closed, Q("range", opens={"gt": now})])
        return all_of([way, not_closed, Q("range", opens={"lte": now})])

    def without(self, *names: str) -> list[Condition]:
        """What passes every part but these; without a name, all of them."""
        passing = [part for name, part in self.parts.items() if name not in names]
        return [self.alive, *passing]

    @property
    def fits(self) -> Condition:
        return all_of(self.without())

    @property
    def has_others(self) -> bool:
        """Something was read from the words, so that entries may fail it."""
        query = self.query
        return bool(query.q) and any(query.asks(name) for name in query.from_words)

    def judged(self) -> dict[str, Condition]:
        """What costs an entry that fails it, by the names that `search.scoring` knows.

        Of a session the day and the time apart: what fails only both together fails the
        time.
        """
        if not self.has_others:
            return {}
        judged = {name: part for name, part in self.parts.items() if name != TEXT}
        session = judged.pop(SESSION, None)
        if session is None:
            return judged
        day = self.session(replace(self.query, times=(), starts=None, ends=None))
        time = self.session(replace(self.query, days=()))
        if day is None or time is None:
            return judged | {"time" if day is None else "day": session}
        time = all_of([time, any_of([session, all_of([], but=[day])])])
        return judged | {"day": day, "time": time}

    def groups(self) -> dict[Group, Condition]:
        """The groups of the contract; an entry is in the first that holds."""
        query = self.query
        groups = {Group.FITS: self.fits}
        placed = [self.fits]
        if query.people:
            others = self.without("age")
            unknown = all_of([*others, Q("term", unknown_audience=True)])
            apart = [p for person in query.people for p in person.a_year_apart()]
            almost = all_of([*others, people(apart)], but=[self.parts["age"]])
            groups |= {Group.AGE_UNKNOWN: unknown, Group.ALMOST: almost}
            placed += [unknown, almost]
        if self.has_others:
            groups[Group.OTHERS] = all_of(self._by_hand(), but=placed)
        return groups

    def _by_hand(self) -> list[Condition]:
        """What passes the words left over and every filter chosen by hand."""
        read = self.query.from_words
        session = self.session(self.query.only_by_hand())
        passing = [
            part
            for name, part in self.parts.items()
            if name not in read and name != SESSION
        ]
        return [self.alive, *passing, *([session] if session is not None else [])]

    def without_point(self) -> Condition:
        """What matches all but `near` and has no place on the map."""
        return all_of(self.without("near"), but=[Q("term", has_point=True)])


def all_of(conditions: Iterable[Condition], but: Iterable[Condition] = ()) -> Condition:
    """What all of these let through, and none of the others."""
    return Q("bool", filter=list(conditions), must_not=list(but))


def any_of(conditions: Iterable[Condition]) -> Condition:
    return Q("bool", should=list(conditions), minimum_should_match=1)


def people(asked: Iterable[Person]) -> Condition:
    """What fits any of them: a choice of the page has a word in the index, others a span."""
    chosen = [person for person in asked if person.value in CHOICES]
    spans = [person.span for person in asked if person.value not in CHOICES]
    ways = [
        all_of(
            [
                Q("range", age_low={"lt": span.high}),
                Q("range", age_high={"gt": span.low}),
            ]
        )
        for span in spans
    ]
    if chosen:
        ways.append(Q("terms", ages=[person.value for person in chosen]))
    return any_of(ways) if ways else Q("match_none")


def happening(days: Iterable[dt.date]) -> Condition:
    """Something happens or is open on one of the days."""
    ordinals = [day.toordinal() for day in days]
    return any_of([Q("term", always_open=True), Q("terms", days=ordinals)])


def inside(window: Window) -> Condition:
    """A session in a window of the day.

    Inside it, or, where one may come and go, overlapping by at least the shortest of half an
    hour, the span and the window: a span that overlaps by less than it lasts begins or ends
    outside, so it overlaps enough when it ends late enough and begins early enough.
    """
    starts, ends = window
    whole = [
        Q("range", **{"sessions.starts": {"gte": starts}}),
        Q("range", **{"sessions.ends": {"lte": ends}}),
    ]
    enough = min(ENOUGH_MINUTES, ends - starts)
    partly = [
        Q("term", **{"sessions.attended": True}),
        Q("range", **{"sessions.ends": {"gte": starts + enough}}),
        Q("range", **{"sessions.starts": {"lte": ends - enough}}),
    ]
    return any_of([all_of(whole), all_of(partly)])


def said(groups: Iterable[TermGroup]) -> Condition:
    """What has any of the words of the groups."""
    words = {token[:LONGEST_TOKEN] for group in groups for token, _ in group.tokens}
    return Q("terms", words=sorted(words))
