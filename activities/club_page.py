"""What the page of a club tells: its facts put into the words of the active language.

The template asks nothing of the database; all it shows is read here, in a number of
queries that does not grow with the schedule.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from activities import occurrences
from activities.enrolment_words import EnrolmentWords
from activities.lines import ClubLine, lines, state_tag
from activities.session_words import (
    ChangeSoon,
    DateLine,
    Exceptions,
    TimeLine,
    date_lines,
    dated_times,
    name_of,
)
from home import dates
from home.areas.journeys import journey_to
from home.areas.maps import AreaMap, area_map
from home.attributes import LowThreshold, Running, SpokenLanguage, Support, labels
from home.catalogue import public
from home.happenings import Happening
from home.standing import Tag, price, running_tag
from home.texts import Text
from home.themes.keywords import Keyword

if TYPE_CHECKING:
    from activities.models import Activity, ActivityMoment

# How much of the calendar the page lists: what was lately, and what comes.
SHOWN_BEFORE = timedelta(days=21)
SHOWN_AFTER = timedelta(days=120)
DATES_BEFORE, DATES_AFTER = 2, 10
KIND_ICONS = {"club": "club", "course": "club", "camp": "sprout", "open": "people"}


@dataclass
class ClubPage:
    """One club at one moment."""

    activity: Activity
    now: datetime
    plain: bool = False
    others: Iterable[Activity] = field(default_factory=list)

    @cached_property
    def moment(self) -> ActivityMoment:
        return self.activity.today

    @cached_property
    def enrolment(self) -> EnrolmentWords:
        return EnrolmentWords(self.activity, self.moment, self.now)

    @property
    def is_over(self) -> bool:
        """The season has ended, or somebody has ended the club."""
        today = occurrences.local_day(self.now)
        return self.moment.running == Running.ENDED or occurrences.is_over(
            self.activity, today
        )

    @property
    def is_called_off(self) -> bool:
        return self.moment.running in (Running.CANCELLED, Running.PAUSED)

    @property
    def tags(self) -> list[Tag]:
        """What it is, and how things stand."""
        activity = self.activity
        kind = Tag(activity.get_kind_display(), KIND_ICONS[activity.kind])
        return [kind, self.state]

    @property
    def state(self) -> Tag:
        if self.is_over:
            return running_tag(Running.ENDED)
        return state_tag(self.activity, self.now)

    @property
    def alert(self) -> Text:
        return self.activity.alert_on(occurrences.local_day(self.now))

    @property
    def successor(self) -> Activity | None:
        """Next season's club, where there is one that the public may see."""
        return public(self.activity.replaced_by)

    # When

    @property
    def times(self) -> list[TimeLine]:
        return [TimeLine.of(self.activity, slot) for slot in self.activity.slots.all()]

    @cached_property
    def dated_times(self) -> list[str]:
        return dated_times(self.activity.dated_sessions.all())

    @property
    def period(self) -> str:
        """Such as "1.9.–15.12.2026"."""
        return dates.days(
            occurrences.first_day(self.activity), occurrences.last_day(self.activity)
        )

    @cached_property
    def sessions(self) -> list[Happening]:
        today = occurrences.local_day(self.now)
        return occurrences.happenings(
            self.activity, today - SHOWN_BEFORE, today + SHOWN_AFTER
        )

    @property
    def changes_soon(self) -> list[ChangeSoon]:
        """What of this week is not as planned; nothing while the club is called off."""
        if self.is_over or self.is_called_off:
            return []
        return [
            ChangeSoon.of(one, self.now, self.place_names)
            for one in self.sessions
            if one.is_change_of_the_week(self.now)
        ]

    @cached_property
    def next_session(self) -> Happening | None:
        if self.is_over or self.is_called_off:
            return None
        return occurrences.next_happening(self.activity, self.now)

    @property
    def date_lines(self) -> list[DateLine]:
        """The last two dates and the next ten; none while the club is called off."""
        if self.is_over or self.is_called_off:
            return []
        gone = [one for one in self.sessions if one.ends <= self.now]
        coming = [one for one in self.sessions if one.ends > self.now]
        shown = [*gone[-DATES_BEFORE:], *coming[:DATES_AFTER]]
        return date_lines(shown, self.next_session, self.now, self.place_names)

    @cached_property
    def exceptions(self) -> Exceptions:
        return Exceptions.of(self.activity, self.now, self.place_names)

    # Where

    @property
    def place(self) -> Any:
        return self.activity.public_place

    @cached_property
    def place_names(self) -> dict[int | None, Text]:
        """The names of the places other than the club's own."""
        return {
            place.pk: name_of(place)
            for place in self.activity.places()
            if place.pk != self.activity.place_id
        }

    @property
    def served_areas(self) -> list[Text]:
        """Where those live for whom it is, when it comes to them or meets online."""
        return [area.name for area in self.activity.served_areas.all()]

    @property
    def other_school(self) -> Text | None:
        """The school whose pupils come first, when the club meets elsewhere."""
        school = public(self.activity.school)
        return school.name if school and school.pk != self.activity.place_id else None

    @property
    def has_address(self) -> bool:
        return bool(self.place and self.place.street_address)

    @property
    def map(self) -> AreaMap | None:
        if not self.place or self.place.is_online:
            return None
        areas = self.place.area_codes
        return area_map(areas[0], self.place.point) if areas else None

    @property
    def route_url(self) -> str:
        """Where the route planner of the region opens with the place filled in."""
        if not self.place or self.place.is_online:
            return ""
        return journey_to(str(self.place.name), self.place.point)

    # For whom, and how it is

    @property
    def themes(self) -> list[Text]:
        """What it is about, the main theme first."""
        main = self.activity.theme
        others = [one for one in self.activity.more_themes.all() if one.pk != main.pk]
        return [theme.name for theme in (main, *others)]

    @property
    def keywords(self) -> str:
        return capfirst(", ".join(labels(Keyword, self.activity.keywords)))

    @property
    def easy(self) -> str:
        return sentence(labels(LowThreshold, self.activity.low_threshold))

    @property
    def support(self) -> str:
        return sentence(labels(Support, self.activity.support))

    @property
    def languages(self) -> str:
        return capfirst(sentence(labels(SpokenLanguage, self.activity.languages)))

    @property
    def audience(self) -> str:
        return capfirst(self.activity.audience_label)

    @property
    def group_size(self) -> str:
        """5–16 osallistujaa, enintään 16 osallistujaa; empty where nobody has told it."""
        low, high = self.activity.capacity_min, self.activity.capacity_max
        if high is None:
            words = ngettext(
                "at least %(n)s participant", "at least %(n)s participants", low or 0
            )
            return words % {"n": low} if low else ""
        if low and low < high:
            numbers = {"low": low, "high": high}
            return gettext("%(low)s–%(high)s participants") % numbers
        words = ngettext(
            "at most %(n)s participant", "at most %(n)s participants", high
        )
        return words % {"n": high}

    @property
    def price(self) -> str:
        activity = self.activity
        return price(
            activity.price_type, activity.price, activity.extra_cost_obligatory
        )

    @property
    def plain_text(self) -> str:
        """The plain Finnish text, when the reader asked for it and there is one."""
        return self.activity.selko_fi if self.plain else ""

    # Around it

    @property
    def organisers(self) -> list[Any]:
        return self.activity.public_organisers()

    @cached_property
    def groups(self) -> list[ClubLine]:
        """Other groups of the same activity, those that are cancelled last."""
        return sorted(lines(self.others, self.now), key=ClubLine.is_cancelled)

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        search = reverse("search")
        way = [
            (gettext("Home"), reverse("wagtail_serve", args=[""])),
            (gettext("Find activities"), search),
        ]
        if region := self.activity.region:
            way.append((region.name, f"{search}?area={region.code}"))
        return [*way, (self.activity.name, "")]

    @property
    def similar(self) -> str:
        """The search for what is alike: the same theme, as near as is known."""
        parts = [f"theme={self.activity.theme.code}"]
        areas: tuple[str, ...] = self.place.area_codes if self.place else ()
        if region := self.activity.region:
            parts.append(f"area={areas[1] if len(areas) > 2 else region.code}")
        return "&".join(parts)


def sentence(words: list[str]) -> str:
    """Labels after one another: "Aloittelija sopii, voi kokeilla kerran"."""
    if not words:
        return ""
    return ", ".join([words[0], *(word[:1].lower() + word[1:] for word in words[1:])])
