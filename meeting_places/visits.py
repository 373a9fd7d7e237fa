"""When a mobile service comes to a stop, derived from its rows. Pure: the clock is given.

A planned visit comes from a StopTime: a weekday (every week, or every second week counted
from the week of its first day) or a list of dates, inside the season of its route, and not
on the holidays of the route's calendar when it has one. A StopChange then cancels it, moves
it to another date, time or place, makes it late, or adds one. Of several changes to the
same visit the one announced last holds.

`Stop.objects.with_timetable()` fetches what is read in a fixed number of queries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import asin, cos, radians, sin, sqrt

from django.utils import timezone

from home.areas.outlines import Point
from home.attributes import Running
from home.calendar_days import ONE_DAY, at, each_day, monday_of
from home.calendars.models import Holiday
from home.happenings import Happening, State, Weekly
from meeting_places.dates_field import read_dates
from meeting_places.models.mobile_services import Route, Stop, StopChange, StopTime

Kind = StopChange.Kind
EARTH_RADIUS_M = 6_371_000


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of a service at a stop, with the change that made it so, if any."""

    stop: Stop
    happening: Happening
    change: StopChange | None = None

    @property
    def starts(self) -> datetime:
        return self.happening.starts

    @property
    def ends(self) -> datetime:
        return self.happening.ends

    @property
    def day(self) -> date:
        return timezone.localtime(self.happening.starts).date()

    @property
    def planned_day(self) -> date:
        """The day on which it was to be: that of the timetable's cell."""
        return timezone.localtime(self.planned_start).date()

    @property
    def planned_start(self) -> datetime:
        """What names this visit in a calendar (RECURRENCE-ID)."""
        return self.happening.instead_of or self.happening.starts


def visits(stop: Stop, first: date, last: date) -> list[Happening]:
    """Every visit between the two days, both counted, cancelled ones at their planned time."""
    return [visit.happening for visit in visits_at(stop, first, last)]


def visits_at(stop: Stop, first: date, last: date) -> list[Visit]:
    """The same, each with its stop and change, in order."""
    if stop.service.running_now != Running.RUNNING:
        return []
    changes = changes_at(stop)
    days = set(each_day(first, last))
    # A visit moved into these days was planned on another one.
    days |= {change.date for change in changes if change.new_date in days}
    found = [
        changed(stop, day, planned, change_of(changes, day, planned.arrives))
        for day in days
        for planned in times_on(stop, day)
    ]
    found += [
        extra(stop, c) for c in changes if c.kind == Kind.EXTRA and c.date in days
    ]
    return in_order(visit for visit in found if first <= visit.day <= last)


def next_visits(stops: Iterable[Stop], now: datetime, weeks: int = 2) -> list[Visit]:
    """Visits of all these stops that have not ended yet, soonest first."""
    today = timezone.localtime(now).date()
    last = today + timedelta(weeks=weeks)
    return in_order(
        visit
        for stop in stops
        for visit in visits_at(stop, today, last)
        if visit.ends > now
    )


def next_visit(stop: Stop, now: datetime) -> Visit | None:
    """The next visit that really happens, within a year."""
    today = timezone.localtime(now).date()
    for months in (1, 12):
        last = today + timedelta(days=31 * months)
        for visit in visits_at(stop, today, last):
            if visit.happening.happens and visit.ends > now:
                return visit
    return None


def weekly_visits(stop: Stop) -> list[Weekly]:
    """The pattern of the stop: each weekday, and each date of a list as a week of its own.

    `valid_from` of a weekday is a day on which the service really comes, so that the weeks
    of an interval can be counted from it. Holidays and changes are told by `days_off` and
    `visits`.
    """
    found = []
    for planned in stop.times.all():
        for first, last in validity(stop.route, planned):
            found.append(
                Weekly(
                    weekday=first.isoweekday() if first else planned.weekday or 1,
                    starts=planned.arrives,
                    ends=planned.departs,
                    valid_from=first,
                    valid_until=last,
                    interval=planned.interval if planned.weekday else 1,
                    place_id=stop.place_id,
                )
            )
    return found


def days_off(stop: Stop) -> list[tuple[date, date]]:
    """First and last days of the holidays on which the route is not driven."""
    return [(holiday.starts, holiday.ends) for holiday in holidays_of(stop.route)]


def within(stops: Iterable[Stop], point: Point, km: float) -> list[tuple[float, Stop]]:
    """Stops inside the radius with their distance in metres, nearest first.

    A stop without a point stands in the middle of its smallest area (Located.point).
    """
    found = [
        (far, stop)
        for stop in stops
        if (there := stop.point) and (far := metres(point, there)) <= km * 1000
    ]
    return sorted(found, key=lambda pair: (pair[0], str(pair[1])))


