"""Listed meeting places as entries. A venue where only clubs meet is none."""

from __future__ import annotations

from collections.abc import Iterator

from home.attributes import EntryKind, Running
from home.catalogue import public_among
from meeting_places import opening_hours
from meeting_places.models import MeetingPlace
from meeting_places.models.opening_hours import WALK_IN
from meeting_places.models.places import MeetingPlaceQuerySet
from search.entries import facts as common
from search.entries.card import CardFacts, first_paragraph, texts, told
from search.entries.marks import marked
from search.entries.storing import NewEntry
from search.entries.times import within
from search.entries.tokens import analysed, in_all, labels_in_all
from search.entries.where import area_codes, place_facts, place_words, points
from search.facts import Dated, Enrolment, Facts, Session, minutes
from search.models import Source


def findable() -> MeetingPlaceQuerySet:
    """What the public may see, what is listed, and what has not ended."""
    return MeetingPlace.objects.listed().exclude(moment__running=Running.ENDED)


def loaded() -> MeetingPlaceQuerySet:
    """The same with all that `entry` reads, in a fixed number of queries."""
    return findable().with_hours().select_related("organisation")


def entry(place: MeetingPlace) -> NewEntry:
    codes = area_codes([place])
    organisers = public_among([place.organisation])
    happens = place.running_now == Running.RUNNING
    facts = Facts(
        key=Source.PLACE.key(place.pk),
        uuid=str(place.uuid),
        kind=EntryKind.PLACE,
        name=place.name,
        audience=common.audience(place),
        areas=codes,
        points=points([place]),
        sessions=tuple(sessions(place)) if happens else (),
        dated=tuple(announced(place)) if happens else (),
        always_open=place.always_open and happens,
        free=place.free_entry,
        support=tuple(place.support),
        organisers=tuple(one.slug for one in organisers),
        enrolment=Enrolment(closed=not happens) if place.needs_registration else None,
        created=common.first_published(place),
        stale_from=common.stale_from(place),
        found_until=place.expire_at,
        **analysed(
            name=in_all(place, "name"),
            keywords=[
                *labels_in_all(MeetingPlace.Kind(place.kind)),
                *labels_in_all(EntryKind.PLACE),
            ],
            text=[*in_all(place, "summary", "description"), place.selko_fi],
            places=place_words([place], codes),
            other=[name for one in organisers for name in in_all(one, "name")],
        ),
    )
    facts = marked(facts, f"place:{place.kind}")
    return NewEntry(Source.PLACE, place.pk, facts, card(place))


def card(place: MeetingPlace) -> CardFacts:
    return told(
        CardFacts(
            name=texts(place, "name"),
            summary=texts(place, "summary"),
            plain=first_paragraph(place.selko_fi),
            slug=place.slug,
            places=[place_facts(place)],
            hours=place.hours,
            running=common.unusual(place.running_now),
            confirmed_on=common.iso(common.moment_of(place, "confirmed_on")),
            example=place.is_example,
        )
    )


def sessions(place: MeetingPlace) -> Iterator[Session]:
    """The spans of the week at which one can walk in, but not on days announced otherwise."""
    announced = [(one.date, one.date) for one in place.announcements.all()]
    for weekly in opening_hours.weekly_spans(place):
        skips = within(announced, weekly.valid_from, weekly.valid_until)
        yield Session.of(weekly, skips)


def announced(place: MeetingPlace) -> Iterator[Dated]:
    """Openings announced for a date: they hold instead of everything else on that day."""
    for one in place.announcements.all():
        if one.state in WALK_IN and one.starts and one.ends:
            yield Dated(one.date, minutes(one.starts), minutes(one.ends))
