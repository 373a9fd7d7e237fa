"""Facts that clubs, places and stops tell alike."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from home.attributes import Running
from home.audience import Audience as Told
from home.calendar_days import HELSINKI
from home.catalogue import Offer
from home.themes.models import Theme
from home.themes.tree import tree as themes
from search.facts import Audience

LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def audience(told: Told) -> Audience:
    """For whom; ages only where the mode is by age, grades only where it is by grade."""
    mode = told.audience_mode or Told.Mode.UNKNOWN
    if mode == Told.Mode.AGES:
        return Audience(str(mode), years(told.min_age), years(told.max_age))
    if mode == Told.Mode.GRADES:
        return Audience(str(mode), min_grade=told.min_grade, max_grade=told.max_grade)
    return Audience(str(mode))


def years(age: Decimal | None) -> float | None:
    return None if age is None else float(age)


def lineages(told: list[Theme]) -> tuple[str, ...]:
    """The codes of the themes with all above them, each once."""
    codes: dict[str, None] = {}
    for theme in told:
        # One that was added a moment ago by another process is not in this one's tree yet.
        codes |= dict.fromkeys(themes().lineage(theme.code) or (theme.code,))
    return tuple(codes)


def day_begins(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), HELSINKI)


def stale_from(told: Offer) -> dt.datetime | None:
    """What was to be confirmed on a day is stale from the next one on."""
    due = told.confirm_due_on
    return day_begins(due + dt.timedelta(days=1)) if due else None


def first_published(told: Any) -> dt.datetime:
    """When it came to the catalogue; what was loaded without that counts as long ago."""
    moment: dt.datetime | None = told.first_published_at
    return moment or LONG_AGO


def iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def unusual(running: Running) -> str:
    """What the card says of an entry that does not run; nothing of one that does."""
    return "" if running == Running.RUNNING else running.value


def moment_of(told: Any, field: str) -> Any:
    """A fact of the moment, None when nobody has told any."""
    return getattr(getattr(told, "moment", None), field, None)