def changed(
    stop: Stop, day: date, planned: StopTime, change: StopChange | None
) -> Visit:
    """The planned visit as it becomes through its change."""
    starts, ends = at(day, planned.arrives), at(day, planned.departs)
    if change is None:
        return Visit(stop, told(stop, starts, ends, State.PLANNED))
    if change.kind == Kind.CANCELLED:
        return Visit(stop, told(stop, starts, ends, State.CANCELLED, change), change)
    new_day = (change.new_date if change.kind == Kind.MOVED else None) or day
    arrives = change.new_arrives or planned.arrives
    departs = change.new_departs or departure(planned, arrives)
    state = State.LATE if change.kind == Kind.LATE else State.MOVED
    happening = told(
        stop, at(new_day, arrives), at(new_day, departs), state, change, starts
    )
    return Visit(stop, happening, change)


def departure(planned: StopTime, arrives: time) -> time:
    """A late service leaves when planned; if it would leave before it comes, it stays as long."""
    if arrives < planned.departs:
        return planned.departs
    day = date.min
    stays = datetime.combine(day, planned.departs) - datetime.combine(
        day, planned.arrives
    )
    leaves = datetime.combine(day, arrives) + stays
    return leaves.time() if leaves.date() == day else time(23, 59, 59)


def extra(stop: Stop, change: StopChange) -> Visit:
    """An added visit; StopChange.clean() has seen to it that it has its times."""
    starts = at(change.date, change.new_arrives or time(0))
    ends = at(change.date, change.new_departs or time(23, 59, 59))
    return Visit(stop, told(stop, starts, ends, State.EXTRA, change), change)


def told(
    stop: Stop,
    starts: datetime,
    ends: datetime,
    state: State,
    change: StopChange | None = None,
    instead_of: datetime | None = None,
) -> Happening:
    return Happening(
        starts,
        ends,
        state,
        place_id=stop.place_id,
        reason=str(change.reason) if change else "",
        instead_of=instead_of,
        source=str(stop.uuid),
        elsewhere=bool(change and change.new_place),
    )


def changes_at(stop: Stop) -> list[StopChange]:
    """The changes of this stop, the one announced last first."""
    service = stop.service
    rows = service.changes.all() if service.pk else []
    mine = [change for change in rows if change.stop_uuid == stop.uuid]
    return sorted(mine, key=lambda change: change.announced_at, reverse=True)


def change_of(changes: list[StopChange], day: date, arrives: time) -> StopChange | None:
    return next(
        (
            change
            for change in changes
            if change.kind != Kind.EXTRA and change.date == day
            if change.arrives in (None, arrives)
        ),
        None,
    )


def times_on(stop: Stop, day: date) -> list[StopTime]:
    """The planned times of this day, holidays left out, changes not looked at."""
    if any(h.starts <= day <= h.ends for h in holidays_of(stop.route)):
        return []
    return [planned for planned in stop.times.all() if comes(stop.route, planned, day)]


def comes(route: Route, planned: StopTime, day: date) -> bool:
    if not (
        (route.starts or day) <= day <= (route.ends or day)
        and (planned.first_date or day) <= day <= (planned.last_date or day)
    ):
        return False
    if not planned.weekday:
        return day.isoformat() in planned.dates
    if planned.weekday != day.isoweekday():
        return False
    counted_from = monday_of(planned.first_date or day)
    return ((day - counted_from).days // 7) % planned.interval == 0


def validity(
    route: Route, planned: StopTime
) -> Iterator[tuple[date | None, date | None]]:
    """First and last days of one StopTime: one pair for a weekday, one for each date."""
    if not planned.weekday:
        for day in read_dates(planned.dates):
            if comes(route, planned, day):
                yield day, day
        return
    firsts = [day for day in (route.starts, planned.first_date) if day]
    lasts = [day for day in (route.ends, planned.last_date) if day]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first is None:
        yield None, last
        return
    until = first + 7 * planned.interval * ONE_DAY
    came = (day for day in each_day(first, until) if comes(route, planned, day))
    if (really_first := next(came, None)) is not None:
        yield really_first, last


def holidays_of(route: Route) -> list[Holiday]:
    """Nothing when the route is driven on holidays too."""
    return list(route.calendar.holidays.all()) if route.calendar else []


def in_order(found: Iterable[Visit]) -> list[Visit]:
    return sorted(found, key=lambda v: (v.starts, v.ends, v.stop.sort_order or 0))


def metres(one: Point, other: Point) -> float:
    """Along the ground (haversine on a sphere: wrong by less than 0.5 %)."""
    lat1, lon1 = radians(one.latitude), radians(one.longitude)
    lat2, lon2 = radians(other.latitude), radians(other.longitude)
    half = sin((lat2 - lat1) / 2) ** 2
    half += cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_M * asin(sqrt(half))
