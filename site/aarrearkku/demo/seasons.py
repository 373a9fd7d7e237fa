"""School years and seasons of the demo city, as Oulu has them, around the day it is loaded."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time, timedelta

from dateutil.easter import easter

from home.calendar_days import at
from home.calendars.models import Holiday, SchoolYearCalendar, Season

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
# Nobody keeps a camp over Christmas.
CAMP_BREAKS = ("Syysloma", "Talviloma", "Kesäloma")
SOURCE = "Esimerkki Oulun koulujen loma-ajoista"
# A season that is nearly over is nothing to enrol in any more.
NEARLY_OVER = timedelta(days=10)


@dataclass(frozen=True)
class Seasons:
    """The season that runs, or comes next, and the one after it."""

    now: Season
    after: Season
    today: date
    holidays: tuple[Holiday, ...]

    def is_school_free(self, day: date) -> bool:
        return any(holiday.starts <= day <= holiday.ends for holiday in self.holidays)

    def of(self, during: Collection[str], later: bool) -> Season | None:
        """The season in which such a club meets: the one that runs, or the later one if
        both will do and `later` is wanted; None when it meets in neither."""
        fitting = [
            season for season in (self.now, self.after) if self._is_one(season, during)
        ]
        return fitting[-1 if later else 0] if fitting else None

    def _is_one(self, season: Season, during: Collection[str]) -> bool:
        kind = kind_of(season)
        if kind == "spring" and "winter" in during:
            return self.today < thaw(season) - NEARLY_OVER
        return kind in during

    def camp_breaks(self) -> list[tuple[date, date]]:
        """What is left of the next two breaks in which day camps are held."""
        coming = [
            (max(holiday.starts, self.today + DAY), holiday.ends)
            for holiday in self.holidays
            if holiday.name_fi in CAMP_BREAKS and holiday.ends - self.today >= WEEK
        ]
        return coming[:2]


def build(today: date) -> Seasons:
    """Write this and the next school year with their seasons."""
    this = today.year if today >= _first_day(today.year) else today.year - 1
    seasons: list[Season] = []
    for year in (this, this + 1):
        for season in _seasons(_school_year(year), year):
            season.rolled_over_from = _same_season_before(season, seasons)
            season.save()
            seasons.append(season)
    return find(today)


class NoSeasonError(Exception):
    """The seasons that were written lie behind us."""


def find(today: date) -> Seasons:
    """The seasons as they were written before."""
    coming = list(
        Season.objects.current(today + NEARLY_OVER).select_related("calendar")[:2]
    )
    if len(coming) < 2:
        raise NoSeasonError
    holidays = Holiday.objects.order_by("starts")
    return Seasons(coming[0], coming[1], today, tuple(holidays))


def kind_of(season: Season) -> str:
    """autumn, spring or summer, by the month in which it begins."""
    month = season.starts.month
    return "spring" if month < 4 else "summer" if month < 8 else "autumn"


def thaw(season: Season) -> date:
    """Until then there is snow and ice enough in Oulu."""
    return date(season.starts.year, 3, 31)


def _school_year(year: int) -> SchoolYearCalendar:
    calendar = SchoolYearCalendar(
        name_fi=f"Lukuvuosi {year}–{year + 1}",
        name_sv=f"Läsåret {year}–{year + 1}",
        name_en=f"School year {year}–{year + 1}",
        starts=_first_day(year),
        # The summer belongs to it: summer clubs and camps run in its last season.
        ends=_first_day(year + 1) - DAY,
        source=SOURCE,
        confirmed_on=_first_day(year) - timedelta(days=60),
    )
    calendar.holidays.set(
        Holiday(name_fi=fi, name_sv=sv, name_en=en, starts=first, ends=last)
        for fi, sv, en, first, last in _holidays(year)
    )
    calendar.save()
    return calendar


def _holidays(year: int) -> list[tuple[str, str, str, date, date]]:
    spring = year + 1
    sunday = easter(spring)
    ascension = sunday + timedelta(days=39)
    days = [
        ("Syysloma", "Höstlov", "Autumn break", _monday(year, 43), _sunday(year, 43)),
        (
            "Itsenäisyyspäivä",
            "Självständighetsdagen",
            "Independence Day",
            date(year, 12, 6),
            date(year, 12, 6),
        ),
        (
            "Joululoma",
            "Jullov",
            "Christmas break",
            date(year, 12, 22),
            date(spring, 1, 6),
        ),
        (
            "Talviloma",
            "Sportlov",
            "Winter break",
            _monday(spring, 10),
            _sunday(spring, 10),
        ),
        ("Pääsiäinen", "Påsk", "Easter", sunday - 2 * DAY, sunday + DAY),
        ("Vappu", "Första maj", "May Day", date(spring, 5, 1), date(spring, 5, 1)),
        (
            "Helatorstai",
            "Kristi himmelsfärdsdag",
            "Ascension Day",
            ascension,
            ascension,
        ),
        (
            "Kesäloma",
            "Sommarlov",
            "Summer break",
            _last_day(spring) + DAY,
            _first_day(spring) - DAY,
        ),
    ]
    # Ascension Day falls on May Day once in a lifetime: one holiday a day.
    return [
        day
        for day in days
        if day[0] != "Helatorstai" or ascension != date(spring, 5, 1)
    ]


def _seasons(calendar: SchoolYearCalendar, year: int) -> list[Season]:
    spring = year + 1
    plan = [
        (
            "Syksy",
            "Hösten",
            "Autumn",
            year,
            _monday(year, 35),
            _sunday(year, 50),
            date(year, 8, 17),
        ),
        (
            "Kevät",
            "Våren",
            "Spring",
            spring,
            _monday(spring, 2),
            _sunday(spring, 20),
            date(year, 12, 1),
        ),
        (
            "Kesä",
            "Sommaren",
            "Summer",
            spring,
            _last_day(spring) + DAY,
            _first_day(spring) - DAY,
            date(spring, 4, 15),
        ),
    ]
    return [
        Season(
            calendar=calendar,
            name_fi=f"{fi} {of_year}",
            name_sv=f"{sv} {of_year}",
            name_en=f"{en} {of_year}",
            starts=starts,
            ends=ends,
            enrolment_opens=at(opens, time(9)),
        )
        for fi, sv, en, of_year, starts, ends, opens in plan
    ]


def _same_season_before(season: Season, earlier: list[Season]) -> Season | None:
    name = season.name_fi.split()[0]
    return next((s for s in reversed(earlier) if s.name_fi.startswith(name)), None)


def _first_day(year: int) -> date:
    """School begins on the Monday of week 33."""
    return _monday(year, 33)


def _last_day(year: int) -> date:
    """The last school day of spring: the Saturday of week 22."""
    return date.fromisocalendar(year, 22, 6)


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _monday(year: int, week: int) -> date:
    return date.fromisocalendar(year, week, 1)


def _sunday(year: int, week: int) -> date:
    return date.fromisocalendar(year, week, 7)
