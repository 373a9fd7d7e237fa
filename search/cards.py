"""What a card shows: the facts of one entry in words of the active language, at this moment.

Each kind of entry has a card class that knows its look and its page; nobody else asks what
kind it is. No card asks the database.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property, partial
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from home import dates, standing
from home.areas.tree import tree as areas
from home.attributes import EnrolmentState, EntryKind, LowThreshold, Running
from home.audience import in_words as for_whom
from home.happenings import Happening, State
from home.standing import Tag
from home.texts import LANGUAGES, Text, current_language, said_once

from .entries.card import ChangeFacts
from .facts import Facts, Session
from .forms import to_url
from .models import Entry
from .query import Person, Query, View
from .results import Hit
from .saying import hours_in_words

# The parameter by which a card names itself on the map.
MARKED = "show"
MOST_TIMES = 3
MOST_EASY = 2


class Mark(NamedTuple):
    """Whether the entry suits one person: "yes", "no" or "ask", in words."""

    label: str
    fits: str


class When(NamedTuple):
    """One line of the card's spine: "ti", "14.15–15.15"."""

    day: str
    hours: str


class Where(NamedTuple):
    name: Text
    street: str
    area: Text | None


def in_words(texts: Mapping[str, str] | None) -> Text:
    """The text in the active language, else the first there is."""
    texts = texts or {}
    for language in (current_language(), *LANGUAGES):
        if text := texts.get(language):
            return Text(text, language)
    return Text("", current_language())


