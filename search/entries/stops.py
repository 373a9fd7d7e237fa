"""Stops of mobile services as entries: "Nuorisoauto: Haukiputaan koulu"."""

from __future__ import annotations

from collections.abc import Iterator

from home.areas.models import Located
from home.attributes import EntryKind, Running
from home.calendar_days import HELSINKI
from home.catalogue import public, public_among
from meeting_places import visits
from meeting_places.models import MobileService, Stop, StopChange
from meeting_places.models.mobile_services import StopQuerySet
from meeting_places.visits import extra as extra_visit
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
from search.entries.marks import marked
from search.entries.storing import NewEntry
from search.entries.times import as_changed, on_date, within
from search.entries.tokens import analysed, in_all, labels_in_all, theme_names
from search.entries.where import area_codes, located_facts, place_words, points
from search.facts import Dated, Enrolment, Facts, Session
from search.models import Source


def findable() -> StopQuerySet:
    """Stops of services that the public may see and that have not ended."""
    return Stop.objects.published().exclude(
        route__service__moment__running=Running.ENDED
    )


def loaded() -> StopQuerySet:
    """The same with all that `entry` reads, in a fixed number of queries."""
    return (
        findable()
        .with_timetable()
        .select_related("place", "route__service__organisation")
        .prefetch_related("route__service__themes")
    )


def entry(stop: Stop) -> NewEntry:
    service, place = stop.service, public(stop.place)
    where = [whereabouts(stop)]
    codes = area_codes(where)
    themes = common.lineages(list(service.themes.all()))
    organisers = public_among([service.organisation])
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
        stale_from=common.stale_from(service),
        found_until=service.expire_at,
        **analysed(
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
                *place_words([place] if place else [], codes),
            ],
            other=[name for one in organisers for name in in_all(one, "name")],
        ),
    )
    facts = marked(facts, f"mobile:{service.kind}")
    return NewEntry(Source.STOP, stop.pk, facts, card(stop))


def card(stop: Stop) -> CardFacts:
    service = stop.service
    where = PlaceFacts(name=texts(stop, "name"))
    place = public(stop.place)
    if place and place.listed:
        where["slug"] = place.slug
    until = common.moment_of(service, "note_until")
    return told(
        CardFacts(
            name=joined(service, stop, ": "),
            summary=texts(service, "summary"),
            plain=first_paragraph(service.selko_fi),
            slug=service.slug,
            stop=stop.address,
            note=texts(stop, "waiting_place"),
            places=[located_facts(whereabouts(stop), where)],
            running=common.unusual(service.running_now),
            changes=[as_changed(visit.happening) for visit in moved(stop)],
            alert=alert(
                texts(getattr(service, "moment", None), "note"),
                until.astimezone(HELSINKI).date() if until else None,
            ),
            confirmed_on=common.iso(common.moment_of(service, "confirmed_on")),
            example=service.is_example,
        )
    )


def whereabouts(stop: Stop) -> Located:
    """What tells where it is: its meeting place when it has no address of its own."""
    if stop.area_id or stop.postal_code or stop.latitude is not None:
        return stop
    return public(stop.place) or stop


def sessions(stop: Stop) -> Iterator[Session]:
    """The weekly visits and the listed dates, without holidays and changed visits."""
    holidays = visits.days_off(stop)
    gone = [(visit.planned_day, visit.planned_start) for visit in moved(stop)]
    for weekly in visits.weekly_visits(stop):
        skips = [(day, day) for day, start in gone if start.time() == weekly.starts]
        yield Session.of(
            weekly,
            within([*holidays, *skips], weekly.valid_from, weekly.valid_until),
        )


def dated(stop: Stop) -> Iterator[Dated]:
    """Visits at another time than planned, and extra ones."""
    for visit in moved(stop):
        if visit.happening.happens:
            yield on_date(visit.happening)
    for change in visits.changes_at(stop):
        if change.kind == StopChange.Kind.EXTRA:
            yield on_date(extra_visit(stop, change).happening)


def moved(stop: Stop) -> Iterator[visits.Visit]:
    """The visits that do not take place at their planned time."""
    changes = visits.changes_at(stop)
    for day in sorted({change.date for change in changes}):
        for planned in visits.times_on(stop, day):
            change = visits.change_of(changes, day, planned.arrives)
            if change is not None:
                yield visits.changed(stop, day, planned, change)
