"""Times of the week and single dates, as the engine reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from home.calendar_days import HELSINKI
from home.happenings import Happening, Weekly
from search.entries.card import ChangeFacts
from search.facts import Dated, Session, minutes

# A first and a last day, both counted.
Days = tuple[dt.date, dt.date]


def within(
    days: Iterable[Days], first: dt.date | None, last: dt.date | None
) -> tuple[Days, ...]:
    """Those days that touch the time from first to last, in their order, each once."""
    return tuple(
        sorted(
            {
                (starts, ends)
                for starts, ends in days
                if (last is None or starts <= last) and (first is None or ends >= first)
            }
        )
    )


def on_one_day(day: dt.date, starts: dt.time, ends: dt.time) -> Session:
    """A planned date as a session of the week that is valid for that day."""
    return Session.of(Weekly(day.isoweekday(), starts, ends, day, day))


def as_changed(one: Happening) -> ChangeFacts:
    """A session that is not as planned, for the card; `search.cards` reads it again."""
    moments = (one.planned, one.starts, one.ends)
    planned, starts, ends = (moment.isoformat() for moment in moments)
    return one.state.value, planned, starts, ends, one.elsewhere


def on_date(happening: Happening) -> Dated:
    starts = happening.starts.astimezone(HELSINKI)
    ends = happening.ends.astimezone(HELSINKI)
    return Dated(starts.date(), minutes(starts.time()), minutes(ends.time()))
