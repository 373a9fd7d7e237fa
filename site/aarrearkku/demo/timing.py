"""When the example clubs meet: after school, in the evening, on breaks; always around today."""

from __future__ import annotations

from datetime import date, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from aarrearkku.demo import seasons as school
from aarrearkku.demo.recipes import Recipe, Who
from aarrearkku.demo.seasons import Seasons
from aarrearkku.demo.writing import new_uuid
from activities.models import DatedSession, Slot, SlotChange
from home.calendars.models import Season

if TYPE_CHECKING:
    from aarrearkku.demo.clubs import Club

# First and last possible start, in minutes of the day, and possible lengths.
PartOfDay = tuple[int, int, tuple[int, ...]]
PARTS_OF_DAY: dict[str, PartOfDay] = {
    "after_school": (13 * 60 + 15, 14 * 60 + 30, (45, 60)),
    "afternoon": (14 * 60, 15 * 60 + 30, (60, 90)),
    "evening": (17 * 60, 19 * 60, (60, 75, 90)),
    "late": (17 * 60, 18 * 60, (120, 180)),
    "morning": (9 * 60, 10 * 60, (60, 90, 120)),
    "day": (10 * 60, 13 * 60, (60, 90, 120)),
    "weekend": (10 * 60, 13 * 60, (90, 120, 180)),
    "one_weekend": (10 * 60, 11 * 60, (300,)),
}
# The same for groups that begin younger than so many years: small ones go to bed early,
# and the school day of the first grades is short.
EARLIER: dict[str, dict[int, PartOfDay]] = {
    "after_school": {8: (12 * 60 + 15, 13 * 60 + 15, (45, 60))},
    "evening": {
        7: (16 * 60 + 30, 17 * 60 + 30, (45, 60)),
        10: (16 * 60 + 30, 17 * 60 + 30, (60, 75)),
        13: (16 * 60 + 30, 18 * 60, (60, 75, 90)),
    },
    "late": {13: (16 * 60, 17 * 60, (120,))},
    "day": {2: (10 * 60, 12 * 60, (60, 90))},
}
WEEKEND = (6, 7)
REASONS = (
    ("Ohjaaja on sairaana", "Ledaren är sjuk", "The instructor is ill"),
    ("Sali on muussa käytössä", "Salen används till annat", "The hall is in other use"),
)
# School children's long breaks; adults' and families' groups go on through them.
FOR_FAMILIES = ("morning", "day")


def plan(
    club: Club, recipe: Recipe, who: Who, seasons: Seasons, number: int, rng: Random
) -> None:
    """Give the club its season and its times."""
    if recipe.when == "camp":
        _plan_camp(club, recipe, seasons, number, rng)
        return
    times = _clock_times(recipe, who, rng)
    if recipe.kind == "course":
        _plan_course(club, recipe, times, seasons, rng)
    else:
        _plan_weekly(club, recipe, times, seasons, number, rng)


def can_be_had(recipe: Recipe, seasons: Seasons) -> bool:
    """In the season that runs or in the one after it."""
    return "always" in recipe.during or seasons.of(recipe.during, False) is not None


def _plan_weekly(
    club: Club,
    recipe: Recipe,
    times: tuple[time, time],
    seasons: Seasons,
    number: int,
    rng: Random,
) -> None:
    # Of those that may, one in five begins next season already.
    season = seasons.of(recipe.during, later=number % 5 == 4)
    club.activity.season = season
    first_weekday = (
        rng.choice(WEEKEND) if recipe.when == "weekend" else rng.randrange(1, 6)
    )
    weekdays = [first_weekday]
    if recipe.twice:
        weekdays.append((first_weekday + 1) % 5 + 1)
    every_other = number % 23 == 7
    starts, ends = times
    for order, weekday in enumerate(weekdays):
        club.slots.append(
            Slot(
                activity=club.activity,
                uuid=new_uuid(rng),
                weekday=weekday,
                starts=starts,
                ends=ends,
                interval=2 if every_other else 1,
                # Without a season nothing else tells which weeks these are.
                first_date=(
                    None if season or not every_other else school.monday(seasons.today)
                ),
                last_date=_last_date(recipe, season),
                instructor=(
                    Slot.Instructor.PROFESSIONAL if recipe.is_of_finnish_model else ""
                ),
                after_school=recipe.when == "after_school",
                skip_holidays=recipe.when not in FOR_FAMILIES
                and "summer" not in recipe.during,
                sort_order=order,
            )
        )
    if number % 14 == 3 and season in (None, seasons.now):
        _change_a_date(club, seasons, rng)


