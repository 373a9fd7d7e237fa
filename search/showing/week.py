"""The week of a result: what is on which day, and what falls on the same hour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone
from django.utils.translation import ngettext

from home import dates
from search import labels
from search.cards import EntryCard, Where
from search.facts import Session
from search.query import Person
from search.results import Group
from search.saying import hours_in_words

from .page import Link, SearchPage


@dataclass
class Sitting:
    """One session of the week: whose it is, and with how many others it clashes."""

    session: Session
    card: EntryCard
    clashes: int = 0

    @property
    def hours(self) -> str:
        return hours_in_words(self.session.starts, self.session.ends)

    @property
    def where(self) -> Where | None:
        return self.card.where

    @property
    def suits(self) -> str:
        """The people asked that it suits, where more than one was asked: "7 v"."""
        if len(self.card.people) < 2:
            return ""
        return ", ".join(labels.age_label(value) for value in self.card.hit.fits)

    @property
    def clash(self) -> str:
        if not self.clashes:
            return ""
        return ngettext(
            "same time as %(count)s other",
            "same time as %(count)s others",
            self.clashes,
        ) % {"count": self.clashes}

    @property
    def from_when(self) -> str:
        """When a season begins that has not begun: "12.1.2027 alkaen"."""
        first = self.session.valid_from
        if first is None or first <= timezone.localtime(self.card.now).date():
            return ""
        return dates.days(first, None)

    def clashes_with(self, other: Sitting, people: tuple[Person, ...]) -> bool:
        """Both at one time, and one person would want both."""
        if not (self.card.is_attended_whole and other.card.is_attended_whole):
            return False
        mine, theirs = self.session, other.session
        if mine.ends <= theirs.starts or theirs.ends <= mine.starts:
            return False
        if _is_before(mine, theirs) or _is_before(theirs, mine):
            return False
        if self.card.id == other.card.id:
            return False
        return not people or bool(set(self.card.hit.fits) & set(other.card.hit.fits))


@dataclass(frozen=True)
class WeekDay:
    """What has its time on this day, and the places that are open."""

    number: int
    sittings: list[Sitting]
    places: list[Sitting]

    @property
    def name(self) -> str:
        return dates.weekday(self.number)


# With more on one day than this nearly all clash, and saying so helps nobody.
MOST_CLASHING = 12


@dataclass(kw_only=True)
class WeekPage(SearchPage):
    """Monday to Sunday; what is always open or has no known hours stands apart."""

    template: ClassVar[str] = "search/week.html"
    size: ClassVar[int] = 200

    @property
    def sorts(self) -> list[Link]:
        """A week goes by the clock."""
        return []

    @property
    def fitting(self) -> list[EntryCard]:
        return [card for card in self.cards if card.hit.group is Group.FITS]

    @property
    def days(self) -> list[WeekDay]:
        days = [WeekDay(number, [], []) for number in range(1, 8)]
        for card in self.fitting:
            for session in dict.fromkeys(_shown(card, self)):
                day = days[session.weekday - 1]
                line = day.places if card.is_dropped_into else day.sittings
                line.append(Sitting(session, card))
        for day in days:
            day.sittings.sort(key=_by_time)
            day.places.sort(key=_by_time)
            _mark_clashes(day.sittings, self.query.people)
        return days

    @property
    def apart(self) -> list[EntryCard]:
        """What stands on no day of the week."""
        return [
            card for card in self.fitting if card.facts.always_open or not card.sessions
        ]

    @property
    def is_whole(self) -> bool:
        return self.results.total <= len(self.fitting)


def _shown(card: EntryCard, page: WeekPage) -> list[Session]:
    """Its sessions on the days asked for, each once: courses repeat theirs date by date."""
    days = {day.weekday for day in page.query.days}
    shown = [
        session for session in card.sessions if not days or session.weekday in days
    ]
    firsts: dict[tuple[int, int, int], Session] = {}
    for session in shown:
        firsts.setdefault((session.weekday, session.starts, session.ends), session)
    return list(firsts.values())


def _is_before(one: Session, other: Session) -> bool:
    """It ends for good before the other begins: a camp of June and a club of the autumn."""
    ends, begins = one.valid_until, other.valid_from
    return bool(ends and begins and ends < begins)


def _by_time(sitting: Sitting) -> tuple[int, int, str]:
    return sitting.session.starts, sitting.session.ends, sitting.card.facts.name


def _mark_clashes(sittings: list[Sitting], people: tuple[Person, ...]) -> None:
    if len(sittings) > MOST_CLASHING:
        return
    for sitting in sittings:
        sitting.clashes = sum(
            sitting.clashes_with(other, people)
            for other in sittings
            if other is not sitting
        )
