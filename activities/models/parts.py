"""The facts of an activity by topic, each with its own check.

A check answers `{field: what is wrong}`, so that the editor sees every error at once, each
beside its field.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.attributes import CodesField, LowThreshold, SpokenLanguage, Support
from home.texts import Translated

Problems = dict[str, Any]


class Welcome(models.Model):
    """Who feels at home: level, what makes it easy to come, support, languages."""

    class Level(models.TextChoices):
        ALL = "all", _("For all levels")
        BEGINNER = "beginner", _("For beginners")
        SOME = "some", _("For those who know the basics")
        ADVANCED = "advanced", _("For advanced")

    class Group(models.TextChoices):
        MIXED = "mixed", _("For everyone")
        GIRLS = "girls", _("For girls")
        BOYS = "boys", _("For boys")
        OTHER = "other", _("Another group, told in the description")

    class Environment(models.TextChoices):
        INDOORS = "in", _("Indoors")
        OUTDOORS = "out", _("Outdoors")
        ONLINE = "online", _("Online")

    level = models.CharField(
        _("level"), max_length=10, choices=Level.choices, default=Level.ALL
    )
    gender_group = models.CharField(
        _("group"), max_length=10, choices=Group.choices, default=Group.MIXED
    )
    family_together = models.BooleanField(_("for the family together"), default=False)
    adult_needed = models.BooleanField(_("an adult comes along"), default=False)
    low_threshold = CodesField(_("easy to join"), codes=LowThreshold)
    support = CodesField(
        _("support and accessibility"),
        codes=Support,
        help_text=_("Tick only what is certain: families rely on it."),
    )
    accessibility_note_fi = models.TextField(
        _("accessibility in words, in Finnish"), blank=True
    )
    accessibility_note_sv = models.TextField(
        _("accessibility in words, in Swedish"), blank=True
    )
    accessibility_note_en = models.TextField(
        _("accessibility in words, in English"), blank=True
    )
    accessibility_note = Translated()
    languages = CodesField(_("languages of instruction"), codes=SpokenLanguage)
    environment = models.CharField(
        _("indoors or outdoors"),
        max_length=10,
        choices=Environment.choices,
        default=Environment.INDOORS,
    )

    class Meta:
        abstract = True


class Price(models.Model):
    """What it costs, as a number with a type."""

    class PriceType(models.TextChoices):
        FREE = "free", _("Free of charge")
        ONE_TIME = "one_time", _("One payment")
        PER_SESSION = "per_session", _("Per session")
        SEASON = "season", _("Per season")
        YEAR = "year", _("Per year")

    price_type = models.CharField(
        _("type of price"),
        max_length=12,
        choices=PriceType.choices,
        default=PriceType.FREE,
    )
    price = models.DecimalField(
        _("price, €"),
        max_digits=7,
        decimal_places=2,
        default=Decimal(0),
        validators=[MinValueValidator(0, _("A price cannot be under 0 €."))],
    )
    extra_cost_obligatory = models.BooleanField(
        _("other costs that cannot be avoided"),
        default=False,
        help_text=_("Such as a licence or equipment that each must buy."),
    )
    extra_cost_note_fi = models.CharField(
        _("other costs, in Finnish"), max_length=200, blank=True
    )
    extra_cost_note_sv = models.CharField(
        _("other costs, in Swedish"), max_length=200, blank=True
    )
    extra_cost_note_en = models.CharField(
        _("other costs, in English"), max_length=200, blank=True
    )
    extra_cost_note = Translated()
    discount_note_fi = models.CharField(
        _("discounts, in Finnish"), max_length=200, blank=True
    )
    discount_note_sv = models.CharField(
        _("discounts, in Swedish"), max_length=200, blank=True
    )
    discount_note_en = models.CharField(
        _("discounts, in English"), max_length=200, blank=True
    )
    discount_note = Translated()
    voucher_ok = models.BooleanField(_("vouchers are accepted"), default=False)

    class Meta:
        abstract = True

    @property
    def is_free(self) -> bool:
        """Nothing at all has to be paid: price 0 and no cost that cannot be avoided."""
        return self.price == 0 and not self.extra_cost_obligatory

    def price_problems(self) -> Problems:
        price = self.price or Decimal(0)
        if self.price_type == self.PriceType.FREE and price > 0:
            return {"price": _("It is free of charge, so the price must be 0.")}
        if self.price_type != self.PriceType.FREE and price == 0:
            return {"price": _("Write the price, or choose “Free of charge”.")}
        return {}


class Enrolment(models.Model):
    """How and when one enrols, and for how many there is room."""

    class EnrolMode(models.TextChoices):
        NONE = "none", _("No enrolment")
        FORM = "form_url", _("On the organiser's page")
        EMAIL = "email", _("By e-mail")
        PHONE = "phone", _("By phone")
        AT_DOOR = "at_door", _("At the door")
        WILMA = "wilma", _("In Wilma")

    enrol_mode = models.CharField(
        _("way of enrolling"),
        max_length=10,
        choices=EnrolMode.choices,
        default=EnrolMode.NONE,
    )
    # A CharField, so that a wrong address comes back with our own words (enrolment_problems).
    enrol_url = models.CharField(_("enrolment link"), max_length=500, blank=True)
    enrol_opens = models.DateTimeField(
        _("enrolment opens"),
        null=True,
        blank=True,
        help_text=_("Empty: as the season says, else at once."),
    )
    enrol_closes = models.DateTimeField(_("enrolment closes"), null=True, blank=True)
    enrol_instructions_fi = models.TextField(_("how to enrol, in Finnish"), blank=True)
    enrol_instructions_sv = models.TextField(_("how to enrol, in Swedish"), blank=True)
    enrol_instructions_en = models.TextField(_("how to enrol, in English"), blank=True)
    enrol_instructions = Translated()
    capacity_min = models.PositiveIntegerField(
        _("fewest participants"), null=True, blank=True
    )
    capacity_max = models.PositiveIntegerField(
        _("most participants"), null=True, blank=True
    )
    waiting_list = models.BooleanField(_("waiting list"), default=False)

    class Meta:
        abstract = True

    def enrolment_problems(self) -> Problems:
        problems: Problems = {}
        if self.enrol_url and not is_web_address(self.enrol_url):
            problems["enrol_url"] = _(
                "The link must begin with https:// or http:// and name a site."
            )
        elif self.enrol_mode == self.EnrolMode.FORM and not self.enrol_url:
            problems["enrol_url"] = _("Write the address of the enrolment page.")
        if (
            self.enrol_opens
            and self.enrol_closes
            and self.enrol_closes <= self.enrol_opens
        ):
            problems["enrol_closes"] = _("Enrolment closes before it opens.")
        if (
            self.capacity_min is not None
            and self.capacity_max is not None
            and self.capacity_max < self.capacity_min
        ):
            problems["capacity_max"] = _(
                "The largest group size is below the smallest."
            )
        return problems


class Practical(models.Model):
    """Getting there, what to bring and whom to ask."""

    class Transport(models.TextChoices):
        NONE = "none", _("No transport")
        BUS = "bus_near", _("A bus stops near")
        SCHOOL = "school_transport_ok", _("Suits pupils with school transport")
        ARRANGED = "arranged", _("Transport is arranged")

    transport = models.CharField(
        _("transport"),
        max_length=20,
        choices=Transport.choices,
        default=Transport.NONE,
    )
    transport_note_fi = models.CharField(
        _("transport in words, in Finnish"), max_length=200, blank=True
    )
    transport_note_sv = models.CharField(
        _("transport in words, in Swedish"), max_length=200, blank=True
    )
    transport_note_en = models.CharField(
        _("transport in words, in English"), max_length=200, blank=True
    )
    transport_note = Translated()
    snack = models.BooleanField(_("a snack is served"), default=False)
    bring_note_fi = models.CharField(
        _("bring along, in Finnish"), max_length=200, blank=True
    )
    bring_note_sv = models.CharField(
        _("bring along, in Swedish"), max_length=200, blank=True
    )
    bring_note_en = models.CharField(
        _("bring along, in English"), max_length=200, blank=True
    )
    bring_note = Translated()
    contact_name = models.CharField(
        _("contact"),
        max_length=120,
        blank=True,
        help_text=_("A role will do, such as “hobby coordinator”."),
    )
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    contact_public = models.BooleanField(
        _("show the contact on the site"), default=False
    )

    class Meta:
        abstract = True

    def contact_problems(self) -> Problems:
        if self.contact_public and not (self.contact_email or self.contact_phone):
            return {"contact_email": _("Write an e-mail or a phone number to show.")}
        return {}


def is_web_address(text: str) -> bool:
    """Whether a link can be followed safely: http or https, and a host."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:  # such as an unclosed [ of an IPv6 address
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(host)
        and not any(letter.isspace() for letter in text)
    )
