"""The timetable of mobile services: stops down, days across, region by region."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from home import weeks
from home.areas import tree as trees
from home.areas.journeys import journey_to
from home.areas.models import Level
from home.areas.outlines import Point
from home.areas.tree import AreaNode
from home.calendar_days import monday_of
from home.happenings import State
from meeting_places.models import Stop
from meeting_places.visits import (
    Visit,
    in_order,
    next_visit,
    next_visits,
    visits_at,
    within,
)

# From the first day to the Sunday of the week after: a table that fits on paper.
WEEKS = 2
# Cancelled and moved visits of so many days ahead stand on top of the page.
CHANGES_AHEAD_WEEKS = 4
NEAREST = 4
FURTHEST_KM = 25


@dataclass(frozen=True, slots=True)
class DayVisits:
    day: date
    visits: list[Visit]

    @property
    def is_off(self) -> bool:
        """Somebody was to come, and nobody does."""
        return bool(self.visits) and not any(v.happening.happens for v in self.visits)


@dataclass(frozen=True, slots=True)
class Row:
    """One stop and its visits under each day of the table."""

    stop: Stop
    cells: list[DayVisits]


@dataclass(frozen=True, slots=True)
class Section:
    """One region: the same visits as a table by stop and as a list by day."""

    region: AreaNode | None
    days: list[date]
    rows: list[Row]
    by_day: list[DayVisits]

    @property
    def heading(self) -> str:
        """The id of its heading."""
        return f"timetable-{self.region.code if self.region else 'elsewhere'}"


@dataclass(frozen=True, slots=True)
class Timetable:
    first: date
    last: date
    today: date
    previous: str
    next: str
    sections: list[Section]

    @classmethod
    def of(cls, stops: Iterable[Stop], now: datetime, first: date) -> Timetable:
        """The visits of these stops in the two weeks that begin with the first day's week."""
        today = timezone.localtime(now).date()
        monday = monday_of(first)
        last = monday + timedelta(weeks=WEEKS, days=-1)
        return cls(
            first=first,
            last=last,
            today=today,
            previous=weeks.written(monday - timedelta(weeks=WEEKS))
            if first > today
            else "",
            next=weeks.written(monday + timedelta(weeks=WEEKS)),
            sections=sections(stops, first, last),
        )


@dataclass(frozen=True, slots=True)
class Following:
    """The first day with a visit after an empty timetable, and its week as `2026-W49`."""

    day: date
    week: str


def first_after(stops: Iterable[Stop], timetable: Timetable) -> Following | None:
    """When the services come again after the days of this timetable, within a year."""
    end = timezone.make_aware(datetime.combine(timetable.last, time.max))
    coming = [visit for stop in stops if (visit := next_visit(stop, end))]
    if not coming:
        return None
    day = min(visit.day for visit in coming)
    return Following(day, weeks.written(day))


def sections(stops: Iterable[Stop], first: date, last: date) -> list[Section]:
    """A section for each region that is visited in these days."""
    areas = trees.tree()
    groups: dict[str, list[Stop]] = {}
    for stop in stops:
        known = areas.by_id.get(stop.area_id or 0)
        region = areas.at_level(known.code if known else None, Level.REGION)
        groups.setdefault(region.code if region else "", []).append(stop)
    order = [node.code for node in areas.of_level(Level.REGION)] + [""]
    found = (
        section(areas.get(code), groups[code], first, last)
        for code in order
        if code in groups
    )
    return [each for each in found if each.rows]


def section(
    region: AreaNode | None, stops: list[Stop], first: date, last: date
) -> Section:
    """Days on which nobody comes get no column, stops to which nobody comes no row."""
    visits = {stop.pk: visits_at(stop, first, last) for stop in stops}
    everything = in_order(visit for each in visits.values() for visit in each)
    days = sorted({visit.day for visit in everything})
    rows = [
        Row(stop, [on_day(visits[stop.pk], day) for day in days])
        for stop in sorted(stops, key=lambda stop: str(stop.name).casefold())
        if visits[stop.pk]
    ]
    return Section(region, days, rows, [on_day(everything, day) for day in days])


def on_day(visits: list[Visit], day: date) -> DayVisits:
    return DayVisits(day, [visit for visit in visits if visit.day == day])


@dataclass(frozen=True, slots=True)
class Change:
    """A cancelled or moved visit, and when the service comes next instead."""

    visit: Visit
    next: Visit | None

    @property
    def is_cancelled(self) -> bool:
        return self.visit.happening.state is State.CANCELLED

    @property
    def journey(self) -> str:
        """A journey to where it waits instead; nothing when that point is not told."""
        change = self.visit.change
        if not change or change.new_latitude is None or change.new_longitude is None:
            return ""
        point = Point(change.new_latitude, change.new_longitude, approximate=False)
        return journey_to(str(change.new_place), point)


def changes_ahead(stops: Iterable[Stop], now: datetime) -> list[Change]:
    """What differs from the timetable in the coming weeks, soonest first."""
    return [
        Change(visit, next_visit(visit.stop, now))
        for visit in next_visits(stops, now, weeks=CHANGES_AHEAD_WEEKS)
        if visit.change
    ]


@dataclass(frozen=True, slots=True)
class NearStop:
    stop: Stop
    metres: float
    is_about: bool
    next: Visit | None


def nearest(
    stops: Iterable[Stop], point: Point | None, now: datetime
) -> list[NearStop]:
    """The stops nearest to a point with their next visits."""
    if point is None:
        return []
    return [
        NearStop(
            stop=stop,
            metres=metres,
            # A postcode is only roughly where somebody lives.
            is_about=point.approximate,
            next=next_visit(stop, now),
        )
        for metres, stop in within(stops, point, FURTHEST_KM)[:NEAREST]
    ]
