"""What the page of an organiser tells: who it is, how to reach it, and what it runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext

from activities import occurrences
from activities.club_page import state_tag
from activities.enrolment_words import Tag
from activities.session_words import TimeLine
from home import dates

if TYPE_CHECKING:
    from activities.models import Activity


@dataclass(frozen=True)
class ClubLine:
    """One club as a row of the organiser's list."""

    activity: Activity
    times: str
    state: Tag


@dataclass
class OrganiserPage:
    organisation: Any
    now: datetime
    activities: Iterable[Activity]

    @cached_property
    def clubs(self) -> list[ClubLine]:
        """What runs now or is to come; ended seasons stay at their own addresses."""
        today = occurrences.local_day(self.now)
        return [
            ClubLine(activity, when(activity), state_tag(activity, self.now, False))
            for activity in self.activities
            if not occurrences.is_over(activity, today)
        ]

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        return [
            (gettext("Home"), reverse("wagtail_serve", args=[""])),
            (gettext("Find activities"), reverse("search")),
            (self.organisation.name, ""),
        ]


def when(activity: Activity) -> str:
    """Such as "ti 14.15–15.15, to 16–17", else the days of a course or camp."""
    slots = [TimeLine.of(activity, slot).short for slot in activity.slots.all()]
    if slots:
        return ", ".join(slots)
    return dates.days(
        occurrences.first_day(activity), occurrences.last_day(activity), year=False
    )