@dataclass
class EntryCard:
    """One entry as a card; `search.showing.card` draws it."""

    facts: Facts
    card: dict[str, Any]
    hit: Hit
    people: tuple[Person, ...]
    now: dt.datetime
    # The address of the map of the search that found it, made once for all cards of a page.
    search_map: Callable[[], str]
    plain: bool = False

    look = "club"
    icon = "club"
    page = "club"
    asks_age_of = gettext_lazy("ask the organiser")
    # One is there from beginning to end: two at one time clash.
    is_attended_whole = True
    # One comes when it suits: its times are opening hours.
    is_dropped_into = False

    @property
    def id(self) -> str:
        return self.facts.uuid

    @property
    def kind(self) -> str | Promise:
        return EntryKind(self.facts.kind).label

    @property
    def name(self) -> Text:
        return in_words(self.card.get("name"))

    @cached_property
    def url(self) -> str:
        """The page of the entry, in the active language."""
        args = self._page_args()
        pattern = _address_of(self.page, len(args), get_language())
        return pattern.format(*args) if all(args) else ""

    def _page_args(self) -> list[str]:
        return [self.card.get("slug", "")]

    @property
    def summary(self) -> Text:
        """What it is in a sentence."""
        return in_words(self.card.get("summary"))

    @property
    def plain_text(self) -> str:
        """The beginning of its text in plain Finnish, where that is asked for and exists."""
        return self.card.get("plain", "") if self.plain else ""

    @property
    def is_example(self) -> bool:
        return bool(self.card.get("example"))

    # Where

    @cached_property
    def where(self) -> Where | None:
        """The first of its places."""
        for place in self.card.get("places", ()):
            area = place.get("area")
            return Where(
                in_words(place.get("name")),
                place.get("street_address", ""),
                areas().name(area) if area else None,
            )
        return None

    @property
    def whereabouts(self) -> list[Text]:
        """Where it is, in a line: its place and the area of that."""
        return self._line(self.where.name) if self.where else []

    def _line(self, place: Text) -> list[Text]:
        area = self.where and self.where.area
        return [part for part in dict.fromkeys((place, area)) if part]

    @property
    def place_line(self) -> str:
        """Tuiran koulu, Tuira"""
        if self.where is None:
            return ""
        parts = (self.where.name, self.where.area)
        return ", ".join(dict.fromkeys(str(part) for part in parts if part))

    @cached_property
    def map_url(self) -> str:
        """The map of the same search with this entry marked."""
        return f"{self.search_map()}&{MARKED}={self.id}" if self.facts.points else ""

    @property
    def more_places(self) -> str:
        more = len(self.card.get("places", ())) - 1
        if more < 1:
            return ""
        return ngettext(
            "and %(count)s other place", "and %(count)s other places", more
        ) % {"count": more}

    @property
    def distance(self) -> str:
        """3,1 km, or "noin 2 km" where only the area is known."""
        if self.hit.distance_m is None:
            return ""
        write = dates.about if self.hit.approximate else dates.distance
        return write(self.hit.distance_m)

    # When

    @cached_property
    def today(self) -> dt.date:
        return timezone.localdate(self.now)

    @cached_property
    def sessions(self) -> list[Session]:
        """Its sessions without those that are over."""
        return [
            session
            for session in self.facts.sessions
            if session.valid_until is None or session.valid_until >= self.today
        ]

    @cached_property
    def when(self) -> list[When]:
        """The weekly times still to come; days with the same hours share a line."""
        by_hours: dict[tuple[int, int], set[int]] = {}
        for session in self.sessions:
            by_hours.setdefault((session.starts, session.ends), set()).add(
                session.weekday
            )
        if self.facts.always_open:
            return [When(_("Always"), _("open"))]
        lines = sorted(by_hours.items(), key=lambda line: (min(line[1]), line[0]))
        return [_line(frozenset(days), *hours) for hours, days in lines]

    @property
    def first_times(self) -> list[When]:
        return self.when[:MOST_TIMES]

    @property
    def more_times(self) -> str:
        more = len(self.when) - MOST_TIMES
        if more < 1:
            return ""
        return ngettext("%(count)s more time", "%(count)s more times", more) % {
            "count": more
        }

    @cached_property
    def next(self) -> str:
        """Seuraavaksi tänään klo 13.30, or when the season begins."""
        if self.hit.next is None:
            return ""
        words = {"when": dates.when(self.hit.next, self.now)}
        if self._has_not_begun():
            return _("Starts %(when)s") % words
        if self.hit.next <= self.now:
            return _("Going on now")
        return _("Next %(when)s") % words

    def _has_not_begun(self) -> bool:
        sessions = self.facts.sessions
        return bool(sessions) and all(
            session.valid_from and session.valid_from > self.today
            for session in sessions
        )

    @property
    def is_today(self) -> bool:
        return bool(self.hit.next and timezone.localdate(self.hit.next) == self.today)

    # For whom

    @cached_property
    def audience(self) -> str:
        """7–12 v, 1.–3. luokka, Kaikenikäiset, Ikää ei kerrottu"""
        told = self.facts.audience
        ages = told.min_age, told.max_age
        return capfirst(for_whom(told.mode, ages, told.grades))

    @property
    def marks(self) -> list[Mark]:
        """One for each person asked: "7 v sopii", "11 v ei: 1.–3. luokka"."""
        return [self._mark(person) for person in self.people]

    def _mark(self, person: Person) -> Mark:
        words = {
            "person": person.label,
            "audience": self.audience,
            "ask": self.asks_age_of,
        }
        if person.value in self.hit.fits:
            return Mark(_("%(person)s: suits") % words, "yes")
        if self.facts.audience.mode == "unknown":
            return Mark(_("%(person)s: %(ask)s") % words, "ask")
        if any(self.facts.audience.fits(near) for near in person.a_year_apart()):
            return Mark(_("%(person)s almost: %(audience)s") % words, "ask")
        return Mark(_("%(person)s: not suitable (%(audience)s)") % words, "no")

    # On what terms

    @property
    def price(self) -> str:
        """Maksuton, 45 € kaudelta, or nothing where it is not told."""
        kind, amount = self.card.get("price", ("free" if self.facts.free else "", "0"))
        if not kind:
            return ""
        extra_cost = bool(self.card.get("extra_cost"))
        return standing.price(kind, Decimal(amount), extra_cost)

    @property
    def fact_words(self) -> list[str]:
        """The line under the place: distance, price, ages, how easy it is to come."""
        easy = [str(LowThreshold(code).label) for code in self.facts.easy[:MOST_EASY]]
        words = [self.distance, self.price, self.audience, *easy]
        return [word for word in words if word]

    @property
    def tags(self) -> list[Tag]:
        """The state now, most urgent first: cancelled, changes of the week, enrolment."""
        if running := self.card.get("running"):
            return [standing.running_tag(Running(running))]
        return [*self.change_tags, self._enrolment()]

    @property
    def foot_tags(self) -> list[Tag]:
        """The tags that its times do not say already."""
        return self.tags

    @cached_property
    def changes(self) -> list[Happening]:
        """Its sessions that are not as planned, in order of time; none while it is called off."""
        if self.card.get("running"):
            return []
        told = map(_happening, self.card.get("changes", ()))
        return sorted(told, key=lambda one: one.planned)

    @property
    def change_tags(self) -> list[Tag]:
        """What of this week is not as planned."""
        return [
            self.change_tag(one)
            for one in self.changes
            if one.is_change_of_the_week(self.now)
        ]

    def change_tag(self, one: Happening) -> Tag:
        return standing.change_tag(one, self.now)

    def _enrolment(self) -> Tag:
        terms = self.facts.enrolment
        return standing.enrolment_tag(
            self.hit.enrol,
            self.now,
            terms.opens if terms else None,
            self.card.get("places_left"),
        )

    @property
    def alert(self) -> Text:
        """A notice of the organiser, while it is in force."""
        told, until = self.card.get("alert") or ({}, "")
        is_over = until and until < self.today.isoformat()
        return in_words({} if is_over else told)

    @property
    def not_confirmed(self) -> str:
        """Said of stale facts: since when nobody has confirmed them."""
        if not self.hit.stale:
            return ""
        day = self.card.get("confirmed_on")
        return standing.not_confirmed(dt.date.fromisoformat(day) if day else None)


