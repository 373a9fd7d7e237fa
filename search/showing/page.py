"""Everything the template of the search page shows, asked for as it is needed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar, Self

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from home import dates
from search import labels
from search.cards import EntryCard, load
from search.find import find
from search.forms import Asked, to_parameters, to_url
from search.query import PAGE_SIZE, Query, Sort, View
from search.results import Group, Results

from .chips import Chip, chips
from .form import FormShown
from .highlighting import Sought
from .meant import Meant, meant, unknown
from .panel import FilterGroup, filter_groups
from .relaxations import Yield, wider_themes, yields
from .taking import calendar_kinds, not_all_in_calendar, to_take

GROUPS: dict[Group, tuple[Promise, Promise | str]] = {
    Group.FITS: (gettext_lazy("Suits"), ""),
    Group.AGE_UNKNOWN: (
        gettext_lazy("Age not told"),
        gettext_lazy(
            "The organiser has not told the age. We do not guess: ask, and you know."
        ),
    ),
    Group.ALMOST: (
        gettext_lazy("Almost"),
        gettext_lazy("One year or one grade away from the one you are looking for."),
    ),
    Group.OTHERS: (
        gettext_lazy("Others with these words"),
        gettext_lazy(
            "Found by the words, but not by all that we understood in them. "
            "Take away a filter above if we understood wrong."
        ),
    ),
}

# What there is besides, as a part of one sentence.
BESIDES = {
    Group.AGE_UNKNOWN: ngettext_lazy(
        "%(count)s whose age is not told", "%(count)s whose ages are not told", "n"
    ),
    Group.ALMOST: ngettext_lazy(
        "%(count)s that almost suits", "%(count)s that almost suit", "n"
    ),
    Group.OTHERS: ngettext_lazy(
        "%(count)s other with these words", "%(count)s others with these words", "n"
    ),
}


@dataclass(frozen=True)
class Link:
    label: str | Promise
    url: str
    icon: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class Notice:
    """Values of the address that were not used, or not as written, and what to do."""

    label: str | Promise
    values: list[str]
    reason: str


@dataclass(frozen=True)
class Shown:
    """One group of the page: its heading, its own explanation and its cards."""

    group: Group
    title: str | Promise
    explanation: str | Promise
    count: int
    cards: list[EntryCard]
    continued: bool


@dataclass(kw_only=True)
class SearchPage(FormShown):
    """One answer on a page, asked by `of`; no property asks the database.

    Where nothing fits, some count what else would.

    Each view of the answer extends it.
    """

    results: Results
    cards: list[EntryCard]
    now: dt.datetime
    # What a card's "show on map" leads to.
    marked: EntryCard | None = None
    # By key of the entry, for who keeps the catalogue.
    reasons: Mapping[int, SafeString] = field(default_factory=dict)

    template: ClassVar[str] = "search/list.html"
    # How many entries this view asks for at a time.
    size: ClassVar[int] = PAGE_SIZE

    @classmethod
    def of(cls, asked: Asked, now: dt.datetime, **more: Any) -> Self:
        """Ask what the page shows; `more` are its other fields."""
        results = find(asked.query, now, size=cls.size)
        return cls(
            asked=asked,
            results=results,
            cards=load(results.hits, asked.query, now),
            now=now,
            **more,
        )

    # Above the results

    @property
    def title(self) -> str:
        """28 sopii ainakin yhdelle · 28 tulosta · Ei tuloksia näillä rajauksilla"""
        total = self.results.total
        if not self.results.count:
            return _("Nothing found with these filters")
        words = {"count": dates.number(total)}
        if len(self.query.people) > 1:
            return (
                ngettext(
                    "%(count)s suits at least one of you",
                    "%(count)s suit at least one of you",
                    total,
                )
                % words
            )
        if self.query.people:
            words["person"] = labels.label("age", self.query.people[0].value)
            return (
                ngettext(
                    "%(count)s suitable result (%(person)s)",
                    "%(count)s suitable results (%(person)s)",
                    total,
                )
                % words
            )
        return ngettext("%(count)s result", "%(count)s results", total) % words

    @property
    def besides(self) -> str:
        """Lisäksi 5, joiden ikää ei ole kerrottu, ja 3, jotka melkein sopivat."""
        groups = self.results.groups
        parts = [
            words % {"n": n, "count": dates.number(n)}
            for group, words in BESIDES.items()
            if (n := groups.get(group))
        ]
        if not parts:
            return ""
        *others, clauses = parts
        if others:
            # Finnish ends a clause with a comma before "ja".
            words = {"clauses": ", ".join(others), "last": clauses}
            clauses = _("%(clauses)s and %(last)s") % words
        return _("Also %(parts)s.") % {"parts": clauses}

    @cached_property
    def chips(self) -> list[Chip]:
        return chips(self.asked)

    @property
    def chosen(self) -> int:
        return len(self.chips)

    @property
    def clear_url(self) -> str:
        return to_url(Query(view=self.query.view))

    @property
    def ignored(self) -> list[Notice]:
        """What was not used; values with the same reason share a line."""
        values: dict[tuple[str, str], dict[str, None]] = {}
        for each in self.asked.ignored:
            values.setdefault((each.parameter, each.reason), {})[each.value] = None
        return [
            Notice(labels.PARAMETERS.get(parameter, parameter), list(named), reason)
            for (parameter, reason), named in values.items()
        ]

    @cached_property
    def meant(self) -> Meant | None:
        """The words in another spelling, which was looked for too."""
        return meant(self.results, self.query, self.now)

    @property
    def unknown(self) -> str:
        """Which words nothing explains."""
        return unknown(self.results)

    @property
    def without_point(self) -> str:
        """How many the distance could not be measured to."""
        left_out = self.results.left_out_without_point
        if not left_out:
            return ""
        return ngettext(
            "%(count)s was left out: we do not know where it is.",
            "%(count)s were left out: we do not know where they are.",
            left_out,
        ) % {"count": left_out}

    # The form

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Parameters in force without a control of their own, for hidden fields."""
        with_control = {"q", "age", "near", "km", "page", "plain"}
        for group in self.filters:
            with_control |= {
                group.parameter,
                *(each.parameter for each in group.fields),
            }
        pairs = [
            pair for pair in to_parameters(self.query) if pair[0] not in with_control
        ]
        first_area = next((pair for pair in pairs if pair[0] == "area"), None)
        return [pair for pair in pairs if pair != first_area]

    @cached_property
    def filters(self) -> list[FilterGroup]:
        return filter_groups(self.asked, self.results)

    @property
    def show_words(self) -> str:
        """What the button of the panel says while a script counts along: "Näytä 83 tulosta"."""
        total = self.results.total
        words = {"count": dates.number(total)}
        shown = ngettext("Show %(count)s result", "Show %(count)s results", total)
        return shown % words if total else ""

    # The results

    @cached_property
    def sought(self) -> Sought:
        """The words, to be marked in what was found by them."""
        return Sought(self.results.plan)

    @property
    def groups(self) -> list[Shown]:
        """The groups on this page with their cards, every group under its heading."""
        first = (self.results.page - 1) * self.size
        shown = []
        before = 0
        found = grouped(self.cards)
        for group in Group:
            count = self.results.groups.get(group, 0)
            if cards := found.get(group):
                title, explanation = GROUPS[group]
                if group is Group.FITS and not self.query.people:
                    title = gettext_lazy("Results")
                shown.append(
                    Shown(group, title, explanation, count, cards, first > before)
                )
            before += count
        return shown

    @property
    def range(self) -> str:
        """1–20 / 28"""
        if not self.cards:
            return ""
        first = (self.results.page - 1) * self.size + 1
        last = min(first + self.size - 1, self.results.count)
        return f"{first}–{last} / {dates.number(self.results.count)}"

    @property
    def more(self) -> Link | None:
        """The next page, for a script that adds it to this one."""
        page, pages = self.results.page, self.results.pages
        if page >= pages:
            return None
        left = min(self.results.count - page * self.size, self.size)
        words = ngettext("Show %(count)s more", "Show %(count)s more", left)
        url = to_url(replace(self.query, page=page + 1))
        return Link(words % {"count": left}, url)

    @cached_property
    def relaxations(self) -> list[Yield]:
        found = yields(self.results, self.query)
        if not self.results.total:
            found += wider_themes(self.results, self.query, self.now)
        return found

    # Around them

    @property
    def views(self) -> list[Link]:
        return [
            Link(
                label,
                to_url(replace(self.query, view=view, page=1)),
                icon=view.value,
                is_current=view is self.query.view,
            )
            for view, label in labels.VIEWS.items()
        ]

    @property
    def sorts(self) -> list[Link]:
        """The orders that mean something for this query."""
        query = self.query
        offered = [Sort.SOONEST, Sort.NAME, Sort.NEWEST]
        if query.near:
            offered.insert(0, Sort.NEAREST)
        if query.words:
            offered.insert(0, Sort.RELEVANCE)
        return [
            Link(
                labels.SORTS[sort],
                to_url(replace(query, sort=sort, page=1)),
                is_current=sort is query.order,
            )
            for sort in offered
        ]

    @property
    def url(self) -> str:
        """The canonical address of this page, to share."""
        return to_url(self.query)

    @property
    def feed_url(self) -> str:
        """What is new among what fits, as RSS."""
        return to_url(to_take(self.query), "search_feed")

    @property
    def calendar_url(self) -> str:
        """The clubs and visits of the result as a calendar file; none where there are none."""
        return (
            to_url(to_take(self.query), "search_calendar") if self.in_calendar else ""
        )

    @property
    def in_calendar(self) -> int:
        """How many of those that fit can stand in a calendar: all but places."""
        counts = self.results.facets.get("kind", {})
        return sum(counts.get(kind, 0) for kind in calendar_kinds(self.query))

    @property
    def calendar_note(self) -> str:
        """Said where a calendar file leaves something out."""
        return not_all_in_calendar(self.in_calendar)

    @property
    def is_narrowed(self) -> bool:
        """One of the endless combinations, which no other search need collect."""
        return bool(to_parameters(self.query))

    @property
    def is_map(self) -> bool:
        return self.query.view is View.MAP

    @property
    def form_is_open(self) -> bool:
        """On a phone the form is open until something has been asked."""
        return self.add_person or not self.chips

    @property
    def understood(self) -> str:
        """What the words said beside the topic: "7 v, Tuira"."""
        return ", ".join(chip.label for chip in self.chips if chip.from_words)


def grouped(found: Iterable[EntryCard]) -> dict[Group, list[EntryCard]]:
    """The cards of a page under the group they belong to, groups in their order."""
    groups: dict[Group, list[EntryCard]] = {}
    for card in found:
        groups.setdefault(card.hit.group, []).append(card)
    return groups
