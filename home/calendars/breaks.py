"""What the families' clock says: a school break, and when clubs go on after it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from home.calendars.models import Holiday, Season
from home.texts import Text
from home.trees import Kept

# From the first to the last day: a bank holiday or Easter is no break.
SHORTEST = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class SchoolBreak:
    """One break of the schools, and the day on which clubs meet again.

    `season` is the one that begins that day; None when the one before the break goes on.
    `enrolment_opens` is told as long as that is still to come.
    """

    name: Text
    starts: date
    ends: date
    goes_on: date
    season: Text | None = None
    enrolment_opens: datetime | None = None


@dataclass(frozen=True, slots=True)
class SchoolYears:
    """The holidays and seasons of the city, earliest first."""

    holidays: list[Holiday]
    seasons: list[Season]

    def break_at(self, now: datetime) -> SchoolBreak | None:
        """The break that goes on at this moment."""
        today = timezone.localdate(now)
        for holiday in self.holidays:
            if (
                holiday.starts <= today <= holiday.ends
                and holiday.ends - holiday.starts >= SHORTEST
            ):
                return self._told(holiday, now)
        return None

    def holiday_on(self, day: date) -> Text | None:
        """The name of the holiday that the day belongs to."""
        for holiday in self.holidays:
            if holiday.starts <= day <= holiday.ends:
                return holiday.name
        return None

    def _told(self, holiday: Holiday, now: datetime) -> SchoolBreak:
        days = (holiday.name, holiday.starts, holiday.ends)
        after = holiday.ends + timedelta(days=1)
        running = any(each.starts < after <= each.ends for each in self.seasons)
        coming = next((each for each in self.seasons if each.starts >= after), None)
        if running or coming is None:
            return SchoolBreak(*days, goes_on=after)
        opens = coming.enrolment_opens
        return SchoolBreak(
            *days,
            goes_on=coming.starts,
            season=coming.name,
            enrolment_opens=opens if opens and opens > now else None,
        )


def _load() -> SchoolYears:
    city_wide = Holiday.objects.filter(calendar__region=None)
    return SchoolYears(
        list(city_wide.order_by("starts")), list(Season.objects.order_by("starts"))
    )


def _stamp() -> Hashable:
    return (
        tuple(Holiday.objects.values_list("pk", "starts", "ends")),
        tuple(Season.objects.values_list("pk", "starts", "ends", "enrolment_opens")),
    )


school_years: Kept[SchoolYears] = Kept(_load, _stamp)
