"""How one enrols in the example clubs: every state of enrolment is met on any day."""

from __future__ import annotations

from datetime import date, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from aarrearkku.demo.recipes import Recipe
from aarrearkku.demo.seasons import Seasons
from activities.models import Activity, ActivityMoment
from home.calendar_days import at

if TYPE_CHECKING:
    from aarrearkku.demo.clubs import Club

Mode = Activity.EnrolMode
# Out of twenty clubs in which one enrols; the others are open.
FULL, QUEUE, CLOSED, OPENS = (3, 11), (6, 16), (9,), (14,)
# These wait with their enrolment while the season is far away.
OPENS_LATER = (0, 1, 5, 7, 13, 15, 17, 19)
LATEST_OPENING = timedelta(days=25)


def plan(
    club: Club, recipe: Recipe, seasons: Seasons, number: int, rng: Random
) -> None:
    """Mode, dates and room of the club."""
    activity = club.activity
    if recipe.kind == "open":
        activity.enrol_mode = rng.choice([Mode.NONE, Mode.AT_DOOR])
        return
    activity.enrol_mode = (
        Mode.WILMA
        if _is_wilma(recipe, rng)
        else rng.choice([Mode.FORM, Mode.FORM, Mode.EMAIL])
    )
    if activity.enrol_mode == Mode.FORM:
        activity.enrol_url = (
            f"https://{activity.organisation.slug}.example/ilmoittautuminen"
        )
    elif activity.enrol_mode == Mode.WILMA:
        activity.enrol_instructions_fi = (
            "Huoltaja ilmoittaa lapsen Wilmassa kohdassa Kerhot."
        )
        activity.enrol_instructions_sv = (
            "Vårdnadshavaren anmäler barnet i Wilma under Klubbar."
        )
        activity.enrol_instructions_en = (
            "A guardian enrols the child in Wilma, under Clubs."
        )
    else:
        activity.enrol_instructions_fi = (
            "Kirjoittakaa lapsen ikä ja huoltajan puhelinnumero."
        )
    small = "small_group" in recipe.easy
    activity.capacity_max = recipe.room or rng.choice(
        [6, 8, 10] if small else [12, 15, 16, 20]
    )
    activity.capacity_min = min(5, activity.capacity_max - 1)
    _plan_dates(club, seasons, number, rng)
    _plan_room(club, seasons, number, rng)


def _is_wilma(recipe: Recipe, rng: Random) -> bool:
    return recipe.is_of_finnish_model and rng.random() < 0.7


def _plan_dates(club: Club, seasons: Seasons, number: int, rng: Random) -> None:
    activity, today = club.activity, seasons.today
    turn = number % 20
    first, last = _first_and_last(club)
    is_far = first is not None and first > today + timedelta(days=45)
    # Who opens the enrolment later still has something to offer then.
    goes_on = last is None or last > today + LATEST_OPENING
    has_begun = bool(club.sessions) and first is not None and first <= today
    if (
        goes_on
        and not has_begun
        and (turn in OPENS or (is_far and turn in OPENS_LATER))
    ):
        days = rng.randrange(3, LATEST_OPENING.days)
        activity.enrol_opens = at(today + timedelta(days=days), time(9))
        if first and first > today + timedelta(days=30):
            activity.enrol_closes = at(first - timedelta(days=2), time(16))
    elif turn in CLOSED or (club.sessions and first and first < today):
        activity.enrol_opens = at(today - timedelta(days=60), time(9))
        activity.enrol_closes = at(
            today - timedelta(days=rng.randrange(2, 20)), time(16)
        )
    else:
        activity.enrol_opens = at(today - timedelta(days=rng.randrange(7, 60)), time(9))
        activity.enrol_closes = at(_closing(today, first, last, rng), time(16))


def _first_and_last(club: Club) -> tuple[date | None, date | None]:
    if club.sessions:
        return club.sessions[0].date, club.sessions[-1].date
    season = club.activity.season
    return (season.starts, season.ends) if season else (None, None)


def _closing(today: date, first: date | None, last: date | None, rng: Random) -> date:
    """Before the first session where that is still ahead, else in some weeks, while
    there is still something to come to."""
    if first and first > today + timedelta(days=3):
        return first - timedelta(days=2)
    some_weeks = today + timedelta(days=rng.randrange(10, 50))
    if last is None:
        return some_weeks
    return max(min(some_weeks, last - timedelta(days=14)), today + timedelta(days=1))


def _plan_room(club: Club, seasons: Seasons, number: int, rng: Random) -> None:
    turn = number % 20
    moment = ActivityMoment(
        places_updated_at=at(seasons.today - timedelta(days=1), time(12))
    )
    if turn in FULL or turn in QUEUE:
        moment.is_full = True
        moment.places_left = 0
        club.activity.waiting_list = turn in QUEUE
    else:
        moment.places_left = rng.randrange(1, club.activity.capacity_max or 10)
    opens = club.activity.enrol_opens
    if opens and opens > at(seasons.today, time(12)):
        # Nobody has got in before the doors open.
        moment.places_left = club.activity.capacity_max
    club.moment = moment
