"""What a spreadsheet tells of a club beside its own fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.columns import in_capitals
from activities import enrolment, occurrences
from activities.session_words import TimeLine, name_of
from home import dates

if TYPE_CHECKING:
    from activities.models import Activity
    from meeting_places.models import MeetingPlace

HEADINGS = {
    "times": _("When"),
    "first_day": in_capitals(_("first day")),
    "last_day": in_capitals(_("last day")),
    "running": in_capitals(_("state")),
    "enrolment": _("Enrolment"),
    "places_left": in_capitals(_("places left")),
    "confirmed_on": in_capitals(_("confirmed on")),
}
# What they read, for any number of clubs in a constant number of queries.
READ = (
    "slots__place",
    "dated_sessions__place",
    "slot_changes",
)


def times(club: Activity) -> str:
    """Such as "ti 17–18, Hiukkavaaratalo; la 7.11.2026 10–16, Hiukkavaaratalo"."""
    weekly = (
        TimeLine.of(club, slot).short + at(slot.place or club.place)
        for slot in club.slots.all()
    )
    dated = (
        f"{dates.weekday_short(one.date)} {dates.day(one.date)} "
        f"{dates.hours(one.starts, one.ends)}{at(one.place or club.place)}"
        for one in club.dated_sessions.all()
    )
    return "; ".join([*weekly, *dated])


def at(place: MeetingPlace | None) -> str:
    return f", {name_of(place)}" if place else ""


def enrolment_now(club: Activity) -> str:
    return str(enrolment.state(club, club.today, timezone.now()).label)


WORDS: dict[str, Callable[[Any], Any]] = {
    "times": times,
    "first_day": occurrences.first_day,
    "last_day": occurrences.last_day,
    "running": lambda club: club.today.get_running_display(),
    "enrolment": enrolment_now,
    # Where the club does not say it, its season does.
    "enrol_opens": lambda club: enrolment.terms(club, club.today).opens,
    "places_left": lambda club: club.today.places_left,
    "confirmed_on": lambda club: club.today.confirmed_on,
}
