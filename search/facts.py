"""What the search knows of one entry: facts and intervals, nothing that moves with the clock.

`search.entries` writes them from clubs, meeting places and stops; an engine answers from
them. They travel as JSON in the row of the entry.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from home.attributes import EnrolmentState
from home.audience import (
    EVERYBODY,
    PRE_SCHOOL,
    SECOND_DEGREE,
    Person,
    Span,
    span_of_ages,
    span_of_grades,
)
from home.happenings import Weekly

MIDNIGHT = 24 * 60

# The fields of the text index and what one occurrence weighs there. Parts are the pieces of
# compound words; marks are facts as tokens (`theme:uinti`), which no typed word can be.
FIELD_WEIGHTS = {
    "name": 8.0,
    "name_parts": 2.5,
    "keywords": 6.0,
    "keyword_parts": 1.5,
    "text": 1.0,
    "text_parts": 1.0,
    "places": 1.0,
    "other": 1.0,
    "marks": 4.0,
}


def minutes(time: dt.time) -> int:
    """Minutes since midnight; 23:59:59 is how the end of the day is written."""
    if (time.hour, time.minute, time.second) == (23, 59, 59):
        return MIDNIGHT
    return time.hour * 60 + time.minute


class Session(NamedTuple):
    """A session, opening span or visit of the week, in minutes of local time.

    weekday is 1 Monday to 7 Sunday; `ends` may be 1440. `interval` 2 means every other
    week, counted from the week of valid_from. On the days of `skips` (first and last day
    of each holiday, and of each single cancelled or moved date) it does not take place.
    The planned dates of a course or camp are sessions valid for one day.
    """

    weekday: int
    starts: int
    ends: int
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    interval: int = 1
    skips: tuple[tuple[dt.date, dt.date], ...] = ()

    @classmethod
    def of(
        cls, weekly: Weekly, skips: tuple[tuple[dt.date, dt.date], ...] = ()
    ) -> Self:
        return cls(
            weekly.weekday,
            minutes(weekly.starts),
            minutes(weekly.ends),
            weekly.valid_from,
            weekly.valid_until,
            weekly.interval,
            skips,
        )

    def is_on(self, day: dt.date) -> bool:
        """Whether it takes place on this day."""
        if day.isoweekday() != self.weekday:
            return False
        if self.valid_from and (
            day < self.valid_from
            or _weeks_between(self.valid_from, day) % self.interval
        ):
            return False
        if self.valid_until and day > self.valid_until:
            return False
        return not any(first <= day <= last for first, last in self.skips)


def _weeks_between(first: dt.date, day: dt.date) -> int:
    """Counted from Monday to Monday."""
    return (day.toordinal() - 1) // 7 - (first.toordinal() - 1) // 7


class Dated(NamedTuple):
    """What happens on one date beside the weekly pattern: moved there, extra, announced.

    Counts for `date` and for the next time, not for `day` and `time`.
    """

    date: dt.date
    starts: int
    ends: int


class Point(NamedTuple):
    """Where one of the places is; approximate when it is only its area's middle."""

    latitude: float
    longitude: float
    approximate: bool = False


class Audience(NamedTuple):
    """For whom; ages in years with two decimals at most, open where None."""

    mode: str = "all_ages"
    min_age: float | None = None
    max_age: float | None = None
    min_grade: int | None = None
    max_grade: int | None = None

    @property
    def span(self) -> Span | None:
        """The ages that fit, None when nothing is known."""
        if self.mode == "unknown":
            return None
        if self.mode == "all_ages":
            return EVERYBODY
        if self.mode == "grades":
            return span_of_grades(*self.grades)
        return span_of_ages(self.min_age, self.max_age)

    @property
    def grades(self) -> tuple[int, int]:
        """The first and last grade, all of them where none is given."""
        first = PRE_SCHOOL if self.min_grade is None else self.min_grade
        return first, SECOND_DEGREE if self.max_grade is None else self.max_grade

    def fits(self, person: Person) -> bool:
        """The contract's rule: intervals overlap; grade against grades is compared as grades."""
        if person.grade is not None and self.mode == "grades":
            first, last = self.grades
            return first <= person.grade <= last
        span = self.span
        return span is not None and span.overlaps(person.span)


