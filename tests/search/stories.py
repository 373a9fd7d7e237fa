"""The cast of the search's stories: a chess club in Tuira, and what is told of it."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from activities.models import Activity, Slot
from home.organisations.models import Organisation
from search.entries.writing import KINDS
from search.facts import Dated, Facts, Session
from search.models import Entry, Source
from search.source import read
from tests.factories.areas import small_oulu
from tests.factories.calendars import HolidayFactory, SeasonFactory
from tests.factories.meeting_places import MeetingPlaceFactory
from tests.factories.themes import ThemeFactory

TUIRA = {"latitude": 65.025, "longitude": 25.465, "postal_code": "90500"}
KELLO = {"latitude": 65.115, "longitude": 25.215, "postal_code": "90820"}


def an_organiser(slug: str = "shakkiseura", **told: Any) -> Organisation:
    told = {"name_fi": "Oulun shakkiseura", "kind": "association"} | told
    return Organisation.objects.get_or_create(slug=slug, defaults=told)[0]


def a_theme():
    play = ThemeFactory(code="pelit", name_fi="Pelit", name_sv="Spel", name_en="Games")
    return ThemeFactory(code="shakki", name_fi="Shakki", name_en="Chess", parent=play)


def tuiran_koulu(**told: Any):
    small_oulu()
    told = {"name_fi": "Tuiran koulu", "kind": "school", "listed": False} | TUIRA | told
    return MeetingPlaceFactory(**told)


def a_chess_club(**told: Any) -> Activity:
    """Published: Tuesdays 16-17 in the school of Tuira, in autumn, ages 7-9, free."""
    if "place" not in told:
        told["place"] = tuiran_koulu()
    told = {
        "name_fi": "Shakkikerho",
        "organisation": an_organiser(),
        "theme": a_theme(),
        "audience_mode": "ages",
        "min_age": 7,
        "max_age": 9,
        "season": SeasonFactory(),
    } | told
    club = Activity.objects.create(**told)
    a_slot(club)
    return club


def a_slot(club: Activity, weekday: int = 2, **told: Any) -> Slot:
    told = {"starts": time(16), "ends": time(17)} | told
    return Slot.objects.create(activity=club, weekday=weekday, **told)


def autumn_break(club: Activity):
    assert club.season
    return HolidayFactory(
        calendar=club.season.calendar,
        starts=date(2026, 10, 19),
        ends=date(2026, 10, 25),
    )


def entry_of(row: Any) -> Entry:
    """The entry that can be found of a club, a place or a stop."""
    entry = _entry_of(row)
    assert entry is not None, f"{row} has no entry"
    return entry


def is_found(row: Any) -> bool:
    return _entry_of(row) is not None


def _entry_of(row: Any) -> Entry | None:
    source = Source[
        {"Activity": "ACTIVITY", "MeetingPlace": "PLACE", "Stop": "STOP"}[
            type(row).__name__
        ]
    ]
    return Entry.objects.findable().with_keys([source.key(row.pk)]).first()


def facts_of(row: Any) -> Facts:
    entry = entry_of(row)
    return read(entry.facts, entry.tokens)


def days_of(facts: Facts, first: date, last: date) -> list[Dated]:
    """Every date on which something happens by the facts, read as search.facts says."""
    found = [one for one in facts.dated if first <= one.date <= last]
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        found += [
            Dated(day, session.starts, session.ends)
            for session in facts.sessions
            if takes_place(session, day)
        ]
    return sorted(found)


def takes_place(session: Session, day: date) -> bool:
    begins = session.valid_from
    return (
        day.isoweekday() == session.weekday
        and (begins is None or begins <= day)
        and (session.valid_until is None or day <= session.valid_until)
        and not any(starts <= day <= ends for starts, ends in session.skips)
        and (begins is None or weeks_between(begins, day) % session.interval == 0)
    )


def weeks_between(one: date, other: date) -> int:
    mondays = [day - timedelta(days=day.weekday()) for day in (one, other)]
    return (mondays[1] - mondays[0]).days // 7


def everything_matches() -> None:
    """The entries tell what a rebuild would tell, no more and no less."""
    told = {e.key: (e.facts, e.card, e.tokens) for e in Entry.objects.findable()}
    anew = {}
    for source, kind in KINDS.items():
        for row in kind.loaded():
            entry = kind.entry(row).row(1)
            assert entry.source == source
            anew[entry.key] = (entry.facts, entry.card, entry.tokens)
    assert normal(told) == normal(anew)


def normal(value: Any) -> Any:
    """Tuples as lists, as JSON has them."""
    if isinstance(value, dict):
        return {key: normal(one) for key, one in value.items()}
    return [normal(one) for one in value] if isinstance(value, list | tuple) else value
