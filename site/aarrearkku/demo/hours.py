"""Example opening hours for the meeting places of the demo city."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from random import Random
from typing import Any

from aarrearkku.demo.seasons import Seasons
from meeting_places.models import (
    AnnouncedOpening,
    BreakPeriod,
    MeetingPlace,
    OpeningPeriod,
    OpeningSpan,
)
from meeting_places.models.opening_hours import SpanState

Week = list[tuple[int, str, str, SpanState]]
OPEN, SELF_SERVICE = SpanState.OPEN, SpanState.SELF_SERVICE
WORKDAYS = range(1, 6)
REASONS = (
    ("Henkilökunnan koulutus", "Personalens fortbildning", "Staff training"),
    ("Tilassa on remontti", "Lokalen renoveras", "The room is being repaired"),
)
EXTRA = ("Ylimääräinen perhepäivä", "Extra familjedag", "An extra family day")


def build(places: list[MeetingPlace], seasons: Seasons, rng: Random) -> None:
    """Write hours, breaks and announced exceptions of these places, whose hours are weekly."""
    periods = [
        OpeningPeriod(place=place, name_fi="Tavalliset ajat", sort_order=0)
        for place in places
    ]
    OpeningPeriod.objects.bulk_create(periods)
    OpeningSpan.objects.bulk_create(
        OpeningSpan(
            period=period,
            weekday=weekday,
            starts=time.fromisoformat(starts),
            ends=time.fromisoformat(ends),
            state=state,
            sort_order=order,
        )
        for period in periods
        for order, (weekday, starts, ends, state) in enumerate(
            week_of(MeetingPlace.Kind(period.place.kind), rng)
        )
    )
    BreakPeriod.objects.bulk_create(_breaks(places, seasons))
    AnnouncedOpening.objects.bulk_create(_exceptions(places, seasons.today, rng))


def week_of(kind: MeetingPlace.Kind, rng: Random) -> Week:
    """A week as places of this kind have it."""
    match kind:
        case MeetingPlace.Kind.LIBRARY:
            begins, ends = rng.choice([("12:00", "19:00"), ("10:00", "18:00")])
            # The doors open by themselves before the staff comes and after it has gone.
            return [
                span
                for day in WORKDAYS
                for span in (
                    (day, "07:00", begins, SELF_SERVICE),
                    (day, begins, ends, OPEN),
                    (day, ends, "21:00", SELF_SERVICE),
                )
            ] + [(6, "09:00", "16:00", SELF_SERVICE)]
        case MeetingPlace.Kind.YOUTH_HOUSE:
            days = rng.choice([(2, 3, 4, 5), (1, 3, 5), (3, 4, 5, 6)])
            return [
                (day, "14:00", "22:00" if day > 4 else "20:00", OPEN) for day in days
            ]
        case MeetingPlace.Kind.RESIDENTS_ROOM:
            days = rng.choice([(2, 4), (1, 2, 3, 4), (1, 3, 5)])
            return [(day, "09:00", "15:00", OPEN) for day in days] + [
                (days[-1], "17:00", "19:30", OPEN)
            ]
        case MeetingPlace.Kind.FAMILY_CENTRE:
            return [(day, "09:00", "15:00", OPEN) for day in WORKDAYS]
        case _:
            days = rng.choice([(1, 2, 3, 4, 5), (1, 3, 5), (1, 2, 4), (2, 3, 4)])
            starts = rng.choice(["08:30", "09:00", "09:30"])
            return [(day, starts, rng.choice(["11:30", "12:00"]), OPEN) for day in days]


def _breaks(places: list[MeetingPlace], seasons: Seasons) -> Iterator[BreakPeriod]:
    """Open day-care follows the school, a library closes on the holy days alone, all others
    for the Christmas weeks."""
    for place in places:
        for holiday in seasons.holidays:
            is_long = (holiday.ends - holiday.starts).days >= 4
            is_christmas = holiday.name_fi == "Joululoma"
            follows_school = place.kind == MeetingPlace.Kind.OPEN_DAYCARE
            if is_christmas and place.kind == MeetingPlace.Kind.LIBRARY:
                for feast in _feasts(holiday.starts.year):
                    yield BreakPeriod(place=place, **feast)
            elif is_long and (follows_school or is_christmas):
                yield BreakPeriod(
                    place=place,
                    name_fi=holiday.name_fi,
                    name_sv=holiday.name_sv,
                    name_en=holiday.name_en,
                    starts=holiday.starts,
                    ends=holiday.ends,
                )


def _feasts(year: int) -> Iterator[dict[str, Any]]:
    """The holy days of the Christmas that begins in this year."""
    after = year + 1
    for fi, sv, en, starts, ends in (
        ("Joulu", "Jul", "Christmas", date(year, 12, 24), date(year, 12, 26)),
        (
            *("Uudenvuodenpäivä", "Nyårsdagen", "New Year's Day"),
            *(date(after, 1, 1), date(after, 1, 1)),
        ),
        (
            "Loppiainen",
            "Trettondagen",
            "Epiphany",
            date(after, 1, 6),
            date(after, 1, 6),
        ),
    ):
        yield {
            "name_fi": fi,
            "name_sv": sv,
            "name_en": en,
            "starts": starts,
            "ends": ends,
        }


def _exceptions(
    places: list[MeetingPlace], today: date, rng: Random
) -> Iterator[AnnouncedOpening]:
    for place in rng.sample(places, k=min(len(places), 16)):
        day = today + timedelta(days=rng.randrange(0, 14))
        if rng.random() < 0.6:
            fi, sv, en = rng.choice(REASONS)
            state, starts, ends = SpanState.CLOSED, None, None
        else:
            fi, sv, en = EXTRA
            state, starts, ends = SpanState.OPEN, time(10), time(14)
        yield AnnouncedOpening(
            place=place,
            date=day,
            state=state,
            starts=starts,
            ends=ends,
            reason_fi=fi,
            reason_sv=sv,
            reason_en=en,
        )
