"""When a club really meets: dates derived from its weekly times, never stored by hand.

Holidays of the school year drop out, announced changes count, and the ends of a Happening
are aware, so that "klo 16" stays klo 16 over both clock changes. Load the clubs with
`with_schedule()`: then nothing here asks the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any
from uuid import UUID

from dateutil.rrule import WEEKLY, rrule

from activities.models.schedule import DatedSession, Slot, SlotChange
from home.calendar_days import HELSINKI, at
from home.happenings import Happening, State, Weekly

if TYPE_CHECKING:
    from activities.models import Activity

# How far ahead a club that has no end is looked at for its next time.
HORIZON = timedelta(days=400)

Holidays = list[tuple[date, date, Any]]


def happenings(activity: Activity, first: date, last: date) -> list[Happening]:
    """Every session from `first` to `last`, both counted, in order of time.

    A session that was moved stands at its new time, with the old start in `instead_of`;
    a cancelled one stands where it was planned and says so.
    """
    changes = changes_of(activity)
    # A session may be moved into the asked days from outside them, or out of them.
    reached = [change for change in changes.values() if change.new_date]
    wide_first = min([first, *(change.date for change in reached)])
    wide_last = max([last, *(change.date for change in reached)])
    planned = planned_sessions(activity, wide_first, wide_last)
    found = chain(
        (session.with_change(changes.get(session.key)) for session in planned),
        extra_sessions(activity),
    )
    return sorted(
        (one for one in found if first <= local_day(one.starts) <= last),
        key=lambda one: (one.starts, one.ends, one.source),
    )


def next_happening(activity: Activity, now: datetime) -> Happening | None:
    """The session that is going on or comes next; None when there is none to come."""
    today = local_day(now)
    last = last_day(activity)
    # Day by day the look-ahead grows, so that a weekly club costs a week and not a year.
    for days in (14, 60, HORIZON.days):
        until = today + timedelta(days=days)
        for one in happenings(activity, today, until):
            if one.happens and one.ends > now:
                return one
        if last and last < until:
            break
    return None


def weekly_sessions(activity: Activity) -> list[Weekly]:
    """The pattern of the week with its dates, the club's own place filled in."""
    return [
        Weekly(
            weekday=slot.weekday,
            starts=slot.starts,
            ends=slot.ends,
            valid_from=first_session(activity, slot),
            valid_until=slot.last_date or season_end(activity),
            interval=slot.interval,
            place_id=slot.place_id or activity.place_id,
        )
        for slot in activity.slots.all()
    ]


def first_day(activity: Activity) -> date | None:
    """The first day of the whole club; None when it has always been there."""
    starts = [
        *(slot.first_date or season_start(activity) for slot in activity.slots.all()),
        *(session.date for session in activity.dated_sessions.all()),
    ]
    if not starts:
        return season_start(activity)
    return None if None in starts else min(day for day in starts if day)


def last_day(activity: Activity) -> date | None:
    """The last day of the whole club; None when it goes on and on."""
    ends = [
        *(slot.last_date or season_end(activity) for slot in activity.slots.all()),
        *(session.date for session in activity.dated_sessions.all()),
    ]
    if not ends:
        return season_end(activity)
    if None in ends:
        return None
    moved = [change.new_date or change.date for change in activity.changes()]
    return max(day for day in (*ends, *moved) if day)


def is_over(activity: Activity, day: date) -> bool:
    """The last session was before this day."""
    last = last_day(activity)
    return last is not None and last < day


def over_from(activity: Activity) -> datetime | None:
    """The midnight after the last day; None for a club that goes on and on."""
    last = last_day(activity)
    return at(last + timedelta(days=1), time()) if last else None


def holidays(activity: Activity) -> Holidays:
    """First day, last day and name of each holiday of the club's school year."""
    if not activity.season:
        return []
    return [
        (holiday.starts, holiday.ends, holiday.name)
        for holiday in activity.season.calendar.holidays.all()
    ]


def holidays_that_count(activity: Activity, day: date) -> Holidays:
    """The holidays from this day on that take a session of the club away."""
    last = last_day(activity) or day + HORIZON
    found = []
    for starts, ends, name in sorted(holidays(activity), key=lambda each: each[0]):
        taken = (
            rhythm(activity, slot, starts, min(ends, last))
            for slot in activity.slots.all()
            if slot.skip_holidays
        )
        if ends >= day and any(taken):
            found.append((starts, ends, name))
    return found


# The key of a change and of the session it changes: the slot's uuid and the planned day.
Key = tuple[UUID | None, date]


