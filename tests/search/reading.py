"""The search contract of domain.md read sentence by sentence, in plain Python.

Slow and obvious on purpose: no arrays, no bitsets, nothing of the engine. What it shares
with the engine is what is asked (`Query`) and what is known (`Facts`).
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from search.engines.base import Geography
from search.facts import Facts, Session
from search.plan import Plan
from search.query import Query
from tests.search.reading_of_intervals import (
    at,
    fits,
    minutes_of,
    one_higher_or_lower,
    share_meant,
    stays_long_enough,
    takes_place,
)
from tests.search.reading_of_words import Words

OULU = ZoneInfo("Europe/Helsinki")
NO_TIME = dt.datetime(9999, 1, 1)  # noqa: DTZ001  local times here are naive
DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"]
PARTS = {"morning": (0, 12 * 60), "afternoon": (12 * 60, 17 * 60)}
PARTS["evening"] = (17 * 60, 24 * 60)
ALPHABET = " 0123456789abcdefghijklmnopqrstuvwxyzåäö"
STATES = ["open", "opens", "queue", "full", "closed", "none"]
KINDS = ["club", "course", "camp", "open", "place", "mobile"]
AGES = [str(n) for n in range(19)] + ["18-64", "65-"] + [f"g{n}" for n in range(11)]
SESSION = ("day", "time", "from", "to")
# What is left in thousandths of the score of an entry that fails this.
COSTS = {"area": 120, "age": 120, "free": 450}
PARAMETERS: tuple[str, ...] = ("age", "area", "near", *SESSION, "date", "kind", "theme")
PARAMETERS += ("free", "easy", "lang", "support", "enrol", "organiser", "without")
GROUPS = ("fits", "age_unknown", "almost", "others")


@dataclass
class Reply:
    total: int
    groups: dict[str, int]
    order: list[tuple[str, int]]
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    fits: dict[int, tuple[str, ...]] = field(default_factory=dict)
    metres: dict[int, tuple[int, bool] | None] = field(default_factory=dict)
    following: dict[int, dt.datetime | None] = field(default_factory=dict)
    left_out: int = 0


def name_key(name: str) -> list[int]:
    kept = "".join(c if c in ALPHABET else " " for c in name.lower())
    return [ALPHABET.index(c) for c in " ".join(kept.split())]


class Reading:
    """Answers over these entries.

    `indexed` are the entries whose statistics weigh the words: those of the last build.
    `plan` tells what words are taken for, which is a matter of its own.
    """

    def __init__(
        self,
        entries: list[Facts],
        geography: Geography,
        indexed: list[Facts],
        plan: Callable[[Query], Plan],
    ) -> None:
        self.entries, self.geography, self.indexed = entries, geography, indexed
        self.plan = plan

    def search(self, query: Query, now: dt.datetime) -> Reply:
        return Question(self, query, now).reply()

    def total(self, query: Query, now: dt.datetime) -> int:
        question = Question(self, query, now)
        return sum(question.group_of(entry) == "fits" for entry in question.alive())

    @cached_property
    def words(self) -> Words:
        return Words(self.entries, self.indexed)

    def above(self, code: str) -> list[str]:
        parent = self.geography.parents.get(code)
        return [parent, *self.above(parent)] if parent else []


class Question:
    """One query at one moment."""

    def __init__(self, catalogue: Reading, query: Query, now: dt.datetime) -> None:
        self.catalogue, self.query, self.now = catalogue, query, now
        self.here = now.astimezone(OULU).replace(tzinfo=None, second=0, microsecond=0)
        self.today = self.here.date()
        self.asked = {name: query.values(name) for name in PARAMETERS}
        self.looked_for = catalogue.words.looked_for(catalogue.plan(query))

    def reply(self) -> Reply:
        alive = self.alive()
        groups: dict[str, list[Facts]] = {name: [] for name in GROUPS}
        for entry in alive:
            group = self.group_of(entry)
            if group is not None:
                groups[group].append(entry)
        order = [
            (name, entry.key)
            for name in GROUPS
            for entry in sorted(groups[name], key=self.sort_key)
        ]
        return Reply(
            total=len(groups["fits"]),
            groups={name: len(those) for name, those in groups.items()},
            order=order,
            facets={
                name: self.facet(name, values, alive)
                for name, values in self.options().items()
            },
            fits={entry.key: self.people_of(entry) for entry in alive},
            metres={entry.key: self.nearest(entry) for entry in alive},
            following={entry.key: self.following(entry) for entry in alive},
            left_out=self.left_out(alive),
        )

    def alive(self) -> list[Facts]:
        return [
            entry
            for entry in self.catalogue.entries
            if entry.found_until is None or self.now < entry.found_until
        ]

    # -- groups

    def group_of(self, entry: Facts) -> str | None:
        if not self.catalogue.words.say(entry, self.looked_for):
            return None
        failed = {name for name in PARAMETERS if not self.passes(entry, name)}
        failed |= self.failing_sessions(self.asked, entry)
        if not failed:
            return "fits"
        if self.asked["age"] and failed == {"age"}:
            if entry.audience.mode == "unknown":
                return "age_unknown"
            moved = [v for p in self.asked["age"] for v in one_higher_or_lower(p)]
            if any(fits(entry.audience, value) for value in moved):
                return "almost"
        read = {name for name in self.query.from_words if self.asked[name]}
        if not self.has_others():
            return None
        by_hand = {n: () if n in read else v for n, v in self.asked.items()}
        chosen = {name for name in failed if by_hand[name] and name not in SESSION}
        chosen |= self.failing_sessions(by_hand, entry)
        return None if chosen else "others"

    def passes(self, entry: Facts, name: str) -> bool:
        """One parameter that is not about sessions; nothing asked lets everything pass."""
        values = self.asked[name]
        return not values or name in SESSION or self.matches(entry, name, values)

    def matches(self, entry: Facts, name: str, values: tuple[str, ...]) -> bool:
        if name == "age":
            return any(fits(entry.audience, value) for value in values)
        if name == "area":
            return any(self.lies_in(entry, code) for code in values)
        if name == "near":
            return self.nearest(entry) is not None
        if name == "without":
            return not self.catalogue.words.denies(entry, self.looked_for)
        if name == "date":
            return any(self.happens(entry, value) for value in values)
        if name == "free":
            return entry.free
        if name == "enrol":
            return self.enrolment(entry) in values
        own = {
            "kind": (entry.kind,),
            "theme": entry.themes,
            "easy": entry.easy,
            "lang": entry.languages,
            "support": entry.support,
            "organiser": entry.organisers,
        }[name]
        return any(value in own for value in values)

    def failing_sessions(
        self, asked: dict[str, tuple[str, ...]], entry: Facts
    ) -> set[str]:
        """day, time, from and to speak of one and the same session: all four or none."""
        in_force = {name for name in SESSION if asked[name]}
        if not in_force or entry.always_open:
            return set()
        met = any(self.meets(asked, entry, session) for session in entry.sessions)
        return set() if met else in_force

    def meets(
        self, asked: dict[str, tuple[str, ...]], entry: Facts, session: Session
    ) -> bool:
        if session.valid_until and session.valid_until < self.today:
            return False
        if asked["day"] and DAYS[session.weekday - 1] not in asked["day"]:
            return False
        starts, ends = session.starts, session.ends
        comes_and_goes = entry.kind in ("place", "mobile")
        if asked["time"]:
            parts = [PARTS[value] for value in asked["time"]]
            if comes_and_goes:
                in_part = any(stays_long_enough(starts, ends, part) for part in parts)
            else:
                in_part = any(a <= starts < b for a, b in parts)
            if not in_part:
                return False
        if not asked["from"] and not asked["to"]:
            return True
        first = dt.time.fromisoformat(asked["from"][0]) if asked["from"] else None
        last = dt.time.fromisoformat(asked["to"][0]) if asked["to"] else None
        window = (minutes_of(first, 0), minutes_of(last, 24 * 60))
        if comes_and_goes:
            return stays_long_enough(starts, ends, window)
        return window[0] <= starts and ends <= window[1]

    def happens(self, entry: Facts, value: str) -> bool:
        if entry.always_open:
            return True
        days = {
            "today": [self.today],
            "tomorrow": [self.today + dt.timedelta(1)],
            "week": [self.today + dt.timedelta(n) for n in range(7)],
        }
        return any(
            any(takes_place(session, day) for session in entry.sessions)
            or any(one.date == day for one in entry.dated)
            for day in days.get(value) or [dt.date.fromisoformat(value)]
        )

    def lies_in(self, entry: Facts, code: str) -> bool:
        above = self.catalogue.above
        return code in entry.areas or any(
            code == served or code in above(served) or served in above(code)
            for served in entry.served_areas
        )

    def nearest(self, entry: Facts) -> tuple[int, bool] | None:
        near = self.query.near
        if near is None:
            return None
        found = []
        for latitude, longitude, approximate in entry.points:
            middle = math.radians((latitude + near.latitude) / 2)
            north = math.radians(latitude - near.latitude) * 6_371_008.8
            east = math.radians(longitude - near.longitude) * 6_371_008.8
            metres = round(math.hypot(north, east * math.cos(middle)))
            if metres <= self.query.km * 1000:
                found.append((metres, approximate))
        return min(found) if found else None

    def enrolment(self, entry: Facts) -> str:
        way_in = entry.enrolment
        if way_in is None:
            return "none"
        if way_in.closed or (way_in.closes and self.now >= way_in.closes):
            return "closed"
        if way_in.opens and self.now < way_in.opens:
            return "opens"
        if way_in.full:
            return "queue" if way_in.queue else "full"
        return "open"

    def people_of(self, entry: Facts) -> tuple[str, ...]:
        return tuple(v for v in self.asked["age"] if fits(entry.audience, v))

    def left_out(self, alive: list[Facts]) -> int:
        if self.query.near is None:
            return 0
        return sum(
            self.fails_only(entry, {"near"}) for entry in alive if not entry.points
        )

    # -- facets

    def options(self) -> dict[str, list[str]]:
        """The values that have a count, those asked for always among them."""
        entries = self.catalogue.entries
        known = {
            "age": AGES,
            "area": [*self.catalogue.geography.parents]
            + [code for entry in entries for code in entry.areas],
            "day": DAYS,
            "time": list(PARTS),
            "date": ["today", "tomorrow", "week"],
            "kind": KINDS,
            "theme": [code for entry in entries for code in entry.themes],
            "free": ["1"],
            "easy": [code for entry in entries for code in entry.easy],
            "lang": [code for entry in entries for code in entry.languages],
            "support": [code for entry in entries for code in entry.support],
            "enrol": STATES,
            "organiser": [slug for entry in entries for slug in entry.organisers],
        }
        return {
            name: list(dict.fromkeys([*values, *self.asked[name]]))
            for name, values in known.items()
        }

    def facet(self, name: str, values: list[str], alive: list[Facts]) -> dict[str, int]:
        """The total of this query with that parameter replaced by the value alone."""
        own = set(SESSION) if name in SESSION else {name}
        candidates = [entry for entry in alive if self.fails_only(entry, own)]
        counts = {}
        for value in values:
            asked = {**self.asked, name: (value,)}
            counts[value] = sum(
                not self.failing_sessions(asked, entry)
                if name in SESSION
                else self.matches(entry, name, (value,))
                for entry in candidates
            )
        return counts

    def fails_only(self, entry: Facts, names: set[str]) -> bool:
        return (
            self.catalogue.words.say(entry, self.looked_for)
            and all(
                self.passes(entry, name) for name in PARAMETERS if name not in names
            )
            and not self.failing_sessions(self.asked, entry) - names
        )

    # -- order

    def sort_key(self, entry: Facts) -> list[object]:
        order = self.query.order
        stale = entry.stale_from is not None and entry.stale_from <= self.now
        soonest = self.following(entry) or NO_TIME
        first: object
        if order == "relevance":
            first = -self.fitness(entry) * (3 if stale else 4)
        elif order == "nearest":
            # Entries of the last group may have no place within reach at all.
            found = self.nearest(entry)
            first = found[0] if found else math.inf
        elif order == "soonest":
            first = soonest
        elif order == "name":
            first = name_key(entry.name)
        else:
            first = -entry.created.timestamp()
        return [first, stale, soonest, name_key(entry.name), entry.uuid]

    def fitness(self, entry: Facts) -> int:
        """The score of the words, less for a wide audience and for what is failed."""
        points = self.catalogue.words.score(entry, self.looked_for)
        if self.asked["age"]:
            meant = share_meant(entry.audience, self.asked["age"])
            points = points * (550 + math.floor(450 * meant)) // 1000
        if not self.has_others():
            return points
        for cost in sorted(self.costs(entry)):
            points = points * cost // 1000
        return points

    def costs(self, entry: Facts) -> Iterator[int]:
        """What is left, in thousandths, for each thing that the entry fails."""
        for name in PARAMETERS:
            if name not in SESSION and not self.passes(entry, name):
                yield COSTS.get(name, 450)
        day = {name: self.asked[name] if name == "day" else () for name in SESSION}
        time = {name: () if name == "day" else self.asked[name] for name in SESSION}
        fails_day = bool(self.failing_sessions(day, entry))
        fails_time = bool(self.failing_sessions(time, entry))
        if fails_day:
            yield 450
        if fails_time or (self.failing_sessions(self.asked, entry) and not fails_day):
            yield 550

    def has_others(self) -> bool:
        """Something was read from the words, so that entries may fail it."""
        read = {name for name in self.query.from_words if self.asked[name]}
        return bool(self.query.q and read)

    def following(self, entry: Facts) -> dt.datetime | None:
        """What goes on now or comes next."""
        if entry.always_open:
            return None
        found = [
            at(one.date, one.starts)
            for one in entry.dated
            if at(one.date, one.ends) > self.here
        ]
        for session in entry.sessions:
            day = max(self.today, session.valid_from or self.today)
            last = min(session.valid_until or dt.date.max, day + dt.timedelta(400))
            while day <= last:
                if takes_place(session, day) and at(day, session.ends) > self.here:
                    found.append(at(day, session.starts))
                    break
                day += dt.timedelta(1)
        return min(found, default=None)
