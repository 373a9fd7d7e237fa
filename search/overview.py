"""What goes on in an area, for the pages that tell about areas.

Each part is one search; the cards of all parts are read in one query, and only those that
are shown. What finds nothing has no cards, and the page leaves it out.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils import timezone

from home import dates
from home.attributes import EntryKind
from home.texts import Text
from search.cards import EntryCard, load
from search.find import find, total
from search.forms import to_url
from search.organisers import organisers
from search.query import Person, Query, Sort, View
from search.results import Hit

GROUPS = (EntryKind.CLUB, EntryKind.COURSE, EntryKind.CAMP, EntryKind.OPEN)
# Places would fill every agenda: dozens of playgrounds are open all day.
GATHERINGS = (*GROUPS, EntryKind.MOBILE)
# Ages as the search takes them; together they leave nobody out.
BANDS = ((0, 2), (3, 6), (7, 9), (10, 12), (13, 15), (16, 18), (19, 64), (65, None))

LOOKED_AT = 80
A_DAY, A_WEEK = 3, 9
MOST_PLACES = 5
MOST_STOPS, STOPS_WITHIN = 6, dt.timedelta(days=14)
FIRST_STOPS = 2
MOST_ORGANISERS = 10
# Of a region on the front page, and how many are looked at to make them varied.
IN_SHORT, IN_SHORT_OF = 4, 24
# How many of one kind may stand in a short list.
MOST_OF_A_KIND = 2

Choice = Callable[[Sequence[Hit]], list[Hit]]


@dataclass(slots=True)
class Part:
    """Some of what a search finds: the cards that are shown, and how many there are.

    A week in which nothing happens `is_later`: it shows what comes first after it.
    """

    query: Query
    total: int
    hits: list[Hit]
    cards: list[EntryCard] = field(default_factory=list)
    is_later: bool = False

    @property
    def url(self) -> str:
        return to_url(self.query)

    @property
    def week_url(self) -> str:
        return to_url(replace(self.query, view=View.WEEK))

    @property
    def has_examples(self) -> bool:
        return any(card.is_example for card in self.cards)


@dataclass(frozen=True, slots=True)
class Band:
    """Ages, how many groups take them, and how many of these are free."""

    label: str
    url: str
    total: int
    free: int


@dataclass(frozen=True, slots=True)
class Organiser:
    name: Text
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Overview:
    """One area now. `counts` tells how much there is in each area, by code."""

    week: Part
    places: Part
    mobile: Part
    groups: Part
    bands: list[Band]
    organisers: list[Organiser]
    counts: Mapping[str, int]

    @property
    def fullest_band(self) -> int:
        """How long the longest bar is."""
        return max(band.total for band in self.bands)


def overview(area: str, now: dt.datetime) -> Overview:
    """The area of this code at this moment."""
    here = Query(areas=(area,), sort=Sort.SOONEST)
    week = week_of(area, now, few_a_day)
    places = part(
        replace(here, kinds=(EntryKind.PLACE,)), now, lambda hits: [*hits[:MOST_PLACES]]
    )
    mobile = part(
        replace(here, kinds=(EntryKind.MOBILE,)), now, lambda hits: soon(hits, now)
    )
    read_cards([week, places, mobile], now)
    groups = replace(here, kinds=GROUPS)
    everything = find(here, now, facets=("organiser", "area"), size=1)
    return Overview(
        week=week,
        places=places,
        mobile=mobile,
        groups=Part(groups, total(groups, now), []),
        bands=[band(groups, first, last, now) for first, last in BANDS],
        organisers=busiest(everything.facets["organiser"]),
        counts=everything.facets["area"],
    )


def counts_by_area(now: dt.datetime) -> Mapping[str, int]:
    """How much there is in each area, by code."""
    return find(Query(), now, facets=("area",), size=1).facets["area"]


def weeks(areas: Iterable[str], now: dt.datetime) -> list[Part]:
    """For each area a few things of this week, as varied as they come."""
    found = [week_of(area, now, lambda hits: [*hits[:IN_SHORT_OF]]) for area in areas]
    read_cards(found, now)
    for each in found:
        each.cards = varied(each.cards)
    return found


def week_of(area: str, now: dt.datetime, choose: Choice) -> Part:
    """What happens within a week; in the middle of a break, what comes first after it."""
    later = Query(areas=(area,), sort=Sort.SOONEST, kinds=GATHERINGS)
    week = part(replace(later, date="week"), now, choose)
    if week.hits:
        return week
    found = part(later, now, lambda hits: choose([hit for hit in hits if hit.next]))
    return replace(found, is_later=True)


def part(query: Query, now: dt.datetime, choose: Choice) -> Part:
    results = find(query, now, facets=(), size=LOOKED_AT)
    return Part(query, results.total, choose(results.hits))


def read_cards(parts: Iterable[Part], now: dt.datetime) -> None:
    """Give the parts their cards, in one query."""
    parts = list(parts)
    hits = [hit for each in parts for hit in each.hits]
    cards = {card.hit: card for card in load(hits, Query(), now)}
    for each in parts:
        # What was withdrawn in this very moment has no card any more.
        each.cards = [cards[hit] for hit in each.hits if hit in cards]


def band(groups: Query, youngest: int, oldest: int | None, now: dt.datetime) -> Band:
    person = Person.parse(f"{youngest}-{'' if oldest is None else oldest}")
    query = replace(groups, people=(person,))
    return Band(
        dates.ages(youngest, oldest),
        to_url(query),
        total(query, now),
        total(replace(query, free=True), now),
    )


def busiest(counts: Mapping[str, int]) -> list[Organiser]:
    """Those who do most here, in the order of how much."""
    known = organisers()
    most = Counter({slug: n for slug, n in counts.items() if n and slug in known})
    return [
        Organiser(known.name(slug), reverse("organiser", args=[slug]), count)
        for slug, count in most.most_common(MOST_ORGANISERS)
    ]


# Which of many a short list shows


def few_a_day(hits: Sequence[Hit]) -> list[Hit]:
    """The first ones of each day, so that the week shows though today is full."""
    seen: Counter[dt.date] = Counter()
    chosen = []
    for hit in hits:
        if hit.next:
            day = timezone.localtime(hit.next).date()
            seen[day] += 1
            if seen[day] <= A_DAY:
                chosen.append(hit)
    return chosen[:A_WEEK]


def soon(hits: Sequence[Hit], now: dt.datetime) -> list[Hit]:
    """What comes before two weeks are over; in a long break, what comes first after it."""
    known = [hit for hit in hits if hit.next]
    within = [hit for hit in known if hit.next and hit.next <= now + STOPS_WITHIN]
    return within[:MOST_STOPS] or known[:FIRST_STOPS]


def varied(cards: Iterable[EntryCard]) -> list[EntryCard]:
    """The soonest, but not two of one name nor many of a kind."""
    names: set[str] = set()
    kinds: Counter[str] = Counter()
    chosen = []
    for card in cards:
        # "Kävelyryhmä, Tuira" and "Kävelyryhmä, Toppila" are the same to a passer-by.
        name, kind = str(card.name).partition(",")[0], str(card.kind)
        if name not in names and kinds[kind] < MOST_OF_A_KIND:
            names.add(name)
            kinds[kind] += 1
            chosen.append(card)
    return chosen[:IN_SHORT]