class ClubCard(EntryCard):
    """A club, course, camp or open group."""

    @property
    def url(self) -> str:
        """In plain Finnish goes on to the page, which shows either text."""
        return f"{super().url}?plain=1" if self.plain_text else super().url


class PlaceCard(EntryCard):
    """A listed meeting place."""

    look = "place"
    icon = "house"
    page = "place"
    is_attended_whole = False
    is_dropped_into = True
    asks_age_of = gettext_lazy("ask at the place")

    @property
    def whereabouts(self) -> list[Text]:
        # Its street instead of its name once more.
        return self._line(Text(self.where.street, "fi")) if self.where else []

    @cached_property
    def sessions(self) -> list[Session]:
        """Opening hours that touch are one: first by oneself with a card, then with staff."""
        joined: list[Session] = []
        for session in sorted(super().sessions, key=_by_validity_and_time):
            last = joined[-1] if joined else None
            if last and session == last._replace(starts=last.ends, ends=session.ends):
                joined[-1] = last._replace(ends=session.ends)
            else:
                joined.append(session)
        return joined

    @property
    def tags(self) -> list[Tag]:
        """Open or closed now comes before everything else."""
        tags = super().tags
        if self.card.get("running"):
            return tags
        if self.hit.enrol is EnrolmentState.NONE:
            tags = []
        return [*self._open_now(), *tags]

    @property
    def foot_tags(self) -> list[Tag]:
        always = _("Always open")
        return [tag for tag in self.tags if tag.label != always]

    def _open_now(self) -> Iterator[Tag]:
        hit, hours = self.hit, self.card.get("hours")
        if self.facts.always_open:
            yield Tag(_("Always open"), "check", "ok")
        elif hours == "unknown":
            yield Tag(_("Opening hours not known"), "ask")
        elif hit.next and hit.next <= self.now:
            yield Tag(_("Open now"), "check", "ok")
        elif hit.next:
            words = {"when": dates.when(hit.next, self.now)}
            yield Tag(_("Opens %(when)s") % words, "clock", "wait")

    @cached_property
    def next(self) -> str:
        # The tag says it already.
        return ""


class MobileCard(EntryCard):
    """One stop of a mobile service."""

    look = "mobile"
    icon = "van"
    page = "stop"
    is_attended_whole = False

    def _page_args(self) -> list[str]:
        return [self.card.get("slug", ""), self.card.get("stop", "")]

    @property
    def whereabouts(self) -> list[Text]:
        street = Text(self.where.street, "fi") if self.where else None
        return self._line(self.waiting_place or street or Text("", "fi"))

    @property
    def waiting_place(self) -> Text:
        """Where exactly the car stands: "Koulun länsipääty"."""
        return in_words(self.card.get("note"))


CARDS: dict[str, type[EntryCard]] = {
    EntryKind.PLACE: PlaceCard,
    EntryKind.MOBILE: MobileCard,
}


def _happening(told: ChangeFacts) -> Happening:
    state, *moments, elsewhere = told
    planned, starts, ends = map(dt.datetime.fromisoformat, moments)
    return Happening(
        starts, ends, State(state), instead_of=planned, elsewhere=elsewhere
    )


@said_once
def _line(days: frozenset[int], starts: int, ends: int) -> When:
    return When(dates.weekdays(days), hours_in_words(starts, ends))


@cache
def _address_of(page: str, count: int, language: str | None) -> str:
    """The address of a kind of page with {} where each of its `count` slugs goes."""
    slugs = [f"slug-{number}" for number in range(count)]
    address = reverse(page, args=slugs)
    for slug in slugs:
        address = address.replace(slug, "{}")
    return address


def _by_validity_and_time(session: Session) -> tuple[Any, ...]:
    return session.valid_from or dt.date.min, session.weekday, session.starts


def load(hits: Sequence[Hit], query: Query, now: dt.datetime) -> list[EntryCard]:
    """A card for each hit, in their order; what was withdrawn meanwhile is left out."""
    told = Entry.objects.told([hit.key for hit in hits])
    on_map = cache(partial(to_url, replace(query, view=View.MAP, page=1)))
    return [
        CARDS.get(facts["kind"], ClubCard)(
            facts=Facts.from_json(facts),
            card=card,
            hit=hit,
            people=query.people,
            now=now,
            search_map=on_map,
            plain=query.plain,
        )
        for hit in hits
        if hit.key in told
        for facts, card in (told[hit.key],)
    ]
