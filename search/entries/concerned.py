"""Whose entries an edit concerns: from a saved row to the rows whose entries tell of it.

Every answer is a list of (source, primary keys).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from activities.models import Activity
from home.areas.models import Area
from home.areas.tree import tree as areas
from home.calendars.models import SchoolYearCalendar, Season
from home.organisations.models import Organisation
from home.themes.models import Theme
from home.themes.tree import tree as themes
from meeting_places.models import MeetingPlace, MobileService, Route, Stop
from search.models import Source

Concerned = list[tuple[Source, Iterable[int]]]


def activity(club: Activity) -> Concerned:
    return [(Source.ACTIVITY, [club.pk])]


def part_of_activity(part: Any) -> Concerned:
    """A weekly time, a dated session, a change of a date, the facts of the moment."""
    return [(Source.ACTIVITY, [part.activity_id])]


def place(place: MeetingPlace) -> Concerned:
    """The place, the clubs that meet there and the stops that stand there."""
    return places([place.pk])


def part_of_place(part: Any) -> Concerned:
    """An opening period, a break, an announcement, the facts of the moment."""
    return [(Source.PLACE, [part.place_id])]


def part_of_period(part: Any) -> Concerned:
    return [(Source.PLACE, [part.period.place_id])]


def service(service: MobileService) -> Concerned:
    return [(Source.STOP, pks(Stop.objects.filter(route__service=service.pk)))]


def part_of_service(part: Any) -> Concerned:
    """The facts of the moment of a service."""
    return [(Source.STOP, pks(Stop.objects.filter(route__service=part.service_id)))]


def route(route: Route) -> Concerned:
    return [(Source.STOP, pks(Stop.objects.filter(route=route.pk)))]


def stop(stop: Stop) -> Concerned:
    return [(Source.STOP, [stop.pk])]


def part_of_stop(part: Any) -> Concerned:
    return [(Source.STOP, [part.stop_id])]


def change_of_stop(change: Any) -> Concerned:
    return [(Source.STOP, pks(Stop.objects.filter(uuid=change.stop_uuid)))]


def organisation(organisation: Organisation) -> Concerned:
    """All that it runs: its name is among their words, its slug among their facts."""
    run = Q(organisation=organisation.pk)
    shared = run | Q(co_organisers=organisation.pk)
    return [
        (Source.ACTIVITY, pks(Activity.objects.filter(shared).distinct())),
        (Source.PLACE, pks(MeetingPlace.objects.filter(run))),
        (
            Source.STOP,
            pks(Stop.objects.filter(route__service__organisation=organisation.pk)),
        ),
    ]


def theme(theme: Theme) -> Concerned:
    """All of the theme and those under it: they carry the names of every theme above."""
    tree = themes.refresh()
    family = [tree.by_code[code].id for code in tree.below(theme.code)]
    of_these = Q(theme__in=family) | Q(more_themes__in=family)
    return [
        (Source.ACTIVITY, pks(Activity.objects.filter(of_these).distinct())),
        (Source.STOP, pks(Stop.objects.filter(route__service__themes__in=family))),
    ]


def area(area: Area) -> Concerned:
    """All that lies in the area or serves it: they carry its names and those above it."""
    tree = areas.refresh()
    family = [tree.by_code[code].id for code in tree.below(area.code)]
    inside = Q(area__in=family) | Q(postal_code=area.code)
    serving = Activity.objects.filter(served_areas__in=family)
    return [
        *places(pks(MeetingPlace.objects.filter(inside))),
        (Source.ACTIVITY, pks(serving)),
        (Source.STOP, pks(Stop.objects.filter(inside))),
    ]


def season(season: Season) -> Concerned:
    return [(Source.ACTIVITY, pks(Activity.objects.filter(season=season.pk)))]


def calendar(calendar: SchoolYearCalendar) -> Concerned:
    return holidays_of(calendar.pk)


def part_of_calendar(holiday: Any) -> Concerned:
    return holidays_of(holiday.calendar_id)


def holidays_of(calendar: int) -> Concerned:
    """Whatever leaves out the holidays of the school year."""
    return [
        (
            Source.ACTIVITY,
            pks(Activity.objects.filter(season__calendar=calendar)),
        ),
        (Source.STOP, pks(Stop.objects.filter(route__calendar=calendar))),
    ]


def places(places: list[int]) -> Concerned:
    """The places, and whatever meets or stands there."""
    meeting = (
        Q(place__in=places)
        | Q(slots__place__in=places)
        | Q(dated_sessions__place__in=places)
    )
    return [
        (Source.PLACE, places),
        (Source.ACTIVITY, pks(Activity.objects.filter(meeting).distinct())),
        (Source.STOP, pks(Stop.objects.filter(place__in=places))),
    ]


def stops(stops: list[int]) -> Concerned:
    return [(Source.STOP, stops)]


def pks(rows: Any) -> list[int]:
    return list(rows.order_by().values_list("pk", flat=True))
