"""When the example clubs meet: after school, in the evening, on breaks; always around today."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from aarrearkku.demo import seasons as school
from aarrearkku.demo.recipes import Recipe
from aarrearkku.demo.seasons import Seasons
from aarrearkku.demo.writing import new_uuid
from activities.models import DatedSession, Slot, SlotChange

if TYPE_CHECKING:
    from aarrearkku.demo.clubs import Club

# First and last possible start, in minutes of the day, and possible lengths.
<<<<<<< HEAD
PartOfDay = tuple[int, int, tuple[int, ...]]
PARTS_OF_DAY: dict[str, PartOfDay] = {
    "after_school": (13 * 60 + 15, 14 * 60 + 30, (45, 60)),
=======
PARTS_OF_DAY = {
    "after_school": (13 * 60 + 30, 14 * 60 + 30, (45, 60)),
>>>>>>> 10d6371 (Let an editor neither carry anything out of the own region nor touch another region's rows)
    "afternoon": (14 * 60, 15 * 60 + 30, (60, 90)),
    "evening": (16 * 60 + 30, 19 * 60, (60, 75, 90)),
    "late": (17 * 60, 18 * 60, (120, 180)),
    "morning": (9 * 60, 10 * 60, (60, 90, 120)),
    "day": (10 * 60, 13 * 60, (60, 90, 120)),
    "weekend": (10 * 60, 13 * 60, (90, 120, 180)),
<<<<<<< HEAD
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
=======
>>>>>>> 10d6371 (Let an editor neither carry anything out of the own region nor touch another region's rows)
}
WEEKEND = (6, 7)
REASONS = (
    ("Ohjaaja on sairaana", "Ledaren är sjuk", "The instructor is ill"),
    ("Sali on muussa käytössä", "Salen används till annat", "The hall is in other use"),
)
# School children's long breaks; adults' and families' groups go on through them.
FOR_FAMILIES = ("morning", "day")


def plan(
    club: Club, recipe: Recipe, seasons: Seasons, number: int, rng: Random
) -> None:
    """Give the club its season and its times."""
    if recipe.when == "camp":
        _plan_camp(club, seasons, number, rng)
    elif recipe.kind == "course":
        _plan_course(club, recipe, seasons, number, rng)
    else:
        _plan_weekly(club, recipe, seasons, number, rng)


def at(day: date, clock: time) -> datetime:
    return school.at(day, clock)


def _plan_weekly(
    club: Club, recipe: Recipe, seasons: Seasons, number: int, rng: Random
) -> None:
    # One in five begins next season already; all others meet now or are the next to begin.
    is_next = number % 5 == 4
    club.activity.season = seasons.after if is_next else seasons.now
    first_weekday = (
        rng.choice(WEEKEND) if recipe.when == "weekend" else rng.randrange(1, 6)
    )
    weekdays = [first_weekday]
    if recipe.twice:
        weekdays.append((first_weekday + 1) % 5 + 1)
    starts, ends = _clock_times(recipe.when, rng)
    for order, weekday in enumerate(weekdays):
        club.slots.append(
            Slot(
                activity=club.activity,
                uuid=new_uuid(rng),
                weekday=weekday,
                starts=starts,
                ends=ends,
                interval=2 if number % 23 == 7 else 1,
                after_school=recipe.when == "after_school",
                skip_holidays=recipe.when not in FOR_FAMILIES,
                sort_order=order,
            )
        )
    if not is_next and number % 14 == 3:
        _change_a_date(club, seasons, rng)


def _plan_course(
    club: Club, recipe: Recipe, seasons: Seasons, number: int, rng: Random
) -> None:
    """Dates of their own, week after week: some have begun, most begin soon."""
    starts, ends = _clock_times(recipe.when, rng)
    weekday = rng.choice(WEEKEND) if recipe.when == "weekend" else rng.randrange(1, 6)
    day = seasons.today + timedelta(days=rng.randrange(-14, 28))
    day += timedelta(days=(weekday - day.isoweekday()) % 7)
    times = rng.choice([4, 5, 6, 8, 10])
    while len(club.sessions) < times:
        if not seasons.is_school_free(day):
            club.sessions.append(_session(club, day, starts, ends, rng))
        day += timedelta(days=7)


def _plan_camp(club: Club, seasons: Seasons, number: int, rng: Random) -> None:
    breaks = seasons.next_breaks(3)
    first, last = breaks[number % len(breaks)]
    day = first + timedelta(
        days=rng.randrange(0, 3) if (last - first).days < 12 else rng.randrange(0, 35)
    )
    days = rng.choice([3, 4])
    while len(club.sessions) < days:
        if day.isoweekday() < 6:
            club.sessions.append(_session(club, day, time(9), time(15), rng))
        day += timedelta(days=1)


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


def _clock_times(when: str, rng: Random) -> tuple[time, time]:
    first, last, lengths = PARTS_OF_DAY[when]
    starts = rng.randrange(first, last + 1, 15)
    ends = starts + rng.choice(lengths)
    return time(starts // 60, starts % 60), time(ends // 60, ends % 60)


def _change_a_date(club: Club, seasons: Seasons, rng: Random) -> None:
    """One of the coming dates is cancelled or at another time."""
    slot = club.slots[0]
    start = max(seasons.today, seasons.now.starts)
    day = start + timedelta(days=(slot.weekday - start.isoweekday()) % 7)
    while seasons.is_school_free(day):
        day += timedelta(days=7)
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
