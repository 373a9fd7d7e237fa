"""The two shapes of time that clubs, places and mobile services share.

A `Weekly` is a fact that does not move with the clock ("Tuesdays 16-18 from 1.9. to 15.12.");
a `Happening` is one real moment derived from it, exceptions counted. Both speak local time
of Europe/Helsinki; a Happening's ends are aware, so that a clock change keeps "klo 16".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Weekly:
    """One session, opening span or visit of a week.

    weekday is 1 Monday to 7 Sunday; ends is after starts, and midnight at the end of the day
    is written 23:59:59; interval 2 means every other week counted from valid_from.
    """

    weekday: int
    starts: time
    ends: time
    valid_from: date | None = None
    valid_until: date | None = None
    interval: int = 1
    place_id: int | None = None


class State(StrEnum):
    PLANNED = "planned"
    CANCELLED = "cancelled"
    MOVED = "moved"
    EXTRA = "extra"
    LATE = "late"


NOT_AS_PLANNED = frozenset({State.CANCELLED, State.MOVED, State.LATE})
SOON = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Happening:
    """One moment in the calendar: aware start and end, and what became of it.

    MOVED stands at its new time and carries the old start in `instead_of`; CANCELLED stands
    at the time that was planned; `elsewhere` says that it is in another place than planned.
    `source` is the uuid of the slot, span or stop it comes from.
    """

    starts: datetime
    ends: datetime
    state: State = State.PLANNED
    place_id: int | None = None
    reason: str = ""
    instead_of: datetime | None = None
    source: str = ""
    elsewhere: bool = False

    @property
    def happens(self) -> bool:
        return self.state is not State.CANCELLED

    @property
    def planned(self) -> datetime:
        """When it was to start."""
        return self.instead_of or self.starts

    def is_change_of_the_week(self, now: datetime) -> bool:
        """Not as planned, from today on and within six days, and not over."""
        if self.state not in NOT_AS_PLANNED or max(self.ends, self.planned) <= now:
            return False
        today = timezone.localdate(now)
        days = (timezone.localdate(moment) for moment in (self.planned, self.starts))
        return any(today <= day <= today + SOON for day in days)
