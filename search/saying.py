"""The facts of an entry in words of the active language: for whom, at what hours."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from home import dates

from .facts import MIDNIGHT, Audience


def audience_in_words(audience: Audience) -> str:
    """Kaikenikäiset, 7–12 v, 1.–3. luokka, Ikää ei kerrottu"""
    if audience.mode == "unknown":
        return _("Age not told")
    if audience.mode == "grades":
        return dates.grades(audience.min_grade or 0, audience.max_grade or 0)
    if audience.mode == "ages":
        return dates.ages(audience.min_age, audience.max_age)
    return _("All ages")


def hours_in_words(starts: int, ends: int) -> str:
    """14.15–15.15, from minutes of the day."""
    return dates.hours(clock(starts), clock(ends))


def clock(minutes: int) -> dt.time:
    """Minutes of the day as a time; midnight at the end of a day is 23:59:59."""
    if minutes >= MIDNIGHT:
        return dates.MIDNIGHT
    return dt.time(minutes // 60, minutes % 60)
