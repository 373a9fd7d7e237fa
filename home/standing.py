"""How things stand with what is offered, in the same words and signs wherever it is told."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from home import dates
from home.attributes import EnrolmentState, Running
from home.happenings import Happening, State
from home.texts import said_once


class Tag(NamedTuple):
    """A state in words with an icon and a tone; see components/tag.html."""

    label: str
    icon: str = ""
    tone: str = ""


# Icon and tone; a state is never told in colour alone.
ENROLMENT = {
    EnrolmentState.OPEN: ("check", "ok"),
    EnrolmentState.OPENS: ("clock", "wait"),
    EnrolmentState.QUEUE: ("list", "wait"),
    EnrolmentState.FULL: ("cross", "stop"),
    EnrolmentState.CLOSED: ("cross", "stop"),
    EnrolmentState.NONE: ("info", ""),
}
RUNNING = {
    Running.RUNNING: ("check", "ok"),
    Running.PAUSED: ("clock", "wait"),
    Running.CANCELLED: ("cross", "stop"),
    Running.ENDED: ("clock", "wait"),
}


def running_tag(running: Running) -> Tag:
    """Peruttu, Tauolla, Päättynyt"""
    return Tag(str(running.label), *RUNNING[running])


def enrolment_tag(
    state: EnrolmentState,
    now: datetime,
    opens: datetime | None = None,
    places_left: int | None = None,
) -> Tag:
    """4 paikkaa jäljellä; Ilmoittautuminen alkaa ma 7.12. klo 9; Täynnä, jonoon pääsee"""
    label = str(state.label)
    if state is EnrolmentState.OPEN and places_left:
        words = ngettext("%(n)s place left", "%(n)s places left", places_left)
        label = words % {"n": places_left}
    elif state is EnrolmentState.OPENS and opens:
        when = dates.when(opens, now)
        label = _("Enrolment opens %(when)s") % {"when": when}
    elif state is EnrolmentState.QUEUE:
        label = _("Full, you can join the waiting list")
    return Tag(label, *ENROLMENT[state])


def change_tag(one: Happening, now: datetime) -> Tag:
    """Peruttu: tänään klo 17; Siirretty: ke 2.12. klo 18, ei ti 1.12. klo 17"""
    words = {"when": dates.when(one.starts, now)}
    if not one.happens:
        return Tag(_("Cancelled: %(when)s") % words, "cross", "stop")
    if one.planned == one.starts:
        if one.elsewhere:
            return Tag(_("In another place: %(when)s") % words, "pin", "wait")
        times = dates.times(one.starts, one.ends)
        words["when"] = f"{dates.near_day(one.starts, timezone.localdate(now))} {times}"
        return Tag(_("Changed: %(when)s") % words, "clock", "wait")
    same_day = timezone.localdate(one.planned) == timezone.localdate(one.starts)
    words["planned"] = (
        dates.at(one.planned) if same_day else dates.when(one.planned, now)
    )
    if one.state is State.LATE:
        label = _("Late: %(when)s, not %(planned)s") % words
    else:
        label = _("Moved: %(when)s, not %(planned)s") % words
    if one.elsewhere:
        label = _("%(change)s, in another place") % {"change": label}
    return Tag(label, "clock", "wait")


def not_confirmed(since: date | None) -> str:
    """Tietoja ei ole vahvistettu 17.3.2026 jälkeen"""
    if since is None:
        return _("Not confirmed by the organiser")
    return _("Not confirmed since %(day)s") % {"day": dates.day(since)}


@said_once
def price(kind: str, amount: Decimal, extra_cost: bool) -> str:
    """Maksuton, 45 € kaudelta; what has costs that cannot be avoided is not free."""
    if not amount:
        return _("No fee, other costs") if extra_cost else _("Free of charge")
    patterns = {
        "per_session": pgettext("price", "%(sum)s per session"),
        "season": pgettext("price", "%(sum)s per season"),
        "year": pgettext("price", "%(sum)s per year"),
    }
    return patterns.get(kind, "%(sum)s") % {"sum": dates.money(amount)}
