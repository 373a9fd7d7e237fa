"""Ages and times as the search contract words them, in plain Python; see reading.py."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from search.facts import Audience, Session

FOREVER = Fraction(1000)
HALF_AN_HOUR = 30


# ---- Age by intervals


@dataclass(frozen=True)
class Ages:
    """From `low`, included, to `high`, which is included only when it is a point of its own."""

    low: Fraction
    high: Fraction
    closed: bool = False

    def overlap(self, other: Ages) -> bool:
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low < high:
            return True
        return low == high and all(
            one.low <= low and (low < one.high or (one.closed and low == one.high))
            for one in (self, other)
        )


def ages_of_grades(first: int, last: int) -> Ages:
    return Ages(Fraction(first + 6), Fraction(20 if last == 10 else last + 8))


def ages_asked(value: str) -> Ages:
    if value.startswith("g"):
        return ages_of_grades(int(value[1:]), int(value[1:]))
    if "-" in value:
        low, high = value.split("-")
        return Ages(Fraction(low), Fraction(high) + 1 if high else FOREVER)
    age = Fraction(value)
    return Ages(age, age, closed=True) if "." in value else Ages(age, age + 1)


@cache
def fits(audience: Audience, value: str) -> bool:
    if audience.mode == "all_ages":
        return True
    if audience.mode == "unknown":
        return False
    if audience.mode == "grades":
        assert audience.min_grade is not None
        assert audience.max_grade is not None
        if value.startswith("g"):
            return audience.min_grade <= int(value[1:]) <= audience.max_grade
        own = ages_of_grades(audience.min_grade, audience.max_grade)
        return own.overlap(ages_asked(value))
    return ages_of(audience).overlap(ages_asked(value))


def ages_of(audience: Audience) -> Ages:
    """Of an audience that is told by ages."""
    low = Fraction(str(audience.min_age or 0))
    if audience.max_age is None:
        return Ages(low, FOREVER)
    high = Fraction(str(audience.max_age))
    whole = high.denominator == 1
    return Ages(low, high + 1) if whole else Ages(low, high, closed=True)


def one_higher_or_lower(value: str) -> list[str]:
    if value.startswith("g"):
        grade = int(value[1:])
        return [f"g{g}" for g in (grade - 1, grade + 1) if 0 <= g <= 10]
    if "-" in value:
        low, high = value.split("-")
        moved = [(int(low) + m, str(int(high) + m) if high else "") for m in (-1, 1)]
        return [f"{a}-{b}" for a, b in moved if a >= 0]
    if "." in value:
        moved_ages = [Fraction(value) - 1, Fraction(value) + 1]
        return [f"{float(age):.2f}" for age in moved_ages if age >= 0]
    return [str(int(value) + m) for m in (-1, 1) if int(value) + m >= 0]


# ---- Time


def takes_place(session: Session, day: dt.date) -> bool:
    if day.isoweekday() != session.weekday:
        return False
    if session.valid_from and day < session.valid_from:
        return False
    if session.valid_until and day > session.valid_until:
        return False
    if any(first <= day <= last for first, last in session.skips):
        return False
    if session.interval > 1:
        assert session.valid_from is not None
        monday = day - dt.timedelta(day.weekday())
        first = session.valid_from - dt.timedelta(session.valid_from.weekday())
        return (monday - first).days // 7 % session.interval == 0
    return True


def stays_long_enough(starts: int, ends: int, window: tuple[int, int]) -> bool:
    common = min(ends, window[1]) - max(starts, window[0])
    return common >= min(HALF_AN_HOUR, ends - starts, window[1] - window[0])


def at(day: dt.date, minutes: int) -> dt.datetime:
    return dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minutes)


def minutes_of(time: dt.time | None, otherwise: int) -> int:
    return otherwise if time is None else time.hour * 60 + time.minute


def share_meant(audience: Audience, values: Iterable[str]) -> Fraction:
    """All of an audience inside a band asked; else the years asked of those it has."""
    asked = [ages_asked(value) for value in values]
    widths = [end_of(ages) - ages.low for ages in asked]
    years = max(Fraction(4), *widths)
    if audience.mode == "unknown":
        return min(Fraction(1), years / 90)
    ages = Ages(Fraction(0), FOREVER)
    if audience.mode == "grades":
        assert audience.min_grade is not None
        assert audience.max_grade is not None
        ages = ages_of_grades(audience.min_grade, audience.max_grade)
    elif audience.mode == "ages":
        ages = ages_of(audience)
    for band, wide in zip(asked, widths, strict=True):
        ends_inside = ages.high < band.high or (
            ages.high == band.high and ages.closed <= band.closed
        )
        if wide >= 4 and ages.low >= band.low and ends_inside:
            return Fraction(1)
    # A hundredth of a year at the least, as for a point.
    return min(Fraction(1), years / max(end_of(ages) - ages.low, Fraction(1, 100)))


def end_of(ages: Ages) -> Fraction:
    """Nobody is older than 90 here; a point at the end is a hundredth of a year."""
    return min(ages.high + Fraction(ages.closed, 100), Fraction(90))
