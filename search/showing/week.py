"""One week of the calendar: what of a result happens on which of its days.

Each day is a search of its own. So it knows what the day really has, exceptions counted, and
a day of which only a part fits on the page says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, NamedTuple, Self

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home import dates, weeks
from home.attributes import EntryKind
from home.calendar_days import monday_of
from home.calendars.breaks import school_years
from home.happenings import Happening
from home.standing import Tag
from home.texts import Text
from search import labels
from search.cards import EntryCard, Where, load
from search.facts import minutes
from search.find import find
from search.forms import Asked, to_url
from search.query import DAYS_AHEAD, Query, Sort, View, dates_asked
from search.results import Group, Hit
from search.saying import hours_in_words

from .called_off import called_off
from .page import Link, SearchPage

# What one comes to, and what is open: the places of a day would hide its clubs.
PLACES = (EntryKind.PLACE.value,)
GATHERINGS = tuple(kind for kind in EntryKind.values if kind not in PLACES)
# Of these a day shows at most so many entries.
MOST_GATHERINGS, MOST_PLACES = 60, 40
# Of an opening span this many minutes in the hours asked for are enough.
ENOUGH = 30


class Hours(NamedTuple):
    """From and to, in minutes of the day."""

    starts: int
    ends: int


@dataclass(frozen=True)
class Sitting:
    """One session of a day, or the hours of a place: when, and whose it is."""

    time: Hours
    card: EntryCard
    # What became of it, where it is not as planned.
    change: Happening | None = None
    # It was to be on this day, and is not.
    is_off: bool = False

    @property
    def tag(self) -> Tag | None:
        return self.card.change_tag(self.change) if self.change else None

    @property
    def hours(self) -> str:
        return hours_in_words(*self.time)

    @property
    def where(self) -> Where | None:
        return self.card.where

    @property
    def suits(self) -> str:
        """The people asked that it suits, where more than one was asked: "7 v"."""
        if len(self.card.people) < 2:
            return ""
        return ", ".join(labels.age_label(value) for value in self.card.hit.fits)


@dataclass
class WeekDay:
    """A day with its sessions and the places that are open.

    `more` is how many entries it has beside those shown; `list_url` is where all of them are.
    """

    date: dt.date
    today: dt.date
    sittings: list[Sitting] = field(default_factory=list)
    places: list[Sitting] = field(default_factory=list)
    more: int = 0
    list_url: str = ""

    @property
    def number(self) -> int:
        return self.date.isoweekday()

    @property
    def is_today(self) -> bool:
        return self.date == self.today

    @property
    def is_over(self) -> bool:
        return self.date < self.today

    @property
    def is_empty(self) -> bool:
        return not (self.sittings or self.places)

    @property
    def holiday(self) -> Text | None:
        """The holiday of the schools that the day belongs to: why clubs do not meet."""
        return school_years().holiday_on(self.date)


@dataclass(kw_only=True)
class WeekPage(SearchPage):
    """Monday to Sunday; what is always open stands apart."""

    template: ClassVar[str] = "search/week.html"

    monday: dt.date
    days: list[WeekDay]

    @classmethod
    def of(cls, asked: Asked, now: dt.datetime, **more: Any) -> Self:
        query, today = asked.query, timezone.localtime(now).date()
        monday = monday_shown(query, today)
        days = [WeekDay(day, today) for day in days_asked(query, monday, today)]
        found = [Found.on(day, query, now) for day in days]
        hits = {hit.key: hit for each in found for hit in each.hits}
        if days:
            off = called_off(query, days[0].date, days[-1].date, now)
            hits |= {hit.key: hit for hit in off}
        cards = {card.hit.key: card for card in load([*hits.values()], query, now)}
        for each in found:
            each.show(cards, query)
        return cls(
            asked=asked,
            results=find(replace(query, sort=Sort.SOONEST, page=1), now, size=1),
            cards=[*cards.values()],
            now=now,
            monday=monday,
            days=days,
            **more,
        )

    @property
    def sunday(self) -> dt.date:
        return self.monday + dt.timedelta(days=6)

    @property
    def sorts(self) -> list[Link]:
        """A week goes by the clock."""
        return []

    @property
    def around(self) -> list[Link]:
        """The weeks before and after, where one can turn to them."""
        before, after = weeks.beside(self.monday, self._today)
        links = []
        if before:
            links.append(Link(_("Previous week"), self._week_url(before), "prev"))
        if after:
            links.append(Link(_("Next week"), self._week_url(after), "next"))
        return links

    @property
    def is_empty(self) -> bool:
        return all(day.is_empty for day in self.days)

    @property
    def is_cut(self) -> bool:
        return any(day.more for day in self.days)

    @property
    def first_with_something(self) -> Link | None:
        """From an empty week to the one of the next time."""
        hits = [hit for hit in self.results.hits if hit.group is Group.FITS]
        if not hits or hits[0].next is None:
            return None
        day = timezone.localtime(hits[0].next).date()
        monday = monday_of(day)
        if monday == self.monday or monday > weeks.last_monday(self._today):
            return None
        words = {"day": dates.near_day(day, self._today)}
        return Link(_("The next time is %(day)s") % words, self._week_url(monday))

    @property
    def always_open(self) -> list[EntryCard]:
        return [card for card in self.cards if card.facts.always_open]

    @property
    def others(self) -> str:
        """How many of the result have nothing on these days."""
        left = self.results.total - len(self.cards)
        if self.is_cut or not left:
            return ""
        return ngettext(
            "%(count)s other has nothing on these days, or its times are not known.",
            "%(count)s others have nothing on these days, or their times are not known.",
            left,
        ) % {"count": dates.number(left)}

    @property
    def list_url(self) -> str:
        return to_url(replace(self.query, view=View.LIST, page=1))

    @property
    def _today(self) -> dt.date:
        return timezone.localtime(self.now).date()

    def _week_url(self, monday: dt.date) -> str:
        return to_url(replace(self.query, week=monday, page=1))


def monday_shown(query: Query, today: dt.date) -> dt.date:
    """Of the week asked for, else of the first date asked for, else of this week."""
    if query.week:
        return query.week
    first = dates_asked(query.date, today)[0] if query.date else today
    return monday_of(first)


def days_asked(query: Query, monday: dt.date, today: dt.date) -> list[dt.date]:
    """The days of the week that no filter leaves out."""
    days = [monday + dt.timedelta(days=number) for number in range(7)]
    if query.date:
        days = [day for day in days if day in dates_asked(query.date, today)]
    if query.days:
        numbers = {day.weekday for day in query.days}
        days = [day for day in days if day.isoweekday() in numbers]
    return days


@dataclass(frozen=True)
class Found:
    """What the search gives for one day: gatherings and places apart, each up to its most."""

    day: WeekDay
    gatherings: list[Hit]
    places: list[Hit]
    more_gatherings: int
    more_places: int

    @classmethod
    def on(cls, day: WeekDay, query: Query, now: dt.datetime) -> Self:
        # What is always open comes last of the soonest, so it hides no opening hours.
        gatherings, more = hits_on(day, query, GATHERINGS, now, MOST_GATHERINGS)
        soonest = replace(query, sort=Sort.SOONEST)
        places, more_places = hits_on(day, soonest, PLACES, now, MOST_PLACES)
        if day.date <= day.today + dt.timedelta(days=DAYS_AHEAD):
            by_date = query.with_values("date", [day.date.isoformat()])
            day.list_url = to_url(replace(by_date, view=View.LIST))
        return cls(day, gatherings, places, more, more_places)

    @property
    def hits(self) -> list[Hit]:
        return [*self.gatherings, *self.places]

    def show(self, cards: Mapping[int, EntryCard], query: Query) -> None:
        """Fill the day from the cards of what was found."""
        day = self.day
        day.sittings = list(sittings(day.date, self.gatherings, cards, query))
        if not day.is_over:
            day.sittings += taken_away(day.date, cards.values(), query)
            day.sittings.sort(key=_by_time)
        day.places = list(sittings(day.date, self.places, cards, query))
        always = any(
            cards[hit.key].facts.always_open for hit in self.places if hit.key in cards
        )
        day.more = self.more_gatherings + (0 if always else self.more_places)


def hits_on(
    day: WeekDay, query: Query, kinds: tuple[str, ...], now: dt.datetime, most: int
) -> tuple[list[Hit], int]:
    """What fits on a day that is not over, and how many more there are."""
    asked = tuple(kind for kind in kinds if kind in (query.kinds or kinds))
    if not asked or day.is_over:
        return [], 0
    query = replace(query, date=day.date, kinds=asked, page=1)
    results = find(query, now, facets=(), size=most)
    hits = [hit for hit in results.hits if hit.group is Group.FITS]
    return hits, results.total - len(hits)


def sittings(
    day: dt.date, hits: list[Hit], cards: Mapping[int, EntryCard], query: Query
) -> Iterator[Sitting]:
    """The sessions of a day by the clock."""
    # What was withdrawn in this very moment has no card any more.
    found = [
        Sitting(time, cards[hit.key], change_at(day, time, cards[hit.key]))
        for hit in hits
        if hit.key in cards
        for time in times_on(day, cards[hit.key])
        if is_asked(time, query, cards[hit.key])
    ]
    return iter(sorted(found, key=_by_time))


def _by_time(one: Sitting) -> tuple[Hours, str]:
    return one.time, str(one.card.name)


def change_at(day: dt.date, time: Hours, card: EntryCard) -> Happening | None:
    """What was announced of the session of that hour."""
    for one in card.changes:
        starts = timezone.localtime(one.starts)
        if (
            one.happens
            and starts.date() == day
            and minutes(starts.time()) == time.starts
        ):
            return one
    return None


def taken_away(
    day: dt.date, cards: Iterable[EntryCard], query: Query
) -> Iterator[Sitting]:
    """The sessions that were to be on this day: cancelled, or moved to another one."""
    for card in cards:
        for one in card.changes:
            planned = timezone.localtime(one.planned)
            stays = one.happens and timezone.localdate(one.starts) == day
            if planned.date() != day or stays:
                continue
            ends = planned + (one.ends - one.starts)
            time = Hours(minutes(planned.time()), minutes(ends.time()))
            if is_asked(time, query, card):
                yield Sitting(time, card, one, is_off=True)


def times_on(day: dt.date, card: EntryCard) -> list[Hours]:
    """The hours of its sessions on a day, holidays and cancelled ones left out."""
    planned = [Hours(s.starts, s.ends) for s in card.sessions if s.is_on(day)]
    dated = [Hours(d.starts, d.ends) for d in card.facts.dated if d.date == day]
    return [*dict.fromkeys((*planned, *dated))]


def is_asked(time: Hours, query: Query, card: EntryCard) -> bool:
    """By the contract's rules on `time`, `from` and `to`: a session lies inside the window."""
    first = _minutes(query.starts, 0)
    last = _minutes(query.ends, 24 * 60)
    parts = [part.minutes for part in query.times] or [(0, 24 * 60)]
    if card.is_attended_whole:
        inside = first <= time.starts and time.ends <= last
        return inside and any(a <= time.starts < b for a, b in parts)
    return _overlap(time, first, last) and any(_overlap(time, *part) for part in parts)


def _minutes(clock: dt.time | None, otherwise: int) -> int:
    return otherwise if clock is None else clock.hour * 60 + clock.minute


def _overlap(time: Hours, first: int, last: int) -> bool:
    """By the shortest of half an hour, the span and the window."""
    shared = min(time.ends, last) - max(time.starts, first)
    return shared >= min(ENOUGH, time.ends - time.starts, last - first)
