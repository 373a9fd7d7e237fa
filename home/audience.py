"""For whom: an explicit choice, then ages or school grades.

The intervals are those of the search contract: a whole maximum age means until the next
birthday, a grade g stands for the ages g+6 to g+8, grade 10 (second degree) for 16 to 20.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home import dates
from home.texts import said_once

PRE_SCHOOL, SECOND_DEGREE = 0, 10
OLDEST = 130
AGE = [MinValueValidator(0), MaxValueValidator(OLDEST)]
GRADES: list[tuple[int, Any]] = [
    (PRE_SCHOOL, _("Pre-school")),
    *((grade, f"{grade}.") for grade in range(1, SECOND_DEGREE)),
    (SECOND_DEGREE, _("Second degree")),
]

# Ages are counted in hundredths of a year, so that 0.25 and 1.5 are whole numbers too.
YEAR = 100
FOREVER = 32_000


@dataclass(frozen=True, slots=True)
class Span:
    """Ages from `low` up to, and not including, `high`, in hundredths of a year."""

    low: int
    high: int

    def overlaps(self, other: Span) -> bool:
        return self.low < other.high and other.low < self.high


EVERYBODY = Span(0, FOREVER)


def span_of_ages(
    min_age: Decimal | float | None, max_age: Decimal | float | None
) -> Span:
    """What "from min to max" stands for, open where nothing is said.

    A whole maximum lasts until the next birthday, a decimal one includes its point.
    """
    low = round((min_age or 0) * YEAR)
    if max_age is None:
        return Span(low, FOREVER)
    high = round(max_age * YEAR)
    return Span(low, high + (YEAR if high % YEAR == 0 else 1))


def span_of_grades(first: int, last: int) -> Span:
    """The ages of pupils of these grades: g stands for [g+6, g+8), second degree to 20."""
    end = 20 if last == SECOND_DEGREE else last + 8
    return Span((first + 6) * YEAR, end * YEAR)


@dataclass(frozen=True, slots=True)
class Person:
    """One person asked for, as an interval of ages, or as a grade.

    `value` is the canonical spelling of the URL: `7`, `0.5`, `g3`, `13-17`, `65-`.
    """

    value: str
    span: Span
    grade: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a value of the parameter `age`; ValueError when it is none."""
        text = text.strip().lower().replace(",", ".").replace("–", "-")
        if text.startswith("g") and text[1:].isdecimal():
            return cls.of_grade(int(text[1:]))
        if "-" in text:
            low, high = (part.strip() for part in text.split("-", 1))
            if not low.isdecimal() or (high and not high.isdecimal()):
                raise ValueError(f"{text!r} is no band of whole years.")
            return cls.of_band(int(low), int(high) if high else None)
        return cls.of_age(text)

    @classmethod
    def of_grade(cls, grade: int) -> Self:
        if not PRE_SCHOOL <= grade <= SECOND_DEGREE:
            raise ValueError(f"There is no grade {grade}.")
        return cls(f"g{grade}", span_of_grades(grade, grade), grade)

    @classmethod
    def of_band(cls, low: int, high: int | None) -> Self:
        """Whole years from low to high, both included; open-ended when high is None."""
        if low > OLDEST or (high is not None and not low <= high <= OLDEST):
            raise ValueError(f"{low}-{high} is no band of ages.")
        end = FOREVER if high is None else (high + 1) * YEAR
        return cls(f"{low}-{'' if high is None else high}", Span(low * YEAR, end))

    @classmethod
    def of_age(cls, age: str | int) -> Self:
        """A whole age stands for the year of life, a decimal one for a point."""
        try:
            years = Decimal(str(age)).quantize(Decimal("0.01"))
        except InvalidOperation:
            raise ValueError(f"{age!r} is no age.") from None
        if not (years.is_finite() and 0 <= years <= OLDEST):
            raise ValueError(f"{age} is no age.")
        low = int(years * YEAR)
        if "." not in str(age):
            return cls(str(low // YEAR), Span(low, low + YEAR))
        whole, hundredths = divmod(low, YEAR)
        decimals = f"{hundredths:02}".rstrip("0") or "0"
        return cls(f"{whole}.{decimals}", Span(low, low + 1))

    @property
    def is_band(self) -> bool:
        return "-" in self.value

    def a_year_apart(self) -> tuple[Person, ...]:
        """The same person one year (or grade) younger, and one older, where there is such."""
        return tuple(p for p in (self.moved(-1), self.moved(1)) if p is not None)

    def moved(self, years: int) -> Person | None:
        """The same person so many years (or grades) older, None when there is no such."""
        try:
            if self.grade is not None:
                return Person.of_grade(self.grade + years)
            low = self.span.low + years * YEAR
            if low < 0:
                return None
            if self.is_band:
                ends = self.span.high // YEAR - 1 + years
                whole = low // YEAR
                return Person.of_band(whole, None if self.is_open else ends)
            if "." in self.value:
                return Person.of_age(f"{low / YEAR:.2f}")
            return Person.of_age(low // YEAR)
        except ValueError:
            return None

    @property
    def is_open(self) -> bool:
        return self.span.high == FOREVER

    @property
    def label(self) -> str:
        """Such as "7 v" or "3. luokka", in the active language."""
        if self.grade is not None:
            return dates.grade(self.grade)
        low, dash, high = self.value.partition("-")
        if not dash:
            return dates.age(Decimal(low))
        return dates.ages(int(low), int(high) if high else None)


class Audience(models.Model):
    class Mode(models.TextChoices):
        ALL_AGES = "all_ages", _("All ages")
        AGES = "ages", _("By age")
        GRADES = "grades", _("By school grade")
        UNKNOWN = "unknown", _("Not told")

    audience_mode = models.CharField(_("for whom"), max_length=10, choices=Mode.choices)
    min_age = models.DecimalField(
        _("youngest"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=AGE,
    )
    max_age = models.DecimalField(
        _("oldest"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=AGE,
    )
    min_grade = models.PositiveSmallIntegerField(
        _("from grade"), choices=GRADES, null=True, blank=True
    )
    max_grade = models.PositiveSmallIntegerField(
        _("to grade"), choices=GRADES, null=True, blank=True
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.forget_what_is_not_meant()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.forget_what_is_not_meant()
        if problems := self.audience_problems():
            raise ValidationError(problems)

    def forget_what_is_not_meant(self) -> None:
        """Ages that were written before grades were chosen say nothing, and the other way."""
        if not self.audience_mode:
            return
        if self.audience_mode != self.Mode.AGES:
            self.min_age = self.max_age = None
        if self.audience_mode != self.Mode.GRADES:
            self.min_grade = self.max_grade = None

    def audience_problems(self) -> dict[str, Any]:
        """What is wrong with the choice, by field."""
        if self.audience_mode == self.Mode.AGES:
            if self.min_age is None and self.max_age is None:
                return {"min_age": _("Write the youngest or oldest age.")}
            if (
                self.min_age is not None
                and self.max_age is not None
                and self.max_age < self.min_age
            ):
                return {"max_age": _("The oldest age is under the youngest one.")}
        if self.audience_mode == self.Mode.GRADES:
            if self.min_grade is None or self.max_grade is None:
                return {"min_grade": _("Choose the first and last grade.")}
            if self.max_grade < self.min_grade:
                return {"max_grade": _("The last grade is under the first one.")}
        return {}

    @property
    def span(self) -> Span | None:
        """The ages it stands for; None when nobody has told them."""
        match self.audience_mode:
            case self.Mode.ALL_AGES:
                return EVERYBODY
            case self.Mode.AGES:
                return span_of_ages(self.min_age, self.max_age)
            case self.Mode.GRADES:
                return span_of_grades(*self.grades)
        return None

    @property
    def grades(self) -> tuple[int, int]:
        """The first and last grade, open where a draft does not say yet."""
        first = PRE_SCHOOL if self.min_grade is None else self.min_grade
        return first, SECOND_DEGREE if self.max_grade is None else self.max_grade

    @property
    def audience_label(self) -> str:
        """Such as "7–12 v", "1.–3. luokka" or "kaikenikäiset", in the active language."""
        ages = self.min_age, self.max_age
        return in_words(self.audience_mode, ages, self.grades)


@said_once
def in_words(
    mode: str,
    ages: tuple[Decimal | float | None, Decimal | float | None],
    grades: tuple[int, int],
) -> str:
    """7–12 v, 1.–3. luokka, kaikenikäiset, ikää ei kerrottu"""
    match mode:
        case Audience.Mode.ALL_AGES:
            return gettext("all ages")
        case Audience.Mode.AGES:
            return dates.ages(*ages) or gettext("all ages")
        case Audience.Mode.GRADES:
            return dates.grades(*grades)
    return gettext("age not told")
