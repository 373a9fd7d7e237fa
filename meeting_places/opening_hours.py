"""When a place is open, derived from its rows. Pure: the clock is given, nothing is stored.

What decides about one day, strongest first:

1. hours or a closure announced for this very day: they hold instead of everything else;
2. a break that covers the day: closed;
3. always open;
4. the week of the period that covers the day: one that overrides beats the usual ones, and
   among equals the one that begins last decides. A weekday without a row is closed.

Public holidays close nobody by themselves: an editor announces them or writes a break.
"Open" is when one can walk in: open, self-service and weather permitting. By appointment
is told on the page, but a family that comes then stands at a locked door.

All of it reads `place.periods`, `.spans`, `.breaks`, `.announcements` and `.moment`;
`MeetingPlace.objects.with_hours()` fetches them in five queries for any number of places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise

from django.utils import timezone

from home.attributes import Running
from home.calendar_days import ONE_DAY, at, each_day, monday_of
from home.happenings import Happening, State, Weekly
from home.standing import Tag, running_tag
from home.texts import Text
from meeting_places.models.opening_hours import (
    END_OF_DAY,
    WALK_IN,
    AnnouncedOpening,
    BreakPeriod,
    OpeningPeriod,
    SpanState,
)
from meeting_places.models.places import MeetingPlace

# Longer than any summer break: so far one looks for the next opening.
LOOK_AHEAD = timedelta(days=200)


@dataclass(frozen=True, slots=True, order=True)
class Opening:
    """From one time of a day to another, and what the door is like then."""

    starts: time
    ends: time
    state: SpanState = SpanState.OPEN

    @property
    def is_walk_in(self) -> bool:
        return self.state in WALK_IN


NO_REASON = Text("", "fi")
ALL_DAY = Opening(time(0), END_OF_DAY)


@dataclass(frozen=True, slots=True)
class Day:
    """The hours of one date, and the usual ones where they differ from what holds."""

    date: date
    openings: tuple[Opening, ...]
    usual: tuple[Opening, ...]
    announced: bool = False
    on_break: bool = False
    reason: Text = NO_REASON

    @property
    def is_exception(self) -> bool:
        """Something else holds than in an ordinary week, or has been announced."""
        return self.announced or (self.on_break and self.openings != self.usual)

    @property
    def is_closed(self) -> bool:
        return not self.openings


class StatusKind(StrEnum):
    OPEN = "open"
    LATER = "later"
    CLOSED = "closed"
    ALWAYS = "always"
    UNKNOWN = "unknown"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Status:
    """Open until, opens at, closed until further notice, always open, or not known.

    STOPPED means that somebody has written the place paused, cancelled or ended.
    """

    kind: StatusKind
    until: datetime | None = None
    opens: datetime | None = None
    state: SpanState = SpanState.OPEN
    running: Running = Running.RUNNING

    @property
    def is_open(self) -> bool:
        return self.kind in (StatusKind.OPEN, StatusKind.ALWAYS)

    @property
    def stopped(self) -> Tag:
        return running_tag(self.running)


def day_of(place: MeetingPlace, day: date) -> Day:
    """What holds on this day. Says nothing about whether the hours are known at all."""
    usual = usual_openings(place, day)
    announced = [row for row in announcements_of(place) if row.date == day]
    if announced:
        openings = tuple(
            sorted(
                Opening(row.starts, row.ends, SpanState(row.state))
                for row in announced
                if row.starts and row.ends
            )
        )
        reason = next((row.reason for row in announced if row.reason), NO_REASON)
        return Day(day, openings, usual, announced=True, reason=reason)
    if pause := break_on(place, day):
        return Day(day, (), usual, on_break=True, reason=pause.name)
    return Day(day, usual, usual)


def days(place: MeetingPlace, first: date, last: date) -> list[Day]:
    """Every day from the first to the last, both counted."""
    return [day_of(place, day) for day in each_day(first, last)]


def week(place: MeetingPlace, day: date) -> list[Day]:
    """The seven days, Monday first, of the week in which the day is."""
    monday = monday_of(day)
    return days(place, monday, monday + 6 * ONE_DAY)


def openings(place: MeetingPlace, first: date, last: date) -> list[Happening]:
    """When one can walk in, in order; nothing for a place whose hours are not known.

    What is announced for one date has the state EXTRA, the rest is PLANNED.
    """
    if place.running_now != Running.RUNNING or not (
        place.hours_known or announcements_of(place)
    ):
        return []
    return [
        Happening(
            at(day.date, opening.starts),
            at(day.date, opening.ends),
            State.EXTRA if day.announced else State.PLANNED,
            place_id=place.pk,
            reason=str(day.reason),
            source=str(place.uuid),
        )
        for day in days(place, first, last)
        for opening in day.openings
        if opening.is_walk_in
    ]


def status(place: MeetingPlace, now: datetime) -> Status:
    """What to tell somebody who asks at this moment whether to come."""
    if place.running_now != Running.RUNNING:
        return Status(StatusKind.STOPPED, running=place.running_now)
    today = timezone.localtime(now).date()
    here = day_of(place, today)
    if place.always_open and here.openings == (ALL_DAY,):
        return Status(StatusKind.ALWAYS)
    if not (place.hours_known or here.announced):
        return Status(StatusKind.UNKNOWN)
    return status_by_the_hours(place, now, today)


def status_by_the_hours(place: MeetingPlace, now: datetime, today: date) -> Status:
    # Compared in UTC: Python compares two local times by their wall clocks, which say the
    # same hour twice on the night when the clocks are turned back.
    now = now.astimezone(UTC)
    until, state = None, SpanState.OPEN
    for starts, ends, opening_state in moments(place, today):
        if until is not None:
            # Open: a span that goes on where the last one ended belongs to the same visit.
            if starts.astimezone(UTC) - until.astimezone(UTC) > timedelta(seconds=1):
                break
            until = ends
        elif starts <= now < ends:
            until, state = ends, opening_state
        elif starts > now:
            return Status(StatusKind.LATER, opens=starts, state=opening_state)
    if until is None:
        return Status(StatusKind.CLOSED)
    return Status(StatusKind.OPEN, until=until, state=state)


def moments(
    place: MeetingPlace, today: date
) -> Iterator[tuple[datetime, datetime, SpanState]]:
    """The walk-in openings from today on, in order."""
    for day in ahead(place, today):
        for opening in day.openings:
            if opening.is_walk_in:
                yield (
                    at(day.date, opening.starts),
                    at(day.date, opening.ends),
                    opening.state,
                )


def weekly_spans(place: MeetingPlace) -> list[Weekly]:
    """The weekly pattern: each span with the days between which it really holds.

    Breaks and overriding periods cut the usual ones in pieces; announcements, which speak
    of one date each, are left to `openings`. Always open has no pattern, nor has unknown.
    """
    if place.hours != MeetingPlace.Hours.WEEKLY:
        return []
    found = []
    for first, last in stretches(place):
        # Nothing begins or ends inside a stretch: any day of it speaks for all.
        some_day = first or last or date.min
        period = period_on(place, some_day)
        if period is None or break_on(place, some_day):
            continue
        found += [
            Weekly(span.weekday, span.starts, span.ends, first, last, place_id=place.pk)
            for span in period.spans.all()
            if span.state in WALK_IN and span.starts and span.ends
        ]
    return found


def stretches(place: MeetingPlace) -> list[tuple[date | None, date | None]]:
    """Time cut at every day on which a period or a break begins or has just ended."""
    rows: list[OpeningPeriod | BreakPeriod] = [
        *place.periods.all(),
        *place.breaks.all(),
    ]
    cuts = {row.starts for row in rows if row.starts}
    cuts |= {row.ends + ONE_DAY for row in rows if row.ends}
    edges: list[date | None] = [None, *sorted(cuts), None]
    return [
        (first, later - ONE_DAY if later else None) for first, later in pairwise(edges)
    ]


def usual_openings(place: MeetingPlace, day: date) -> tuple[Opening, ...]:
    """What would hold on this day if nothing were announced and there were no break."""
    if place.always_open:
        return (ALL_DAY,)
    period = period_on(place, day)
    if period is None or place.hours != MeetingPlace.Hours.WEEKLY:
        return ()
    return tuple(
        sorted(
            Opening(span.starts, span.ends, SpanState(span.state))
            for span in period.spans.all()
            if span.weekday == day.isoweekday() and span.starts and span.ends
        )
    )


def period_on(place: MeetingPlace, day: date) -> OpeningPeriod | None:
    """The period that decides on this day."""
    return max(
        (period for period in place.periods.all() if period.covers(day)),
        key=lambda period: (
            period.overrides,
            period.starts or date.min,
            period.pk or 0,
        ),
        default=None,
    )


def break_on(place: MeetingPlace, day: date) -> BreakPeriod | None:
    covering = (b for b in place.breaks.all() if b.starts <= day <= b.ends)
    return next(covering, None)


def announcements_of(place: MeetingPlace) -> list[AnnouncedOpening]:
    # A place that is being written for the first time has nothing announced yet.
    return list(place.announcements.all()) if place.pk else []


def ahead(place: MeetingPlace, today: date) -> Iterator[Day]:
    return (day_of(place, day) for day in each_day(today, today + LOOK_AHEAD))
