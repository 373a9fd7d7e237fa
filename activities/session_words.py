"""Times and dates of a club in words: the pattern, each date, and what breaks the pattern."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from activities import occurrences
from home import dates
from home.catalogue import public
from home.happenings import Happening, State
from home.standing import Tag, change_tag
from home.texts import Text, current_language

if TYPE_CHECKING:
    from activities.models import Activity, DatedSession, Slot
    from meeting_places.models import MeetingPlace

PlaceNames = Mapping[int | None, Text]


def name_of(place: MeetingPlace) -> Text:
    """Its name; where the public may not see it, whom to ask: the usual place is wrong."""
    if public(place):
        return place.name
    return Text(gettext("ask the organiser for the place"), current_language())


@dataclass(frozen=True)
class TimeLine:
    """One weekly time: "Tiistaisin klo 14.15–15.15", and what is special about it."""

    text: str
    notes: list[str]
    # For a narrow table: "ti 14.15–15.15".
    short: str

    @classmethod
    def of(cls, activity: Activity, slot: Slot) -> TimeLine:
        notes = []
        if slot.interval == slot.Interval.EVERY_OTHER:
            first = occurrences.first_session(activity, slot)
            notes.append(
                gettext("every other week from %(day)s")
                % {"day": dates.short_day(first)}
                if first
                else gettext("every other week")
            )
        if slot.after_school:
            notes.append(gettext("right after school"))
        if slot.place and slot.place_id != activity.place_id:
            notes.append(str(name_of(slot.place)))
        if slot.group_name:
            notes.append(gettext("group %(name)s") % {"name": slot.group_name})
        if slot.instructor:
            label = slot.get_instructor_display()
            notes.append(label[:1].lower() + label[1:])
        if slot.capacity:
            notes.append(
                ngettext("%(n)s place", "%(n)s places", slot.capacity)
                % {"n": slot.capacity}
            )
        return cls(
            text=capfirst(dates.weekly(slot.weekday, slot.starts, slot.ends)),
            notes=notes,
            short=f"{dates.weekday_short(slot.weekday)} {dates.hours(slot.starts, slot.ends)}",
        )


def dated_times(sessions: Iterable[DatedSession]) -> list[str]:
    """The times of a course or a camp, days with the same hours together: "Ma–to klo 9–15"."""
    by_hours: dict[tuple[time, time], set[int]] = {}
    for one in sessions:
        by_hours.setdefault((one.starts, one.ends), set()).add(one.date.isoweekday())
    return [
        capfirst(f"{dates.weekdays(days)} {dates.times(*hours)}")
        for hours, days in by_hours.items()
    ]


@dataclass(frozen=True)
class DateLine:
    """One date of the list: the day, and beside it what happens."""

    happening: Happening
    day: str
    words: str
    css: str = ""


def date_lines(
    sessions: Sequence[Happening],
    following: Happening | None,
    now: datetime,
    places: PlaceNames,
) -> list[DateLine]:
    # With one weekday, the facts above have said it.
    name_days = len({one.starts.weekday() for one in sessions}) > 1
    return [
        date_line(one, one == following, name_days, now, places) for one in sessions
    ]


def date_line(
    one: Happening, is_next: bool, name_days: bool, now: datetime, places: PlaceNames
) -> DateLine:
    day = dates.short_day(one.starts)
    time = dates.at(one.starts)
    if name_days:
        time = f"{dates.weekday_short(one.starts)} {time}"
    if not one.happens:
        return DateLine(one, day, gettext("cancelled"), "is-off")
    if one.ends <= now:
        return DateLine(one, day, gettext("held"), "is-past")
    words = [time]
    if is_next:
        words.insert(0, gettext("next"))
    if one.state is State.EXTRA:
        words.append(gettext("extra"))
    elif one.instead_of and one.instead_of != one.starts:
        words.append(
            gettext("instead of %(day)s") % {"day": dates.short_day(one.instead_of)}
            if one.instead_of.date() != one.starts.date()
            else gettext("another time")
        )
    if place := places.get(one.place_id):
        words.append(str(place))
    return DateLine(one, day, ", ".join(words), "is-next" if is_next else "")


@dataclass(frozen=True)
class ExceptionLine:
    """One break of the pattern: the strong words, then the reason."""

    text: str
    reason: str = ""


@dataclass(frozen=True)
class ChangeSoon:
    """A session of this week that is not as planned: what happens to it, where, and why."""

    tag: Tag
    place: Text | None
    reason: str

    @classmethod
    def of(cls, one: Happening, now: datetime, places: PlaceNames) -> ChangeSoon:
        place = places.get(one.place_id) if one.elsewhere else None
        return cls(change_tag(one, now), place, one.reason)


@dataclass(frozen=True)
class Exceptions:
    """What a family must know besides the weekly time, from today on."""

    holidays: list[str]
    changes: list[ExceptionLine]
    follows_school: bool

    @classmethod
    def of(cls, activity: Activity, now: datetime, places: PlaceNames) -> Exceptions:
        today = occurrences.local_day(now)
        slots = list(activity.slots.all())
        last = occurrences.last_day(activity) or today + occurrences.HORIZON
        sessions = occurrences.happenings(activity, today, last)
        return cls(
            holidays=[
                gettext("Not %(days)s (%(name)s).")
                % {"days": dates.days(starts, ends, year=False), "name": name}
                for starts, ends, name in occurrences.holidays_that_count(
                    activity, today
                )
            ],
            changes=[
                exception_line(one, places)
                for one in sessions
                if one.state is not State.PLANNED
            ],
            follows_school=any(slot.skip_holidays for slot in slots)
            and bool(occurrences.holidays(activity)),
        )

    def __bool__(self) -> bool:
        return bool(self.holidays or self.changes)


def exception_line(one: Happening, places: PlaceNames) -> ExceptionLine:
    day = dates.weekday_and_day(one.starts)
    time = dates.times(one.starts, one.ends)
    if one.state is State.CANCELLED:
        text = gettext("Not on %(day)s.") % {"day": day}
    elif one.state is State.EXTRA:
        text = gettext("One more session on %(day)s, %(time)s.") % {
            "day": day,
            "time": time,
        }
    elif one.planned != one.starts or not one.elsewhere:
        text = gettext("Instead of %(old)s, it is on %(day)s, %(time)s.") % {
            "old": dates.weekday_and_day(one.planned),
            "day": day,
            "time": time,
        }
    else:
        text = gettext("On %(day)s in another place: %(place)s.") % {
            "day": day,
            "place": places.get(one.place_id, gettext("ask the organiser")),
        }
        return ExceptionLine(capfirst(text), one.reason)
    if place := places.get(one.place_id):
        where = gettext("Place: %(place)s.") % {"place": place}
        text = f"{text} {where}"
    return ExceptionLine(capfirst(text), one.reason)
