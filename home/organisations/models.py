"""Organisers and partners: who runs the clubs, places and mobile services."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from dateutil.relativedelta import relativedelta
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from home.areas.models import Area, Level
from home.attributes import CodesField, SpokenLanguage
from home.catalogue import LONGEST_CYCLE, CatalogueItem, Reachable, web_address
from home.organisations.forms import OrganisationForm
from home.organisations.identifiers import association_number, business_id
from home.organisations.panels import organisation_panels
from home.texts import Translated


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def published(self) -> Self:
        return self.filter(live=True)

    def of_regions(self, areas: Iterable[Area]) -> Self:
        """Organisers that work in one of these regions; an editor of them may touch these."""
        return self.filter(regions__in=areas).distinct()


class Organisation(CatalogueItem, Reachable):
    class Kind(models.TextChoices):
        CITY = "city", _("City")
        SCHOOL = "school", _("School")
        PARISH = "parish", _("Parish")
        ASSOCIATION = "association", _("Association")
        SPORTS_CLUB = "sports_club", _("Sports club")
        COMPANY = "company", _("Company")
        INFORMAL = "informal_group", _("Informal group")
        WELLBEING_AREA = "wellbeing_area", _("Wellbeing services county")

    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    regions = ParentalManyToManyField(
        "areas.Area",
        verbose_name=_("regions"),
        blank=True,
        related_name="+",
        limit_choices_to={"level": Level.REGION},
    )
    themes = ParentalManyToManyField(
        "themes.Theme", verbose_name=_("themes"), blank=True, related_name="+"
    )
    languages = CodesField(_("languages spoken"), codes=SpokenLanguage)
    contact_role = models.CharField(
        _("who answers"),
        max_length=120,
        blank=True,
        help_text=_("A role, for example club secretary. Never a person's name."),
    )
    checks_backgrounds = models.BooleanField(
        _("checks the criminal records of those who work with children"),
        default=False,
    )
    keeps_safer_space = models.BooleanField(
        _("follows the principles of safer space"), default=False
    )
    access_promise_fi = models.CharField(
        _("promise of access, in Finnish"), max_length=300, blank=True
    )
    access_promise_sv = models.CharField(
        _("promise of access, in Swedish"), max_length=300, blank=True
    )
    access_promise_en = models.CharField(
        _("promise of access, in English"), max_length=300, blank=True
    )
    access_promise = Translated()
    logo = models.ForeignKey(
        "images.CatalogueImage",
        verbose_name=_("logo"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    review_months = models.PositiveSmallIntegerField(
        _("facts are confirmed every so many months"),
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_CYCLE)],
        help_text=_(
            "Clubs, places and services not confirmed in time come later in lists."
        ),
    )
    business_id = models.CharField(
        _("business ID"), max_length=9, blank=True, validators=[business_id]
    )
    association_number = models.CharField(
        _("number in the register of associations"),
        max_length=12,
        blank=True,
        validators=[association_number],
    )
    ptv_id = models.UUIDField(
        _("Suomi.fi identifier"),
        null=True,
        blank=True,
        help_text=_("The identifier of the organisation in PTV."),
    )

    objects = OrganisationQuerySet.as_manager()

    panels = organisation_panels
    base_form_class = OrganisationForm

    class Meta(CatalogueItem.Meta):
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")

    def get_absolute_url(self) -> str:
        return reverse("organiser", args=[self.slug])

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "organisations/organiser.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return context | {"organiser": self}

    def next_review(self, confirmed: date) -> date:
        """The last day on which what was confirmed then still counts as fresh."""
        return confirmed + relativedelta(months=self.review_months)


class Link(Orderable, models.Model):
    """Where else the organiser is found: its pages in social media."""

    organisation = ParentalKey(
        Organisation, on_delete=models.CASCADE, related_name="links"
    )
    label = models.CharField(
        _("name of the service"),
        max_length=40,
        help_text=_("For example Facebook or Instagram."),
    )
    url = models.URLField(_("address"), validators=[web_address])

    panels = [FieldPanel("label"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = _("address elsewhere")
        verbose_name_plural = _("addresses elsewhere")

    def __str__(self) -> str:
        return self.label
