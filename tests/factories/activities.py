"""Clubs for tests: a free floorball club on Tuesdays at school, for ages 7 to 12.

`ClubFactory` gives the club alone; `weekly_club(...)` one with a season and a weekly time.
"""

from __future__ import annotations

from datetime import date, time
from typing import Any

import factory

from activities.models import (
    Activity,
    ActivityMoment,
    DatedSession,
    Slot,
    SlotChange,
)
from home.audience import Audience
from tests.factories.calendars import HolidayFactory, SeasonFactory
from tests.factories.making import Factory
from tests.factories.meeting_places import MeetingPlaceFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.themes import ThemeFactory


class ClubFactory(Factory[Activity]):
    class Meta:
        model = Activity

    name_fi = factory.Sequence("Sählykerho {}".format)
    summary_fi = "Pelataan ja opitaan mailan käyttöä."
    theme = factory.SubFactory(ThemeFactory, code="palloilu", name_fi="Palloilu")
    organisation = factory.SubFactory(OrganisationFactory)
    place = factory.SubFactory(MeetingPlaceFactory)
    audience_mode = Audience.Mode.AGES
    min_age = 7
    max_age = 12


class SlotFactory(Factory[Slot]):
    """Tuesdays 14.15-15.15."""

    class Meta:
        model = Slot

    activity = factory.SubFactory(ClubFactory)
    weekday = 2
    starts = time(14, 15)
    ends = time(15, 15)


class DatedSessionFactory(Factory[DatedSession]):
    class Meta:
        model = DatedSession

    activity = factory.SubFactory(ClubFactory, kind=Activity.Kind.COURSE)
    date = date(2026, 11, 28)
    starts = time(10)
    ends = time(13)


class MomentFactory(Factory[ActivityMoment]):
    class Meta:
        model = ActivityMoment

    activity = factory.SubFactory(ClubFactory)


class SlotChangeFactory(Factory[SlotChange]):
    """A date that is cancelled: give the slot, or the activity and the slot's uuid."""

    class Meta:
        model = SlotChange

    class Params:
        slot = None

    activity = factory.SelfAttribute("slot.activity")
    slot_uuid = factory.SelfAttribute("slot.uuid")
    kind = SlotChange.Kind.CANCELLED
    date = date(2026, 12, 8)


def autumn_with_a_break() -> Any:
    """The season of 31.8.-13.12.2026 with the autumn break of week 43."""
    season = SeasonFactory()
    HolidayFactory(calendar=season.calendar)
    return season


def weekly_club(**facts: Any) -> Activity:
    """A club on Tuesdays 14.15-15.15 through the autumn; `slot__...` changes its time."""
    of_slot = {
        name.removeprefix("slot__"): facts.pop(name)
        for name in list(facts)
        if name.startswith("slot__")
    }
    if "season" not in facts:
        facts["season"] = autumn_with_a_break()
    club: Activity = ClubFactory(**facts)
    SlotFactory(activity=club, **of_slot)
    return reread(club)


def reread(club: Activity) -> Activity:
    """The club as a page loads it, with everything that tells when."""
    return Activity.objects.with_schedule().get(pk=club.pk)
