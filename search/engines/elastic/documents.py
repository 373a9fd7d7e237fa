"""Facts as a document of the index."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from search.collation import collation_key
from search.engines.base import Geography
from search.engines.elastic import times
from search.engines.elastic.mapping import WRITTEN
from search.engines.memory.columns import PEOPLE, Reach
from search.engines.memory.impacts import B
from search.engines.memory.segment import ATTENDED_KINDS
from search.engines.memory.sessions import ENOUGH_MINUTES, NEVER
from search.facts import FIELD_WEIGHTS, Audience, Enrolment, Facts, Point, Session
from search.query import DAYS_AHEAD, Day, PartOfDay
from search.scoring import audience_years

LAST_DAY = 2**31 - 1
# Filter -> field of the document that lists its values.
LISTED = {
    "area": "areas",
    "kind": "kind",
    "theme": "themes",
    "easy": "easy",
    "lang": "languages",
    "support": "support",
    "organiser": "organisers",
}
LONGEST_TOKEN = 255
WEEKDAYS = [day.value for day in Day]


@dataclass(frozen=True, slots=True)
class Horizon:
    """The days (ordinals) between which an index can be asked."""

    since: int
    until: int


class Writer:
    """Makes the documents of one index."""

    def __init__(
        self, geography: Geography, horizon: Horizon, mean_length: float
    ) -> None:
        self.reach, self.horizon = Reach(geography), horizon
        self.mean_length = mean_length or 1.0

    def document(self, facts: Facts) -> dict[str, Any]:
        """All fields of one entry; those that say nothing are left out."""
        told = facts.to_json()
        told.pop("tokens", None)
        told.pop("texts", None)
        made: dict[str, Any] = {
            "facts": told,
            "key": facts.key,
            "uuid": facts.uuid.replace("-", ""),
            "name": collation_key(facts.name),
            "created": max(int(facts.created.timestamp()), 0),
            "stale_from": minute(facts.stale_from, NEVER),
            "found_until": minute(facts.found_until, NEVER),
            "kind": facts.kind,
            "ages": choices(facts.audience),
            "areas": sorted(self._areas(facts)),
            "themes": facts.themes,
            "easy": facts.easy,
            "languages": facts.languages,
            "support": facts.support,
            "organisers": facts.organisers,
            "words": self._words(facts.tokens),
            **way_in(facts.enrolment),
            **audience(facts.audience),
        }
        made["values"] = values(made, facts)
        if facts.free:
            made["free"] = True
        if facts.points:
            made["has_point"] = True
            made["points"] = [
                {"lat": latitude, "lon": longitude}
                for latitude, longitude, _ in facts.points
            ]
            made["places"] = list(map(written, facts.points))
        if facts.always_open:
            made["always_open"] = True
        else:
            self._add_times(made, facts)
        return made

    def _areas(self, facts: Facts) -> set[str]:
        served = map(self.reach.of, facts.served_areas)
        return set(facts.areas).union(*served)

    def _words(self, tokens: dict[str, str]) -> str:
        """Every token so often that BM25 without lengths scores it as `search.plan` says."""
        weights: defaultdict[str, float] = defaultdict(float)
        length = 0
        for field, weight in FIELD_WEIGHTS.items():
            words = tokens.get(field, "").split()
            length += len(words)
            for word in words:
                weights[word[:LONGEST_TOKEN]] += weight
        saturation = 1 - B + B * length / self.mean_length
        return " ".join(
            " ".join([word] * max(1, round(WRITTEN * weight / saturation)))
            for word, weight in weights.items()
        )

    def _add_times(self, made: dict[str, Any], facts: Facts) -> None:
        attended = facts.kind in ATTENDED_KINDS
        made["sessions"] = [session_of(one, attended) for one in facts.sessions]
        ends = [one["until"] for one in made["sessions"]]
        if ends and min(ends) != LAST_DAY:
            made["season_until"] = min(ends)
        since, until = self.horizon.since, self.horizon.until
        made["times"] = [
            {"starts": starts, "ends": ends}
            for starts, ends in times.times(facts, since, until)
        ]
        last = until + DAYS_AHEAD
        happening = {day.toordinal() for day, _, _ in facts.dated}
        for session in facts.sessions:
            happening.update(times.days_within(session, since, last))
        made["days"] = sorted(happening)


def written(point: Point) -> str:
    """A point so that `read_point` gives the same one again."""
    latitude, longitude, approximate = point
    return f"{latitude!r},{longitude!r},{int(approximate)}"


@lru_cache(maxsize=20_000)
def read_point(text: str) -> Point:
    latitude, longitude, approximate = text.split(",")
    return Point(float(latitude), float(longitude), approximate == "1")


def values(made: dict[str, Any], facts: Facts) -> list[str]:
    """Parameter and value of all that facets count and the clock does not move."""
    listed = {name: made[field] for name, field in LISTED.items() if name != "kind"}
    if facts.always_open:
        days, times = set(WEEKDAYS), {part.value for part in PartOfDay}
    else:
        attended = facts.kind in ATTENDED_KINDS
        days = {WEEKDAYS[one.weekday - 1] for one in facts.sessions}
        times = {part for one in facts.sessions for part in parts(one, attended)}
    told: dict[str, Iterable[str]] = {
        **listed,
        "kind": (facts.kind,),
        "age": made["ages"],
        "day": days,
        "time": times,
        "free": ("1",) if facts.free else (),
    }
    return [f"{name}:{value}" for name, those in told.items() for value in those]


def minute(moment: dt.datetime | None, otherwise: int) -> int:
    """Whole minutes since 1970; what falls within a minute counts from its end."""
    return otherwise if moment is None else -int(-moment.timestamp() // 60)


@lru_cache(maxsize=10_000)
def choices(audience: Audience) -> list[str]:
    """The choices of the page's select that fit."""
    return [person.value for person in PEOPLE if audience.fits(person)]


def audience(audience: Audience) -> dict[str, Any]:
    span = audience.span
    years = {"audience": audience_years(audience)}
    if span is None:
        return {"unknown_audience": True, **years}
    return {"age_low": span.low, "age_high": span.high, **years}


def way_in(enrolment: Enrolment | None) -> dict[str, Any]:
    """What the dates leave of the way in, and the dates."""
    if enrolment is None:
        return {"way_in": "none"}
    state = enrolment._replace(opens=None, closes=None).state(
        dt.datetime.fromtimestamp(0, dt.UTC)
    )
    return {
        "way_in": state.value,
        "opens": minute(enrolment.opens, 0),
        "closes": minute(enrolment.closes, NEVER),
    }


def session_of(session: Session, attended: bool) -> dict[str, Any]:
    """One session of the week; `attended`: one may come and leave at any time of it."""
    until = session.valid_until
    return {
        "day": WEEKDAYS[session.weekday - 1],
        "parts": parts(session, attended),
        "starts": session.starts,
        "ends": session.ends,
        "until": LAST_DAY if until is None else until.toordinal(),
        "attended": attended,
    }


def parts(session: Session, attended: bool) -> list[str]:
    """The parts of the day in which it begins, or, attended, lasts long enough."""
    starts, ends = session.starts, session.ends
    found = []
    for part in PartOfDay:
        first, last = part.minutes
        if attended:
            shared = min(ends, last) - max(starts, first)
            holds = shared >= min(ENOUGH_MINUTES, ends - starts, last - first)
        else:
            holds = first <= starts < last
        if holds:
            found.append(part.value)
    return found


def tombstone() -> dict[str, Any]:
    """In the place of an entry that is not to be found any more: its version stays known."""
    return {"found_until": 0}
