"""Clubs as calendar files (iCalendar, RFC 5545), to download or to subscribe to.

A weekly time is one VEVENT with a rule; holidays are exceptions of the rule, and a date that
was cancelled or moved is a VEVENT of its own with the same identifier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from icalendar import Event, vRecur

from activities import occurrences
from activities.models.schedule import DatedSession, Slot, SlotChange
from home import ical
from home.attributes import Running
from home.calendar_days import at
from home.happenings import Happening
from home.ical import HORIZON, HOST, WEEKDAYS

if TYPE_CHECKING:
    from activities.models import Activity


def calendar(
    activities: Iterable[Activity],
    name: str,
    absolute: Callable[[str], str],
    now: datetime | None = None,
) -> bytes:
    """The clubs' sessions as one calendar; `absolute` makes an address of a path.

    Load the clubs with `with_schedule()` and `with_places()`.
    """
    now = now or timezone.now()
    file = ical.new_calendar(name)
    for activity in activities:
        for event in ClubEvents(activity, absolute, now).events():
            file.add_component(event)
    return ical.to_bytes(file)


@dataclass(frozen=True, slots=True)
class ClubEvents:
    """The VEVENTs of one club."""

    activity: Activity
    absolute: Callable[[str], str]
    now: datetime

    def events(self) -> Iterator[Event]:
        for slot in self.activity.slots.all():
            yield from self.weekly(slot)
        for session in self.activity.dated_sessions.all():
            yield self.dated(session)
        for change, happening in occurrences.extras(self.activity):
            uid = f"{self.activity.uuid}-{change.pk}"
            yield self.event(happening, uid=uid, change=change)

    def weekly(self, slot: Slot) -> Iterator[Event]:
        """The rule of a weekly time, then the dates that differ from it."""
        begins = occurrences.first_session(self.activity, slot) or self.open_start(slot)
        ends = slot.last_date or occurrences.season_end(self.activity)
        days = occurrences.slot_days(
            self.activity, slot, begins, ends or begins + HORIZON
        )
        if not days:
            return
        rule = {
            "FREQ": "WEEKLY",
            "INTERVAL": slot.interval,
            "BYDAY": WEEKDAYS[slot.weekday - 1],
        }
        if ends:
            rule["UNTIL"] = at(days[-1], slot.starts).astimezone(UTC)
        event = self.event(self.planned(slot, days[0]), uid=str(slot.uuid))
        event.add("rrule", vRecur(rule))
        if left_out := self.left_out(slot, days):
            event.add("exdate", [at(day, slot.starts) for day in left_out])
        yield event
        changes = occurrences.changes_of(self.activity)
        for day in days:
            if change := changes.get((slot.uuid, day)):
                session = occurrences.session_of(self.activity, slot, day)
                override = self.event(
                    session.with_change(change), uid=str(slot.uuid), change=change
                )
                override.add("recurrence-id", at(day, slot.starts))
                yield override

    def open_start(self, slot: Slot) -> date:
        """A club without a first date is shown from the week in which it was published."""
        published = self.activity.first_published_at or self.now
        day = occurrences.local_day(published)
        return day + timedelta(days=(slot.weekday - day.isoweekday()) % 7)

    def left_out(self, slot: Slot, days: list[date]) -> list[date]:
        """What the rule would give between the first and last day, but a holiday takes."""
        step = timedelta(weeks=slot.interval)
        kept = set(days)
        found, day = [], days[0]
        while day < days[-1]:
            if day not in kept:
                found.append(day)
            day += step
        return found

    def dated(self, session: DatedSession) -> Event:
        change = occurrences.changes_of(self.activity).get((session.uuid, session.date))
        planned = occurrences.session_of(self.activity, session, session.date)
        return self.event(
            planned.with_change(change), uid=str(session.uuid), change=change
        )

    def planned(self, slot: Slot, day: date) -> Happening:
        return occurrences.session_of(self.activity, slot, day).with_change(None)

    def event(
        self, happening: Happening, uid: str, change: SlotChange | None = None
    ) -> Event:
        activity = self.activity
        event = Event()
        event.add("uid", f"{uid}@{HOST}")
        event.add("dtstamp", self.modified(change).astimezone(UTC))
        event.add("last-modified", self.modified(change).astimezone(UTC))
        event.add("sequence", self.sequence(change))
        event.add("dtstart", happening.starts)
        event.add("dtend", happening.ends)
        event.add("summary", str(activity.name))
        event.add("description", self.description(happening))
        event.add("url", self.absolute(activity.get_absolute_url()))
        if location := self.location(happening):
            event.add("location", location)
        event.add("status", self.status(happening))
        return event

    def status(self, happening: Happening) -> str:
        # A club that is paused, cancelled or ended does not meet.
        runs = self.activity.today.running == Running.RUNNING
        return "CONFIRMED" if runs and happening.happens else "CANCELLED"

    def description(self, happening: Happening) -> str:
        page = self.absolute(self.activity.get_absolute_url())
        parts = (happening.reason, str(self.activity.summary), page)
        return "\n\n".join(part for part in parts if part)

    def location(self, happening: Happening) -> str:
        place = self.places().get(happening.place_id)
        if place is None:
            return ""
        address = f"{place.postal_code} {place.city}".strip()
        parts = [str(place.name), place.street_address, address]
        if happening.place_id == self.activity.place_id:
            parts.insert(1, str(self.activity.place_note))
        return ", ".join(part for part in parts if part)

    def places(self) -> dict[int | None, Any]:
        return {place.pk: place for place in self.activity.public_places()}

    def modified(self, change: SlotChange | None = None) -> datetime:
        """When this was last told differently."""
        told = [
            self.activity.last_published_at,
            change.announced_at if change else None,
        ]
        return max((moment for moment in told if moment), default=self.now)

    def sequence(self, change: SlotChange | None = None) -> int:
        """Grows with each publication: minutes since the first one."""
        first = self.activity.first_published_at
        if first is None:
            return 0
        return max(0, int((self.modified(change) - first).total_seconds() // 60))
