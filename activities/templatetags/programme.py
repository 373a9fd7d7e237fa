"""What meets at a place, for the page of the place. `{% load programme %}`"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django import template

from activities.models import Activity
from activities.occurrences import is_over, local_day, next_happening
from home.happenings import Happening
from meeting_places.models import MeetingPlace

register = template.Library()


@dataclass(frozen=True, slots=True)
class Line:
    """One club with its next session there or elsewhere; None when no date is known."""

    activity: Activity
    next: Happening | None


@register.simple_tag
def programme_at(place: MeetingPlace, now: datetime) -> list[Line]:
    """`{% programme_at place now as lines %}`: what is not over, soonest first."""
    if not place.pk:
        return []
    today = local_day(now)
    found = Activity.objects.published().at_place(place).with_schedule()
    lines = [
        Line(activity, next_happening(activity, now))
        for activity in found
        if not is_over(activity, today)
    ]
    return sorted(
        lines,
        key=lambda line: (
            line.next is None,
            line.next.starts.timestamp() if line.next else 0,
            str(line.activity),
        ),
    )
