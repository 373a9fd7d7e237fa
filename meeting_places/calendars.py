"""Stops and exceptional openings as calendar files, to download or to subscribe to.

A weekly visit is one VEVENT with a rule; holidays are exceptions of the rule. A visit that
is cancelled, moved or late is a VEVENT of its own that replaces its date (RECURRENCE-ID),
so that a calendar shows it struck through instead of letting it disappear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Event, vRecur

from home import ical
from home.attributes import Running
from home.calendar_days import ONE_DAY, at, each_day
from home.ical import HORIZON, HOST, WEEKDAYS
from meeting_places.models import MeetingPlace, Stop, StopTime
from meeting_places.opening_hours import Day, Opening, announcements_of, day_of
from meeting_places.visits import (
    Visit,
    change_of,
    changed,
    changes_at,
    comes,
    extra,
    holidays_of,
    validity,
)

Absolute = Callable[[str], str]


def of_stop(stop: Stop, absolute: Absolute, now: datetime) -> bytes:
    """Every visit of the service at this stop."""
    file = ical.new_calendar(f"{stop.service}: {stop}")
    for event in StopEvents(stop, absolute, now).events():
        file.add_component(event)
    return ical.to_bytes(file)


def of_place(place: MeetingPlace, absolute: Absolute, now: datetime) -> bytes:
    """What differs from the usual week: announced hours, closures and breaks to come."""
    file = ical.new_calendar(_("%(place)s: exceptional hours") % {"place": place})
    for event in PlaceEvents(place, absolute, now).events():
        file.add_component(event)
    return ical.to_bytes(file)


@dataclass(frozen=True, slots=True)
class StopEvents:
    stop: Stop
    absolute: Absolute
    now: datetime

    def events(self) -> Iterator[Event]:
        for planned in self.stop.times.all():
            for first, last in validity(self.stop.route, planned):
                yield from self.series(planned, first or self.open_start(planned), last)
        for change in changes_at(self.stop):
            if change.kind == change.Kind.EXTRA:
                visit = extra(self.stop, change)
                yield self.event(visit, f"{self.stop.uuid}-{change.pk}")

    def open_start(self, planned: StopTime) -> date:
        """A time without a first day is shown from the week in which it was published."""
        published = self.stop.service.first_published_at or self.now
        day = timezone.localtime(published).date()
        ahead = ((planned.weekday or 1) - day.isoweekday()) % 7
        return day + ahead * ONE_DAY

    def series(
        self, planned: StopTime, first: date, last: date | None
    ) -> Iterator[Event]:
        """One rule, and an event for each of its dates that has changed."""
        ends = last or first + HORIZON
        days = [d for d in each_day(first, ends) if comes(self.stop.route, planned, d)]
        if not days:
            return
        uid = f"{self.stop.uuid}-{first:%Y%m%d}-{planned.arrives:%H%M}"
        changes = changes_at(self.stop)
        event = self.event(changed(self.stop, days[0], planned, None), uid)
        if planned.weekday and len(days) > 1:
            event.add("rrule", self.rule(planned, at(days[-1], planned.arrives), last))
            resting = [at(d, planned.arrives) for d in days if self.rests(d)]
            if resting:
                event.add("exdate", resting)
        yield event
        for day in days:
            change = change_of(changes, day, planned.arrives)
            if change and not self.rests(day):
                override = self.event(changed(self.stop, day, planned, change), uid)
                override.add("recurrence-id", at(day, planned.arrives))
                yield override

    def rule(self, planned: StopTime, ends: datetime, last: date | None) -> vRecur:
        weekday = WEEKDAYS[(planned.weekday or 1) - 1]
        rule = {"FREQ": "WEEKLY", "INTERVAL": planned.interval, "BYDAY": weekday}
        if last:
            rule["UNTIL"] = ends.astimezone(UTC)
        return vRecur(rule)

    def rests(self, day: date) -> bool:
        return any(h.starts <= day <= h.ends for h in holidays_of(self.stop.route))

    def event(self, visit: Visit, uid: str) -> Event:
        stop, service = self.stop, self.stop.service
        change = visit.change
        told = [service.last_published_at, change.announced_at if change else None]
        modified = max((m for m in told if m), default=self.now).astimezone(UTC)
        page = self.absolute(stop.get_absolute_url())
        waits = (change and change.new_place) or stop.waiting_place
        where = [stop.name, waits, stop.street_address]
        event = Event()
        event.add("uid", f"{uid}@{HOST}")
        event.add("dtstamp", modified)
        event.add("last-modified", modified)
        event.add("sequence", 1 if change else 0)
        event.add("dtstart", visit.starts)
        event.add("dtend", visit.ends)
        event.add("summary", f"{service}: {stop}")
        event.add("location", ", ".join(str(part) for part in where if part))
        event.add(
            "description", "\n\n".join(filter(None, [visit.happening.reason, page]))
        )
        event.add("url", page)
        # A service that is paused, cancelled or ended comes to none of its stops.
        comes = service.running_now == Running.RUNNING and visit.happening.happens
        event.add("status", "CONFIRMED" if comes else "CANCELLED")
        return event


@dataclass(frozen=True, slots=True)
class PlaceEvents:
    place: MeetingPlace
    absolute: Absolute
    now: datetime

    def events(self) -> Iterator[Event]:
        today = timezone.localtime(self.now).date()
        announced = {row.date for row in announcements_of(self.place)}
        for day in sorted(day for day in announced if day >= today):
            yield from self.day(day_of(self.place, day))
        for pause in self.place.breaks.all():
            if pause.ends >= today:
                uid = f"{self.place.uuid}-break-{pause.starts:%Y%m%d}"
                words = _("%(place)s is closed") % {"place": self.place}
                yield self.all_day(
                    uid, pause.starts, pause.ends, words, str(pause.name)
                )

    def day(self, day: Day) -> Iterator[Event]:
        uid = f"{self.place.uuid}-{day.date:%Y%m%d}"
        if day.is_closed:
            words = _("%(place)s is closed") % {"place": self.place}
            yield self.all_day(uid, day.date, day.date, words, str(day.reason))
        for opening in day.openings:
            yield self.opening(f"{uid}-{opening.starts:%H%M}", day, opening)

    def opening(self, uid: str, day: Day, opening: Opening) -> Event:
        words = _("%(place)s: exceptional hours") % {"place": self.place}
        event = self.event(uid, words, str(day.reason))
        event.add("dtstart", at(day.date, opening.starts))
        event.add("dtend", at(day.date, opening.ends))
        runs = self.place.running_now == Running.RUNNING
        event.add("status", "CONFIRMED" if runs else "CANCELLED")
        return event

    def all_day(self, uid: str, first: date, last: date, words: str, why: str) -> Event:
        event = self.event(uid, words, why)
        event.add("dtstart", first)
        # The end of an all-day event is the day after it.
        event.add("dtend", last + ONE_DAY)
        event.add("transp", "TRANSPARENT")
        return event

    def event(self, uid: str, words: str, why: str) -> Event:
        page = self.absolute(self.place.get_absolute_url())
        event = Event()
        event.add("uid", f"{uid}@{HOST}")
        event.add("dtstamp", self.modified())
        event.add("summary", words)
        event.add("description", "\n\n".join(filter(None, [why, page])))
        event.add("url", page)
        address: Any = f"{self.place.postal_code} {self.place.city}".strip()
        parts = [str(self.place.name), self.place.street_address, address]
        event.add("location", ", ".join(part for part in parts if part))
        return event

    def modified(self) -> datetime:
        told = [row.announced_at for row in announcements_of(self.place)]
        if published := self.place.last_published_at:
            told.append(published)
        return max(told, default=self.now).astimezone(UTC)
