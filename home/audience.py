"""For whom: an explicit choice, then ages or school grades.

The intervals are those of the search contract: a whole maximum age means until the next
birthday, a grade g stands for the ages g+6 to g+8, grade 10 (second degree) for 16 to 20.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

AGE = [MinValueValidator(0), MaxValueValidator(120)]
GRADES = [(0, _("Pre-school"))] + [(g, f"{g}.") for g in range(1, 10)]
GRADES += [(10, _("Second degree"))]


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

    def clean(self) -> None:
        super().clean()
        if self.audience_mode == self.Mode.AGES:
            if self.min_age is None and self.max_age is None:
                raise ValidationError(
                    {"min_age": _("Write the youngest or oldest age.")}
                )
            if None not in (self.min_age, self.max_age) and self.max_age < self.min_age:  # type: ignore[operator]
                raise ValidationError(
                    {"max_age": _("The oldest age is under the youngest one.")}
                )
        if self.audience_mode == self.Mode.GRADES:
            if self.min_grade is None or self.max_grade is None:
                raise ValidationError(
                    {"min_grade": _("Choose the first and last grade.")}
                )
            if self.max_grade < self.min_grade:
                raise ValidationError(
                    {"max_grade": _("The last grade is under the first one.")}
                )
