"""What the page of a meeting place shows, asked once and named for the template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from home import weeks
from home.areas import tree as trees
from home.areas.journeys import journey_to
from home.areas.maps import area_map
from home.areas.models import Level
from home.attributes import labels
from home.texts import Text
from meeting_places.models import Facility, MeetingPlace, TargetGroup
from meeting_places.models.opening_hours import BreakPeriod
from meeting_places.opening_hours import (
    Day,
    Status,
    announcements_of,
    day_of,
    status,
    week,
)
from meeting_places.structured import place_ld

# Exceptions of the coming days stand above everything else on the page.
SOON = timedelta(days=7)
# So far ahead exceptions are told under the table.
COMING = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the table, and the weeks beside it as `2026-W49`."""

    days: list[Day]
    previous: str
    next: str

    @property
    def monday(self) -> date:
        return self.days[0].date

    @property
    def sunday(self) -> date:
        return self.days[-1].date


@dataclass(frozen=True, slots=True)
class PlaceHours:
    """Everything about the hours of a place at one moment."""

    status: Status
    today: date
    week: Week
    soon: list[Day]
    coming: list[Day]
    breaks: list[BreakPeriod]


def place_page(
    place: MeetingPlace, request: HttpRequest, now: datetime
) -> dict[str, Any]:
    """The context of meeting_places/place.html."""
    known = trees.tree().by_id.get(place.area_id or 0)
    area = known.code if known else None
    facts = place.access_facts
    return {
        "place": place,
        "now": now,
        "hours": hours_at(place, now, request.GET.get("week", "")),
        "map": area_map(area, place.point),
        "journey": journey_to(str(place.name), place.point),
        "target_groups": labels(TargetGroup, place.target_groups),
        "facilities": labels(Facility, place.facilities),
        "known_facts": [fact for fact in facts if fact.is_known],
        "unknown_facts": [fact for fact in facts if not fact.is_known],
        "website": host_of(place.website),
        "has_exceptions": bool(announcements_of(place)),
        "place_ld": place_ld(place, request.build_absolute_uri, now),
        "crumbs": crumbs_of(area, place.name, (_("Meeting places"), reverse("places"))),
    }


def host_of(address: str) -> str:
    """`ouka.fi`: what a reader wants to know of a link before following it."""
    return urlsplit(address).netloc.removeprefix("www.")


def crumbs_of_list(label: str) -> list[tuple[str, str]]:
    return [(_("Home"), reverse("wagtail_serve", args=[""])), (label, "")]


def crumbs_of(
    area: str | None, name: Text, above: tuple[str, str]
) -> list[tuple[str, str]]:
    """Home, the list, the list of the region, and the page itself."""
    label, url = above
    crumbs = [(_("Home"), reverse("wagtail_serve", args=[""])), (label, url)]
    if region := trees.tree().at_level(area, Level.REGION):
        parameter = "region" if url == reverse("places") else "area"
        crumbs.append((region.name, f"{url}?{parameter}={region.code}"))
    return [*crumbs, (name, "")]


def hours_at(place: MeetingPlace, now: datetime, asked_week: str) -> PlaceHours:
    today = timezone.localtime(now).date()
    shown = week_shown(place, asked_week, today)
    announced = {row.date for row in announcements_of(place)}
    exceptions = [
        day_of(place, day)
        for day in sorted(announced)
        if today <= day <= today + COMING
    ]
    return PlaceHours(
        status=status(place, now),
        today=today,
        week=shown,
        soon=[day for day in exceptions if day.date <= today + SOON],
        coming=[day for day in exceptions if day.date > shown.sunday],
        breaks=[
            pause
            for pause in place.breaks.all()
            if pause.ends >= today and pause.starts <= today + COMING
        ],
    )


def week_shown(place: MeetingPlace, asked: str, today: date) -> Week:
    """The week asked for, this one when that cannot be read or lies too far."""
    monday = weeks.asked(asked, today)
    before, after = weeks.beside(monday, today)
    return Week(
        days=week(place, monday),
        previous=weeks.written(before) if before else "",
        next=weeks.written(after) if after else "",
    )
