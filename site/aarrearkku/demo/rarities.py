"""What is rare among real clubs and still has to be seen in the demo: one of each."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import islice
from random import Random
from typing import Any

from aarrearkku.demo.organisers import Organisers
from aarrearkku.demo.seasons import Seasons
from aarrearkku.demo.storing import last_number
from aarrearkku.demo.writing import new_uuid, published
from activities import occurrences
from activities.models import Activity, ActivityMoment, Slot, SlotChange
from home.areas.models import Area
from home.attributes import Running
from home.audience import Audience
from home.calendar_days import at
from home.themes.tree import tree as themes
from meeting_places.models import MeetingPlace

ONLINE = {
    "name_fi": "Shakkia verkossa, 9–15 v",
    "name_sv": "Schack på nätet, 9–15 år",
    "name_en": "Chess online, ages 9–15",
    "summary_fi": "Pelataan ja opitaan yhdessä kotoa käsin, ohjaaja mukana joka kerta.",
    "summary_sv": "Vi spelar och lär oss tillsammans hemifrån, med ledare varje gång.",
    "summary_en": "We play and learn together from home, with an instructor each time.",
    "bring_note_fi": "Tietokone tai tabletti, jossa on mikrofoni.",
    "bring_note_sv": "En dator eller surfplatta med mikrofon.",
    "bring_note_en": "A computer or tablet with a microphone.",
    "environment": "online",
}
AT_HOME = {
    "name_fi": "Lukuhetki kotona, 70+",
    "name_sv": "Lässtund hemma, 70+",
    "name_en": "Reading at home, 70+",
    "summary_fi": "Vapaaehtoinen lukukaveri tulee kotiin ja lukee ääneen.",
    "summary_sv": "En frivillig läskompis kommer hem och läser högt.",
    "summary_en": "A volunteer comes to your home and reads aloud.",
    "environment": "in",
}
# The longest break, from spring to autumn, is shorter than this.
LOOK_AHEAD = timedelta(days=120)
LOOKED_AT = 60


def build(organisers: Organisers, seasons: Seasons) -> None:
    """Write the clubs without a place, one that goes on as another, and two changes."""
    rng, today = Random("rarities"), seasons.today  # noqa: S311 - examples, not secrets
    young = Audience.Mode.AGES
    chess: dict[str, Any] = ONLINE | {
        "theme_id": themes().by_code["shakki"].id,
        "organisation": organisers.rows["noppapoyta"],
        "audience_mode": young,
        "min_age": 9,
        "max_age": 15,
    }
    goes_on = _club(chess, ["oulu"], rng, seasons, season=seasons.now)
    _slot(goes_on, time(18), rng)
    over = _club(chess, ["oulu"], rng, seasons, replaced_by=goes_on)
    _slot(over, time(17), rng, today - timedelta(days=120), today - timedelta(days=7))
    reading: dict[str, Any] = AT_HOME | {
        "theme_id": themes().by_code["lukeminen"].id,
        "organisation": organisers.rows["oulun-kirjasto"],
        "audience_mode": young,
        "min_age": 70,
    }
    at_home = _club(reading, ["pk-haukipudas", "pk-yli-ii"], rng, seasons)
    _slot(at_home, time(13), rng)
    _change_two(today)


def _club(
    facts: dict[str, Any], areas: list[str], rng: Random, seasons: Seasons, **more: Any
) -> Activity:
    """A club that has no place and serves these areas."""
    number = last_number() + 1
    stem = "shakkia-verkossa" if facts["environment"] == "online" else "lukuhetki"
    club = Activity(
        **facts,
        **more,
        **published(rng),
        uuid=new_uuid(rng),
        slug=f"{stem}-{number + 1}",
        languages=["fi"],
        enrol_mode=Activity.EnrolMode.EMAIL,
        contact_name="Kerhon ohjaaja",
        contact_email=f"kerhot@{facts['organisation'].slug}.example",
        contact_public=True,
        is_example=True,
        source="demo",
        source_id=str(number),
    )
    club.served_areas.set(Area.objects.filter(code__in=areas))
    club.save()
    ActivityMoment.objects.create(
        activity=club, confirmed_at=at(seasons.today - timedelta(days=5), time(12))
    )
    return club


def _slot(
    club: Activity,
    starts: time,
    rng: Random,
    first: date | None = None,
    last: date | None = None,
) -> None:
    """Wednesdays for an hour."""
    Slot.objects.create(
        activity=club,
        uuid=new_uuid(rng),
        weekday=3,
        starts=starts,
        ends=starts.replace(hour=starts.hour + 1),
        first_date=first,
        last_date=last,
    )


def _change_two(today: date) -> None:
    """One club meets elsewhere the next time, another one once more."""
    moved, extra = _coming(today)
    club, planned = moved
    home = club.public_place
    others = MeetingPlace.objects.filter(region=club.region, kind=home.kind)
    key, day = planned.key
    SlotChange.objects.create(
        activity=club,
        slot_uuid=key,
        date=day,
        kind=SlotChange.Kind.MOVED_PLACE,
        new_place=others.exclude(pk=home.pk).order_by("pk").first() or home,
        reason_fi="Salissa on remontti",
        reason_sv="Salen renoveras",
        reason_en="The hall is being renovated",
    )
    club, planned = extra
    SlotChange.objects.create(
        activity=club,
        date=planned.key[1] + timedelta(days=1),
        kind=SlotChange.Kind.EXTRA,
        new_starts=planned.starts,
        new_ends=planned.ends,
        reason_fi="Korvaa peruutetun kerran",
        reason_sv="Ersätter ett inställt tillfälle",
        reason_en="Makes up for a cancelled session",
    )


def _coming(today: date) -> list[tuple[Activity, occurrences.Session]]:
    """The two of some clubs that meet next as planned, with that session."""
    clubs = (
        Activity.objects.filter(source="demo", kind=Activity.Kind.CLUB)
        .filter(moment__running=Running.RUNNING, slot_changes=None)
        .exclude(place=None)
        .with_schedule()
        .select_related("place")
        .order_by("pk")[:LOOKED_AT]
    )
    first, last = today + timedelta(days=1), today + LOOK_AHEAD
    next_ones = [
        (club, planned)
        for club in clubs
        for planned in islice(occurrences.planned_sessions(club, first, last), 1)
    ]
    return sorted(next_ones, key=lambda each: each[1].key[1])[:2]
