"""Stops of mobile services as entries: "Nuorisoauto: Haukiputaan koulu"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import QuerySet

from home.attributes import EntryKind, Running
from meeting_places.dates_field import read_dates
from meeting_places.models import MobileService, Stop, StopChange, StopTime
from search.entries import facts as common
from search.entries.card import (
    CardFacts,
    PlaceFacts,
    alert,
    first_paragraph,
    joined,
    texts,
    told,
)
from search.entries.storing import NewEntry
from search.entries.times import Days, first_week, on_one_day, within
from search.entries.tokens import in_all, labels_in_all, theme_names, tokens
from search.entries.where import area_codes, located_facts, place_words, points
from search.facts import HELSINKI, Dated, Enrolment, Facts, Session, minutes
from search.models import Source


def findable() -> QuerySet[Stop]:
    """Stops of services that the public may see and that have not ended."""
    return Stop.objects.published().exclude(
        route__service__moment__running=Running.ENDED
    )


def loaded() -> QuerySet[Stop]:
    """The same with all that `entry` reads, in a fixed number of queries."""
    return (
        findable()
        .with_timetable()
        .select_related("place", "route__service__organisation")
        .prefetch_related("route__service__themes")
    )


def entry(stop: Stop) -> NewEntry:
    service = stop.service
    where = [stop.place if stands_at_place(stop) else stop]
    codes = area_codes(where)
    themes = common.lineages(list(service.themes.all()))
    organisers = common.published([service.organisation])
    happens = service.running_now == Running.RUNNING
    facts = Facts(
        key=Source.STOP.key(stop.pk),
        uuid=str(stop.uuid),
        kind=EntryKind.MOBILE,
        name=": ".join((service.name, stop.name)),
        audience=common.audience(service),
        areas=codes,
        points=points(where),
        sessions=tuple(sessions(stop)) if happens else (),
        dated=tuple(dated(stop)) if happens else (),
        themes=themes,
        free=service.is_free,
        support=tuple(service.support),
        organisers=tuple(one.slug for one in organisers),
        enrolment=Enrolment(closed=not happens) if service.needs_booking else None,
        created=common.first_published(service),
        stale_from=common.stale_from(common.moment_of(service, "confirm_due_on")),
        found_until=service.expire_at,
        tokens=tokens(
            name=[*in_all(service, "name"), *in_all(stop, "name")],
            keywords=[
                *theme_names(themes),
                *labels_in_all(MobileService.Kind(service.kind)),
                *labels_in_all(EntryKind.MOBILE),
            ],
            text=[
                *in_all(service, "summary", "description", "what_to_do"),
                *in_all(stop, "waiting_place"),
                service.selko_fi,
            ],
            places=[
                stop.street_address,
                *place_words([stop.place] if at_public_place(stop) else [], codes),
            ],
            other=[name for one in organisers for name in in_all(one, "name")],
        ),
    )
    return NewEntry(Source.STOP, stop.pk, facts, card(stop))


def card(stop: Stop) -> CardFacts:
    service = stop.service
    where = PlaceFacts(name=texts(stop, "name"))
    if at_public_place(stop) and stop.place.listed:
        where["slug"] = stop.place.slug
    until = common.moment_of(service, "note_until")
    return told(
        CardFacts(
            name=joined(service, stop, ": "),
            summary=texts(service, "summary"),
            plain=first_paragraph(service.selko_fi),
            slug=service.slug,
            stop=stop.address,
            of=texts(service, "name"),
            subkind=service.kind,
            note=texts(stop, "waiting_place"),
            places=[
                located_facts(stop.place if stands_at_place(stop) else stop, where)
            ],
            running=common.unusual(service.running_now),
            alert=alert(
                texts(getattr(service, "moment", None), "note"),
                until.astimezone(HELSINKI).date() if until else None,
            ),
            confirmed_on=common.iso(common.moment_of(service, "confirmed_on")),
            example=service.is_example,
        )
    )


def at_public_place(stop: Stop) -> bool:
    return stop.place is not None and stop.place.live


def stands_at_place(stop: Stop) -> bool:
    """Where it is follows from its meeting place: it has no address of its own."""
    own = stop.area_id or stop.postal_code or stop.latitude is not None
    return not own and at_public_place(stop)


def sessions(stop: Stop) -> Iterator[Session]:
    """The weekly visits and the listed dates, without holidays and changed days."""
    holidays = holidays_of(stop)
    changes = list(moving_changes(stop))
    for time in stop.times.all():
        gone = [(c.date, c.date) for c in changes if is_about(c, time)]
        skips = [*holidays, *gone]
        if time.weekday:
            yield weekly(stop, time, skips)
        for day in read_dates(time.dates):
            if drives_on(stop, time, day) and not within(skips, day, day):
                yield on_one_day(day, time.arrives, time.departs)


def weekly(stop: Stop, time: StopTime, skips: list[Days]) -> Session:
    """One weekly visit, its weeks counted from the first day that the time names."""
    route = stop.route
    first = latest(route.starts, time.first_date)
    last = earliest(route.ends, time.last_date)
    if time.interval > 1 and (counted := time.first_date or route.starts):
        first = first_week(counted, first, time.weekday, time.interval)
    return Session(
        time.weekday,
        minutes(time.arrives),
        minutes(time.departs),
        first,
        last,
        time.interval,
        within(skips, first, last),
    )


def dated(stop: Stop) -> Iterator[Dated]:
    """Visits at another time than planned, and extra ones."""
    for change in stop.service.changes.all():
        if change.stop_uuid != stop.uuid:
            continue
        if change.kind == StopChange.Kind.EXTRA:
            if change.new_arrives and change.new_departs:
                yield visit(change, change.new_arrives, change.new_departs)
        elif change.kind != StopChange.Kind.CANCELLED and is_moving(change):
            for time in stop.times.all():
                if is_about(change, time) and is_planned(stop, time, change.date):
                    yield visit(change, time.arrives, time.departs)


def visit(change: StopChange, arrives: dt.time, departs: dt.time) -> Dated:
    """The visit as changed; a late one leaves as planned unless something else is said."""
    return Dated(
        change.new_date or change.date,
        minutes(change.new_arrives or arrives),
        minutes(change.new_departs or departs),
    )


def moving_changes(stop: Stop) -> Iterator[StopChange]:
    """Changes by which a planned visit does not happen at its time."""
    for change in stop.service.changes.all():
        if change.stop_uuid == stop.uuid and is_moving(change):
            yield change


def is_moving(change: StopChange) -> bool:
    if change.kind == StopChange.Kind.EXTRA:
        return False
    moved = change.new_date or change.new_arrives or change.new_departs
    return change.kind == StopChange.Kind.CANCELLED or bool(moved)


def is_about(change: StopChange, time: StopTime) -> bool:
    return change.arrives is None or change.arrives == time.arrives


def is_planned(stop: Stop, time: StopTime, day: dt.date) -> bool:
    if within(holidays_of(stop), day, day) or not drives_on(stop, time, day):
        return False
    if not time.weekday:
        return day in read_dates(time.dates)
    if day.isoweekday() != time.weekday:
        return False
    counted = time.first_date or stop.route.starts
    if time.interval == 1 or counted is None:
        return True
    return first_week(counted, day, time.weekday, time.interval) == day


def drives_on(stop: Stop, time: StopTime, day: dt.date) -> bool:
    """The day lies in the season of the route and in that of the time."""
    first = latest(stop.route.starts, time.first_date)
    last = earliest(stop.route.ends, time.last_date)
    return (first is None or first <= day) and (last is None or day <= last)


def holidays_of(stop: Stop) -> list[Days]:
    calendar = stop.route.calendar
    return (
        [(one.starts, one.ends) for one in calendar.holidays.all()] if calendar else []
    )


def latest(*days: dt.date | None) -> dt.date | None:
    return max((day for day in days if day), default=None)


def earliest(*days: dt.date | None) -> dt.date | None:
    return min((day for day in days if day), default=None)
