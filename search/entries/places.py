"""Listed meeting places as entries. A venue where only clubs meet is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from home.attributes import EntryKind, Running
from meeting_places.models import AnnouncedOpening, MeetingPlace, OpeningPeriod
from meeting_places.models.opening_hours import WALK_IN
from search.entries import facts as common
from search.entries.card import CardFacts, first_paragraph, texts, told
from search.entries.storing import NewEntry
from search.entries.times import Days, within
from search.entries.tokens import in_all, labels_in_all, tokens
from search.entries.where import area_codes, place_facts, place_words, points
from search.facts import Dated, Enrolment, Facts, Session, minutes
from search.models import Source

A_DAY = dt.timedelta(days=1)


def findable() -> QuerySet[MeetingPlace]:
    """What the public may see, what is listed, and what has not ended."""
    return MeetingPlace.objects.listed().exclude(moment__running=Running.ENDED)


def loaded() -> QuerySet[MeetingPlace]:
    """The same with all that `entry` reads, in a fixed number of queries."""
    return findable().with_hours().select_related("organisation")


def entry(place: MeetingPlace) -> NewEntry:
    codes = area_codes([place])
    organisers = common.published([place.organisation])
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
        stale_from=common.stale_from(common.moment_of(place, "confirm_due_on")),
        found_until=place.expire_at,
        tokens=tokens(
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
    return NewEntry(Source.PLACE, place.pk, facts, card(place))


def card(place: MeetingPlace) -> CardFacts:
    return told(
        CardFacts(
            name=texts(place, "name"),
            summary=texts(place, "summary"),
            plain=first_paragraph(place.selko_fi),
            slug=place.slug,
            subkind=place.kind,
            note=texts(place, "hours_note"),
            places=[place_facts(place)],
            hours=place.hours,
            running=common.unusual(place.running_now),
            confirmed_on=common.iso(common.moment_of(place, "confirmed_on")),
            example=place.is_example,
        )
    )


def sessions(place: MeetingPlace) -> Iterator[Session]:
    """Every span one can walk in at, for the days on which its period decides.

    On a day that several periods cover, one that overrides decides, among equals the one
    that begins last (as in meeting_places.opening_hours).
    """
    if place.hours != MeetingPlace.Hours.WEEKLY:
        return
    closed = [(pause.starts, pause.ends) for pause in place.breaks.all()]
    closed += [(one.date, one.date) for one in place.announcements.all()]
    stronger: list[OpeningPeriod] = []
    for period in sorted(place.periods.all(), key=strength, reverse=True):
        if held := days_left(period, stronger):
            first, last, skips = held
            without = within([*skips, *closed], first, last)
            for span in period.spans.all():
                if span.state in WALK_IN and span.starts and span.ends:
                    yield Session(
                        span.weekday,
                        minutes(span.starts),
                        minutes(span.ends),
                        first,
                        last,
                        skips=without,
                    )
        stronger.append(period)


def strength(period: OpeningPeriod) -> tuple[bool, dt.date, int]:
    return period.overrides, period.starts or dt.date.min, period.pk or 0


def days_left(
    period: OpeningPeriod, stronger: Iterable[OpeningPeriod]
) -> tuple[dt.date | None, dt.date | None, list[Days]] | None:
    """First and last day of the period and its days off, those of stronger periods left out.

    None when no day is left.
    """
    first, last = period.starts or dt.date.min, period.ends or dt.date.max
    skips: list[Days] = []
    for other in sorted(stronger, key=lambda one: one.starts or dt.date.min):
        starts, ends = other.starts or dt.date.min, other.ends or dt.date.max
        if ends < first or starts > last:
            continue
        if starts <= first and ends >= last:
            return None
        if starts <= first:
            first = ends + A_DAY
        elif ends >= last:
            last = starts - A_DAY
        else:
            skips.append((starts, ends))
    return (
        None if first == dt.date.min else first,
        None if last == dt.date.max else last,
        skips,
    )


def announced(place: MeetingPlace) -> Iterator[Dated]:
    """Openings announced for a date: they hold instead of everything else on that day."""
    for one in place.announcements.all():
        if is_opening(one):
            yield Dated(one.date, minutes(one.starts), minutes(one.ends))


def is_opening(announcement: AnnouncedOpening) -> bool:
    return announcement.state in WALK_IN and None not in (
        announcement.starts,
        announcement.ends,
    )