class Enrolment(NamedTuple):
    """How one gets in: moments in UTC, None where there is no limit.

    `closed` says that nobody gets in any more whatever the dates say (cancelled, paused).
    """

    opens: dt.datetime | None = None
    closes: dt.datetime | None = None
    full: bool = False
    queue: bool = False
    closed: bool = False

    def state(self, now: dt.datetime) -> EnrolmentState:
        """The state at this moment."""
        if self.closed or (self.closes is not None and now >= self.closes):
            return EnrolmentState.CLOSED
        if self.opens is not None and now < self.opens:
            return EnrolmentState.OPENS
        if self.full:
            return EnrolmentState.QUEUE if self.queue else EnrolmentState.FULL
        return EnrolmentState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that an engine knows of one entry.

    key          the number by which the engine names the entry in its answer
    areas        codes of the areas its places lie in, every level, and their postcodes
    served_areas codes as chosen; what contains or is contained is the engine's to find
    sessions     empty when the hours are not known; an always open place needs none
    themes       codes with all their ancestors
    organisers   slugs, the main one first
    enrolment    None when nobody needs to enrol
    stale_from   from this moment on nobody has confirmed the facts for too long
    found_until  from this moment on the entry is no answer to anything (expired)
    tokens       field of FIELD_WEIGHTS -> analysed words, separated by spaces
    texts        a digest of what the tokens were made from, so that it is not made again
    """

    key: int
    uuid: str
    kind: str
    name: str
    audience: Audience
    areas: tuple[str, ...] = ()
    served_areas: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    sessions: tuple[Session, ...] = ()
    dated: tuple[Dated, ...] = ()
    always_open: bool = False
    themes: tuple[str, ...] = ()
    free: bool = False
    easy: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    enrolment: Enrolment | None = None
    created: dt.datetime = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    stale_from: dt.datetime | None = None
    found_until: dt.datetime | None = None
    tokens: dict[str, str] = field(default_factory=dict)
    texts: str = ""

    def to_json(self) -> dict[str, Any]:
        """What `from_json` reads again; fields at their default are left out."""
        row: dict[str, Any] = {
            "key": self.key,
            "uuid": self.uuid,
            "kind": self.kind,
            "name": self.name,
            "audience": list(self.audience),
            "created": int(self.created.timestamp()),
        }
        for name in LISTS:
            if value := getattr(self, name):
                row[name] = list(value)
        for name in ("always_open", "free"):
            if getattr(self, name):
                row[name] = True
        for name in ("stale_from", "found_until"):
            if (moment := getattr(self, name)) is not None:
                row[name] = _seconds(moment)
        if self.sessions:
            row["sessions"] = [_session_row(one) for one in self.sessions]
        if self.dated:
            row["dated"] = [[d.isoformat(), a, b] for d, a, b in self.dated]
        if self.points:
            row["points"] = [list(point) for point in self.points]
        if self.enrolment is not None:
            opens, closes, *flags = self.enrolment
            row["enrolment"] = [_seconds(opens), _seconds(closes), *flags]
        if self.tokens:
            row["tokens"] = self.tokens
        if self.texts:
            row["texts"] = self.texts
        return row

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> Self:
        given: dict[str, Any] = {
            name: tuple(row[name]) for name in LISTS if name in row
        }
        for name in ("always_open", "free", "tokens", "texts"):
            if name in row:
                given[name] = row[name]
        for name in ("stale_from", "found_until"):
            if name in row:
                given[name] = _moment(row[name])
        if "enrolment" in row:
            opens, closes, full, queue, closed = row["enrolment"]
            given["enrolment"] = Enrolment(
                _moment(opens), _moment(closes), full, queue, closed
            )
        return cls(
            key=row["key"],
            uuid=row["uuid"],
            kind=row["kind"],
            name=row["name"],
            audience=Audience(*row["audience"]),
            created=dt.datetime.fromtimestamp(row["created"], dt.UTC),
            sessions=tuple(_session(one) for one in row.get("sessions", ())),
            dated=tuple(
                Dated(dt.date.fromisoformat(d), a, b)
                for d, a, b in row.get("dated", ())
            ),
            points=tuple(Point(*point) for point in row.get("points", ())),
            **given,
        )


LISTS = (
    "areas",
    "served_areas",
    "themes",
    "easy",
    "languages",
    "support",
    "organisers",
)


def _seconds(moment: dt.datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())


def _moment(seconds: int | None) -> dt.datetime | None:
    return None if seconds is None else dt.datetime.fromtimestamp(seconds, dt.UTC)


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def _session_row(session: Session) -> list[Any]:
    weekday, starts, ends, first, last, interval, skips = session
    row: list[Any] = [weekday, starts, ends, _day(first), _day(last)]
    if interval != 1 or skips:
        row += [interval, [[a.isoformat(), b.isoformat()] for a, b in skips]]
    return row


def _session(row: list[Any]) -> Session:
    weekday, starts, ends, first, last, *more = row
    if not more:
        return Session(weekday, starts, ends, _date(first), _date(last))
    interval, skips = more
    days = dt.date.fromisoformat
    without = tuple((days(a), days(b)) for a, b in skips)
    return Session(weekday, starts, ends, _date(first), _date(last), interval, without)