def _last_date(recipe: Recipe, season: Season | None) -> date | None:
    """The season's, but skis and skates are put away before it is over."""
    return school.thaw(season) if season and "winter" in recipe.during else None


def _plan_course(
    club: Club,
    recipe: Recipe,
    clock: tuple[time, time],
    seasons: Seasons,
    rng: Random,
) -> None:
    """Dates of their own, week after week: some have begun, most begin soon."""
    starts, ends = clock
    at_weekend = recipe.when in ("weekend", "one_weekend")
    weekday = rng.choice(WEEKEND) if at_weekend else rng.randrange(1, 6)
    if recipe.when == "one_weekend":
        weekday = WEEKEND[0]
    step = 1 if recipe.when == "one_weekend" else 7
    season = seasons.of(recipe.during, later=False) or seasons.now
    begins = max(seasons.today - timedelta(days=14), season.starts)
    day = begins + timedelta(days=rng.randrange(0, 42))
    day += timedelta(days=(weekday - day.isoweekday()) % 7)
    in_summer = "summer" in recipe.during
    times = recipe.times or rng.choice([4, 5, 6, 8, 10])
    while len(club.sessions) < times:
        if in_summer or not seasons.is_school_free(day):
            club.sessions.append(_session(club, day, starts, ends, rng))
            day += timedelta(days=step)
        else:
            day += timedelta(days=7)


def _plan_camp(
    club: Club, recipe: Recipe, seasons: Seasons, number: int, rng: Random
) -> None:
    """Days of a school break, one after the other, over a weekend where it must be."""
    breaks = seasons.camp_breaks()
    first, last = breaks[number % len(breaks)]
    days = [day for day in days_of(first, last) if day.isoweekday() < 6]
    # Most camps of the summer are held in its first weeks.
    begins = rng.randrange(0, min(len(days) - recipe.times, 25) + 1)
    for day in days[begins : begins + recipe.times]:
        club.sessions.append(_session(club, day, time(9), time(15), rng))


def days_of(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _session(
    club: Club, day: date, starts: time, ends: time, rng: Random
) -> DatedSession:
    return DatedSession(
        activity=club.activity,
        uuid=new_uuid(rng),
        date=day,
        starts=starts,
        ends=ends,
        sort_order=len(club.sessions),
    )


def _clock_times(recipe: Recipe, who: Who, rng: Random) -> tuple[time, time]:
    first, last, lengths = PARTS_OF_DAY[recipe.when]
    for under, earlier in EARLIER.get(recipe.when, {}).items():
        if who.youngest < under:
            first, last, lengths = earlier
            break
    starts = rng.randrange(first, last + 1, 15)
    ends = starts + rng.choice(recipe.minutes or lengths)
    return time(starts // 60, starts % 60), time(ends // 60, ends % 60)


def _change_a_date(club: Club, seasons: Seasons, rng: Random) -> None:
    """One of the coming dates is cancelled or at another time."""
    slot = club.slots[0]
    season = club.activity.season
    start = max(seasons.today, season.starts) if season else seasons.today
    day = start + timedelta(days=(slot.weekday - start.isoweekday()) % 7)
    while slot.skip_holidays and season and seasons.is_school_free(day):
        day += timedelta(days=7)
    last = slot.last_date or (season.ends if season else day)
    if day > last or slot.interval == Slot.Interval.EVERY_OTHER:
        return
    fi, sv, en = rng.choice(REASONS)
    change = SlotChange(
        activity=club.activity,
        slot_uuid=slot.uuid,
        date=day,
        kind=SlotChange.Kind.CANCELLED,
        reason_fi=fi,
        reason_sv=sv,
        reason_en=en,
    )
    if rng.random() < 0.5:
        change.kind = SlotChange.Kind.MOVED_TIME
        change.new_date = day + timedelta(days=1)
        change.new_starts, change.new_ends = slot.starts, slot.ends
    club.changes.append(change)
