"""A school year from August to June with the autumn and winter breaks of Oulu."""

from __future__ import annotations

from datetime import date

import factory

from home.calendars.models import Holiday, SchoolYearCalendar, Season
from tests.factories.making import Factory


class SchoolYearCalendarFactory(Factory[SchoolYearCalendar]):
    class Meta:
        model = SchoolYearCalendar

    name_fi = "Lukuvuosi 2026-2027"
    starts = date(2026, 8, 10)
    ends = date(2027, 6, 5)


class HolidayFactory(Factory[Holiday]):
    """The autumn break: week 43."""

    class Meta:
        model = Holiday

    calendar = factory.SubFactory(SchoolYearCalendarFactory)
    name_fi = "Syysloma"
    starts = date(2026, 10, 19)
    ends = date(2026, 10, 25)


class SeasonFactory(Factory[Season]):
    class Meta:
        model = Season

    name_fi = "Syksy 2026"
    calendar = factory.SubFactory(SchoolYearCalendarFactory)
    starts = date(2026, 8, 31)
    ends = date(2026, 12, 13)
