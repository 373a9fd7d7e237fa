"""The families' clock: school years with their holidays, and the seasons clubs run in."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from home.calendars.forms import SchoolYearForm
from home.texts import Named
from home.wholes import Whole

NAME_PANEL = MultiFieldPanel(
    [FieldPanel("name_fi"), FieldPanel("name_sv"), FieldPanel("name_en")],
    heading=_("Name"),
)
DAYS_PANEL = FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")])


def problems_of_days(starts: date | None, ends: date | None) -> dict[str, Any]:
    """An end before its start, by field; empty when there is none."""
    if starts and ends and ends < starts:
        return {"ends": _("The last day is before the first one.")}
    return {}


class SchoolYearCalendar(Named, Whole):
    """One school year of the city, or of one region when it differs."""

    starts = models.DateField(_("begins"))
    ends = models.DateField(_("ends"))
    region = models.ForeignKey(
        "areas.Area",
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        limit_choices_to={"level": "region"},
        help_text=_("Only when this region differs from the rest of the city."),
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)

    base_form_class = SchoolYearForm

    panels = [
        NAME_PANEL,
        DAYS_PANEL,
        FieldPanel("region"),
        InlinePanel("holidays", heading=_("Holidays and days off")),
        FieldRowPanel([FieldPanel("source"), FieldPanel("confirmed_on")]),
    ]

    class Meta:
        verbose_name = _("school year")
        verbose_name_plural = _("school years")
        ordering = ("-starts",)

    def clean(self) -> None:
        super().clean()
        errors = problems_of_days(self.starts, self.ends)
        if not errors and self.pk and self.starts and self.ends:
            left_out = self.seasons.exclude(
                starts__gte=self.starts, ends__lte=self.ends
            ).first()
            if left_out:
                errors["ends"] = _(
                    "The season %(season)s would lie outside these days."
                ) % {"season": left_out}
        if errors:
            raise ValidationError(errors)

    def holidays_between(self, first: date, last: date) -> list[Holiday]:
        """Holidays with at least one day in first..last, earliest first."""
        return sorted(
            (
                holiday
                for holiday in self.holidays.all()
                if holiday.starts <= last and holiday.ends >= first
            ),
            key=lambda holiday: holiday.starts,
        )

    def is_school_free(self, day: date) -> bool:
        """A holiday or a single day off. A usual Saturday or Sunday is neither."""
        return bool(self.holidays_between(day, day))


class Holiday(Named, Orderable):
    """Days without school: a holiday or a single day off."""

    calendar = ParentalKey(
        SchoolYearCalendar, on_delete=models.CASCADE, related_name="holidays"
    )
    starts = models.DateField(_("first day off"))
    ends = models.DateField(_("last day off"))

    panels = [NAME_PANEL, DAYS_PANEL]

    class Meta(Orderable.Meta):
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")

    def clean(self) -> None:
        super().clean()
        if errors := problems_of_days(self.starts, self.ends):
            raise ValidationError(errors)


class SeasonQuerySet(models.QuerySet["Season"]):
    def current(self, day: date) -> Self:
        """Seasons that are not over yet, the nearest first."""
        return self.filter(ends__gte=day).order_by("starts")


class Season(Named):
    """Autumn or spring: what a weekly club runs through."""

    calendar = models.ForeignKey(
        SchoolYearCalendar,
        verbose_name=_("school year"),
        on_delete=models.PROTECT,
        related_name="seasons",
    )
    starts = models.DateField(_("begins"))
    ends = models.DateField(_("ends"))
    enrolment_opens = models.DateTimeField(
        _("enrolment opens"),
        null=True,
        blank=True,
        help_text=_("A club of this season may tell another time."),
    )
    rolled_over_from = models.ForeignKey(
        "self",
        verbose_name=_("follows"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )

    objects = SeasonQuerySet.as_manager()

    panels = [
        NAME_PANEL,
        FieldPanel("calendar"),
        DAYS_PANEL,
        FieldPanel("enrolment_opens"),
        FieldPanel("rolled_over_from"),
    ]

    class Meta:
        verbose_name = _("season")
        verbose_name_plural = _("seasons")
        ordering = ("-starts",)

    def clean(self) -> None:
        super().clean()
        errors = problems_of_days(self.starts, self.ends)
        year = self.calendar if self.calendar_id else None
        if not errors and year and self.starts and self.ends:
            if self.starts < year.starts:
                errors["starts"] = _("The school year begins later than this.")
            if self.ends > year.ends:
                errors["ends"] = _("The school year ends before this.")
        if self.rolled_over_from_id and self.rolled_over_from_id == self.pk:
            errors["rolled_over_from"] = _("A season cannot follow itself.")
        if errors:
            raise ValidationError(errors)
