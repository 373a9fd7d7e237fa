"""Enrolment in words: how it stands, how many have a place, and the button that leads in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.utils.functional import cached_property
from django.utils.translation import gettext

from activities import enrolment
from home import dates
from home.attributes import EnrolmentState
from home.standing import Tag, enrolment_tag

if TYPE_CHECKING:
    from activities.models import Activity, ActivityMoment

# The bar of taken places is drawn in these units.
BAR_WIDTH = 160


@dataclass(frozen=True)
class Way:
    """The way in: what the button says, where it leads, and the words below it."""

    label: str
    url: str
    note: str = ""
    is_elsewhere: bool = False


@dataclass
class EnrolmentWords:
    activity: Activity
    moment: ActivityMoment
    now: datetime

    @cached_property
    def terms(self) -> enrolment.Terms:
        return enrolment.terms(self.activity, self.moment)

    @cached_property
    def state(self) -> EnrolmentState:
        return self.terms.at(self.now)

    @property
    def tag(self) -> Tag:
        return enrolment_tag(
            self.state, self.now, self.terms.opens, self.moment.places_left
        )

    @property
    def heading(self) -> str:
        """Such as "4 paikkaa jäljellä" or "Ilmoittautuminen alkaa ma 7.12. klo 9"."""
        return self.tag.label

    @property
    def room(self) -> str:
        """How many places are left, for the button; empty when nobody counts them.

        It moves to a narrow button's second line as a whole.
        """
        return self.heading.replace(" ", "\xa0") if self.moment.places_left else ""

    @property
    def places(self) -> str:
        """Such as "16 paikasta 12 on täynnä."; empty when the places are not counted."""
        capacity, taken = self.activity.capacity_max, self.taken
        if capacity is None or taken is None:
            return ""
        return gettext("%(taken)s of %(capacity)s places are taken.") % {
            "taken": taken,
            "capacity": capacity,
        }

    @property
    def taken(self) -> int | None:
        """Nobody asks how many have a place before anybody may enrol."""
        if self.state is EnrolmentState.OPENS:
            return None
        left, capacity = self.moment.places_left, self.activity.capacity_max
        if self.moment.is_taken:
            return capacity
        if left is None or capacity is None or left > capacity:
            return None
        return capacity - left

    @property
    def bar(self) -> int | None:
        """How far the bar is filled, of BAR_WIDTH."""
        if not self.activity.capacity_max or self.taken is None:
            return None
        return round(BAR_WIDTH * self.taken / self.activity.capacity_max)

    @property
    def updated(self) -> str:
        told = self.moment.places_updated_at
        if not (told and self.places):
            return ""
        return gettext("Counted %(when)s.") % {"when": dates.when(told, self.now)}

    @property
    def closes(self) -> str:
        """Until when, as long as that is still to come."""
        closes = self.terms.closes
        running = (EnrolmentState.OPEN, EnrolmentState.OPENS, EnrolmentState.QUEUE)
        if not closes or self.state not in running:
            return ""
        return dates.when(closes, self.now)

    @property
    def way(self) -> Way | None:
        """The button; None when one cannot enrol now, or not by a link."""
        if self.state not in (EnrolmentState.OPEN, EnrolmentState.QUEUE):
            return None
        mode, activity = self.activity.enrol_mode, self.activity
        if mode == activity.EnrolMode.EMAIL and self.contact_email:
            return Way(self.label, f"mailto:{self.contact_email}", self.contact_email)
        if mode == activity.EnrolMode.PHONE and self.contact_phone:
            return Way(self.label, dates.tel(self.contact_phone), self.contact_phone)
        if activity.enrol_url:
            host = urlsplit(activity.enrol_url).hostname or ""
            note = gettext("The link opens the organiser's own site, %(host)s.") % {
                "host": host.removeprefix("www.")
            }
            return Way(self.label, activity.enrol_url, note, is_elsewhere=True)
        return None

    @property
    def contact_email(self) -> str:
        return self.activity.contact_email if self.activity.contact_public else ""

    @property
    def contact_phone(self) -> str:
        return self.activity.contact_phone if self.activity.contact_public else ""

    @property
    def label(self) -> str:
        if self.state == EnrolmentState.QUEUE:
            return gettext("Join the waiting list")
        return gettext("Enrol")

    @property
    def manner(self) -> str:
        """How one gets in, where no button tells it."""
        words = {
            "none": gettext("Just come along, no need to enrol."),
            "at_door": gettext("You enrol when you come."),
            "wilma": gettext("You enrol in Wilma."),
            "email": gettext("You enrol by e-mail with the organiser."),
            "phone": gettext("You enrol by phone with the organiser."),
        }
        # A full club asks nobody to come along.
        nobody_fits = self.terms.taken and not self.terms.needed
        if self.way or nobody_fits:
            return ""
        return words.get(self.activity.enrol_mode, "")
