"""The families' clock: school years with their holidays, and the seasons clubs run in."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from home.texts import Named


class SchoolYearCalendar(Named, ClusterableModel):
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
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("school year")
        verbose_name_plural = _("school years")
        ordering = ("-starts",)


class Holiday(Named, Orderable):
    """Days without school: a holiday or a single day off."""

    calendar = ParentalKey(
        SchoolYearCalendar, on_delete=models.CASCADE, related_name="holidays"
    )
    starts = models.DateField(_("first day off"))
    ends = models.DateField(_("last day off"))


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
    enrolment_opens = models.DateTimeField(_("enrolment opens"), null=True, blank=True)
    rolled_over_from = models.ForeignKey(
        "self",
        verbose_name=_("follows"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("season")
        verbose_name_plural = _("seasons")
        ordering = ("-starts",)
