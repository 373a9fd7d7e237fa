"""Clubs, courses, camps and open groups as entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from activities import enrolment, occurrences
from activities.models import Activity, DatedSession, Slot, SlotChange
from activities.models.activities import ActivityQuerySet
from home.areas.tree import tree as areas
from home.attributes import EntryKind, Running
from home.catalogue import public_among
from home.happenings import Happening
from home.themes.keywords import Keyword
from meeting_places.models import MeetingPlace
from search.entries import facts as common
from search.entries.card import CardFacts, alert, first_paragraph, texts, told
from search.entries.marks import marked
from search.entries.storing import NewEntry
from search.entries.times import as_changed, on_date, on_one_day, within
from search.entries.tokens import analysed, in_all, labels_in_all, theme_names
from search.entries.where import area_codes, place_facts, place_words, points
from search.facts import Dated, Enrolment, Facts, Session
from search.models import Source


def findable() -> ActivityQuerySet:
    """What the public may see, and what has not ended."""
    return Activity.objects.published().exclude(moment__running=Running.ENDED)


def loaded() -> ActivityQuerySet:
    """The same with all that `entry` reads, in a fixed number of queries.

    What many clubs share is fetched beside them and not joined: that makes one object of a
    school for all its clubs instead of one for each.
    """
    return (
        findable()
        .select_related("moment")
        .prefetch_related(
            "organisation",
            "co_organisers",
            "theme",
            "more_themes",
            "place",
            "served_areas",
            "season__calendar__holidays",
            "slots__place",
            "dated_sessions__place",
            "slot_changes",
        )
    )


def entry(club: Activity) -> NewEntry:
    places = meeting_at(club)
    codes = area_codes(places)
    themes = common.lineages([club.theme, *club.more_themes.all()])
    organisers = club.public_organisers()
    happens = club.today.running == Running.RUNNING
    facts = Facts(
        key=Source.ACTIVITY.key(club.pk),
        uuid=str(club.uuid),
        kind=club.kind,
        name=club.name,
        audience=common.audience(club),
        areas=codes,
        served_areas=tuple(area.code for area in club.served_areas.all()),
        points=points(places),
        sessions=tuple(sessions(club)) if happens else (),
        dated=tuple(dated(club)) if happens else (),
        themes=themes,
        free=club.is_free,
        easy=tuple(club.low_threshold),
        languages=tuple(club.languages),
        support=tuple(club.support),
        organisers=tuple(one.slug for one in organisers),
        enrolment=terms(club),
        created=common.first_published(club),
        stale_from=common.stale_from(club),
        found_until=found_until(club),
        **analysed(
            name=in_all(club, "name"),
            keywords=[
                *theme_names(themes),
                *labels_in_all(EntryKind(club.kind)),
                *keyword_names(club),
            ],
            text=[
                *in_all(club, "summary", "description", "place_note"),
                club.selko_fi,
            ],
            places=place_words(places, [*codes, *served_lines(club)]),
            other=[name for one in organisers for name in in_all(one, "name")],
        ),
    )
    facts = marked(facts, *own_marks(club))
    return NewEntry(Source.ACTIVITY, club.pk, facts, card(club, places))


def own_marks(club: Activity) -> Iterator[str]:
    """What the club tells of itself that no filter asks for."""
    if club.gender_group in (Activity.Group.GIRLS, Activity.Group.BOYS):
        yield f"gender:{club.gender_group}"
    if club.family_together:
        yield "for:family"
    if club.level == Activity.Level.BEGINNER:
        yield "easy:beginner"


def card(club: Activity, places: list[MeetingPlace]) -> CardFacts:
    moment = club.today
    return told(
        CardFacts(
            name=texts(club, "name"),
            summary=texts(club, "summary"),
            plain=first_paragraph(club.selko_fi),
            slug=club.slug,
            places=[place_facts(place) for place in places],
            price=(club.price_type, str(club.price)),
            extra_cost=club.extra_cost_obligatory,
            places_left=moment.places_left,
            running="" if moment.running == Running.RUNNING else moment.running,
            changes=[as_changed(one) for one in changed(club)],
            alert=alert(texts(club, "alert"), club.alert_until),
            confirmed_on=common.iso(moment.confirmed_on),
            example=club.is_example,
        )
    )


def meeting_at(club: Activity) -> list[MeetingPlace]:
    """Where its sessions are, the club's own place first; drafts of places are not told."""
    own = club.place
    times: list[Slot | DatedSession] = [*club.slots.all(), *club.dated_sessions.all()]
    used = [each.place or own for each in times] or [own]
    used.sort(key=lambda place: place != own)
    return public_among(dict.fromkeys(used))


def sessions(club: Activity) -> Iterator[Session]:
    """The weekly times and the planned dates, without holidays and changed dates."""
    holidays = [(starts, ends) for starts, ends, _name in occurrences.holidays(club)]
    gone = {(change.slot_uuid, change.date) for change in moving_changes(club)}
    slots = club.slots.all()
    for slot, weekly in zip(slots, occurrences.weekly_sessions(club), strict=True):
        skips = [(day, day) for uuid, day in gone if uuid == slot.uuid]
        if slot.skip_holidays:
            skips += holidays
        yield Session.of(weekly, within(skips, weekly.valid_from, weekly.valid_until))
    for planned in club.dated_sessions.all():
        if (planned.uuid, planned.date) not in gone:
            yield on_one_day(planned.date, planned.starts, planned.ends)


def changed(club: Activity) -> Iterator[Happening]:
    """The planned sessions of which something was announced, as they are now."""
    changes = occurrences.changes_of(club)
    for (uuid, day), change in changes.items():
        for planned in occurrences.planned_sessions(club, day, day):
            if planned.key == (uuid, day):
                yield planned.with_change(change)


def moving_changes(club: Activity) -> Iterator[SlotChange]:
    """Changes by which a planned date does not happen at its time."""
    for change in club.slot_changes.all():
        if change.kind == SlotChange.Kind.EXTRA:
            continue
        if change.kind == SlotChange.Kind.CANCELLED or (
            change.new_date or change.new_starts or change.new_ends
        ):
            yield change


def dated(club: Activity) -> Iterator[Dated]:
    """Sessions at another time than planned, and those that were added."""
    for change in moving_changes(club):
        for planned in occurrences.planned_sessions(club, change.date, change.date):
            moved = planned.with_change(change)
            if planned.key == (change.slot_uuid, change.date) and moved.happens:
                yield on_date(moved)
    yield from map(on_date, occurrences.extra_sessions(club))


def terms(club: Activity) -> Enrolment | None:
    told = enrolment.terms(club, club.today)
    if not (told.needed or told.called_off or told.taken):
        return None
    return Enrolment(
        told.opens, told.closes, told.taken, told.waiting_list, told.called_off
    )


def found_until(club: Activity) -> dt.datetime | None:
    """When it expires or is over; the page of what is over stays at its address."""
    ends = (club.expire_at, occurrences.over_from(club))
    return min((end for end in ends if end), default=None)


def keyword_names(club: Activity) -> Iterator[str]:
    for keyword in club.keywords:
        yield from labels_in_all(Keyword(keyword))


def served_lines(club: Activity) -> list[str]:
    """The areas it serves with all above them."""
    return [
        code for area in club.served_areas.all() for code in areas().lineage(area.code)
    ]