@dataclass(frozen=True, slots=True)
class Session:
    """One planned session before any change of its date is looked at."""

    key: Key
    starts: time
    ends: time
    place_id: int | None

    def with_change(self, change: SlotChange | None) -> Happening:
        slot_uuid, day = self.key
        planned = at(day, self.starts)
        if change is None:
            return self.happening(day, State.PLANNED)
        if change.kind == SlotChange.Kind.CANCELLED:
            return self.happening(day, State.CANCELLED, change)
        starts, ends = change.new_times(self.starts, self.ends)
        new_day = change.new_date or day
        return Happening(
            starts=at(new_day, starts),
            ends=at(new_day, ends),
            state=State.MOVED,
            place_id=change.new_place_id or self.place_id,
            reason=change.reason,
            instead_of=planned,
            source=str(slot_uuid),
            elsewhere=change.new_place_id not in (None, self.place_id),
        )

    def happening(
        self, day: date, state: State, change: SlotChange | None = None
    ) -> Happening:
        return Happening(
            starts=at(day, self.starts),
            ends=at(day, self.ends),
            state=state,
            place_id=self.place_id,
            reason=change.reason if change else "",
            source=str(self.key[0]),
        )


def planned_sessions(activity: Activity, first: date, last: date) -> Iterator[Session]:
    """The sessions as the weekly times and dates say, holidays left out."""
    for slot in activity.slots.all():
        for day in slot_days(activity, slot, first, last):
            yield session_of(activity, slot, day)
    for dated in activity.dated_sessions.all():
        if first <= dated.date <= last:
            yield session_of(activity, dated, dated.date)


def session_of(activity: Activity, source: Slot | DatedSession, day: date) -> Session:
    return Session(
        key=(source.uuid, day),
        starts=source.starts,
        ends=source.ends,
        place_id=source.place_id or activity.place_id,
    )


def slot_days(activity: Activity, slot: Slot, first: date, last: date) -> list[date]:
    """The days of one weekly time, holidays left out."""
    away = holidays(activity) if slot.skip_holidays else []
    return [
        day
        for day in rhythm(activity, slot, first, last)
        if not any(starts <= day <= ends for starts, ends, _name in away)
    ]


def rhythm(activity: Activity, slot: Slot, first: date, last: date) -> list[date]:
    """The days of one weekly time as if there were no holidays."""
    until = earliest(last, slot.last_date or season_end(activity))
    begins = first_session(activity, slot)
    days = rrule(
        WEEKLY,
        interval=slot.interval,
        byweekday=slot.weekday - 1,
        dtstart=midnight(begins or first),
        until=midnight(until),
    )
    return [
        day.date() for day in days.between(midnight(first), midnight(until), inc=True)
    ]


def first_session(activity: Activity, slot: Slot) -> date | None:
    """The slot's first weekday in its time: every other week is counted from it."""
    begins = slot.first_date or season_start(activity)
    if begins is None:
        return None
    return begins + timedelta(days=(slot.weekday - begins.isoweekday()) % 7)


def extra_sessions(activity: Activity) -> Iterator[Happening]:
    """Sessions that were added; they happen on holidays too."""
    for _change, happening in extras(activity):
        yield happening


def extras(activity: Activity) -> Iterator[tuple[SlotChange, Happening]]:
    """The changes that add a session, each with the session it adds."""
    for change in activity.changes():
        if change.kind != SlotChange.Kind.EXTRA:
            continue
        if change.new_starts and change.new_ends:
            yield (
                change,
                Happening(
                    starts=at(change.date, change.new_starts),
                    ends=at(change.date, change.new_ends),
                    state=State.EXTRA,
                    place_id=change.new_place_id or activity.place_id,
                    reason=change.reason,
                    source=str(change.slot_uuid or activity.uuid),
                ),
            )


def changes_of(activity: Activity) -> dict[Key, SlotChange]:
    return {
        (change.slot_uuid, change.date): change
        for change in activity.changes()
        if change.kind != SlotChange.Kind.EXTRA
    }


def season_start(activity: Activity) -> date | None:
    return activity.season.starts if activity.season else None


def season_end(activity: Activity) -> date | None:
    return activity.season.ends if activity.season else None


def earliest(day: date, other: date | None) -> date:
    return min(day, other) if other else day


def midnight(day: date) -> datetime:
    # Naive on purpose: dates are counted as calendar days, and only then given their clock.
    return datetime.combine(day, time())


def local_day(moment: datetime) -> date:
    return moment.astimezone(HELSINKI).date()
