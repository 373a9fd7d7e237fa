"""A club as one line of a list: what it is, when, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from activities import occurrences
from activities.enrolment_words import EnrolmentWords
from activities.session_words import TimeLine
from home import dates
from home.attributes import Running
from home.standing import Tag, running_tag

if TYPE_CHECKING:
    from activities.models import Activity


@dataclass(frozen=True)
class ClubLine:
    activity: Activity
    times: str
    state: Tag

    def is_cancelled(self) -> bool:
        return Running(self.activity.today.running) is Running.CANCELLED


def lines(activities: Iterable[Activity], now: datetime) -> list[ClubLine]:
    """What runs now or is to come; ended seasons stay at their own addresses."""
    today = occurrences.local_day(now)
    return [
        ClubLine(activity, when(activity), state_tag(activity, now))
        for activity in activities
        if not occurrences.is_over(activity, today)
        and activity.today.running != Running.ENDED
    ]


def when(activity: Activity) -> str:
    """Such as "ti 14.15–15.15, to 16–17", else the days of a course or camp."""
    slots = [TimeLine.of(activity, slot).short for slot in activity.slots.all()]
    if slots:
        return ", ".join(slots)
    return dates.days(
        occurrences.first_day(activity), occurrences.last_day(activity), year=False
    )


def state_tag(activity: Activity, now: datetime) -> Tag:
    """How things stand with a club that is not over, in a few words for a tag."""
    moment = activity.today
    running = Running(moment.running)
    if running is not Running.RUNNING:
        return running_tag(running)
    return EnrolmentWords(activity, moment, now).tag
