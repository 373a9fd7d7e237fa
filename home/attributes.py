"""Codes that clubs, places and mobile services share, each listed once for the whole project.

They are the values of URL parameters and of the JSON answer, so a code never changes; its
label may.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class LowThreshold(models.TextChoices):
    """What makes it easy to come. URL parameter `easy`."""

    BEGINNER = "beginner", _("Beginners welcome")
    FRIEND = "friend", _("Come with a friend")
    TRY_ONCE = "try_once", _("You can try once")
    NO_COMPETITION = "no_competition", _("No competition")
    GEAR_LENT = "gear_lent", _("Equipment lent")
    QUIET = "quiet", _("Quiet")
    SMALL_GROUP = "small_group", _("Small group")


class Support(models.TextChoices):
    """Support and access that can be promised. URL parameter `support`; matches YES only."""

    WHEELCHAIR = "wheelchair", _("Wheelchair access")
    STEP_FREE = "step_free", _("Step-free entrance")
    ACCESSIBLE_TOILET = "accessible_toilet", _("Accessible toilet")
    STROLLER = "stroller", _("Room for prams")
    INDUCTION_LOOP = "induction_loop", _("Induction loop")
    SIGN_LANGUAGE = "sign_language", _("Sign language")
    PICTURES = "pictures", _("Picture support")
    SUPPORT_PERSON = "support_person", _("Support person welcome")
    VISUAL = "visual", _("Suits visually impaired people")


class Answer(models.TextChoices):
    """What is known of an accessibility fact. PARTLY is shown, never matched."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class SpokenLanguage(models.TextChoices):
    """Languages of instruction. URL parameter `lang`; ISO 639-1."""

    FI = "fi", _("Finnish")
    SV = "sv", _("Swedish")
    EN = "en", _("English")
    SE = "se", _("Northern Sami")
    RU = "ru", _("Russian")
    UK = "uk", _("Ukrainian")
    AR = "ar", _("Arabic")
    SO = "so", _("Somali")
    FA = "fa", _("Persian")


class EntryKind(models.TextChoices):
    """What can be found. URL parameter `kind`."""

    CLUB = "club", _("Club")
    COURSE = "course", _("Course")
    CAMP = "camp", _("Camp")
    OPEN = "open", _("Open group")
    PLACE = "place", _("Meeting place")
    MOBILE = "mobile", _("Mobile service")


class EnrolmentState(models.TextChoices):
    """The state of enrolment now, derived from mode, dates and places. URL parameter `enrol`."""

    OPEN = "open", _("Enrolment open")
    OPENS = "opens", _("Enrolment opens later")
    QUEUE = "queue", _("Waiting list")
    FULL = "full", _("Full")
    CLOSED = "closed", _("Enrolment closed")
    NONE = "none", _("No enrolment")


class Running(models.TextChoices):
    """A fact of the moment, kept outside the revision."""

    RUNNING = "running", _("Running")
    PAUSED = "paused", _("Paused")
    CANCELLED = "cancelled", _("Cancelled")
    ENDED = "ended", _("Ended")


class CodesField(models.JSONField):
    """Several codes of one enumeration, kept as a JSON list in the enumeration's order."""

    def __init__(
        self,
        *args: Any,
        codes: type[models.TextChoices] | None = None,
        **options: Any,
    ) -> None:
        self.codes = codes
        options.setdefault("default", list)
        options.setdefault("blank", True)
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        if self.codes is not None:
            options["codes"] = self.codes
        return name, path, args, options

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        known = set(self.codes.values) if self.codes else set()
        strangers = [code for code in value or [] if code not in known]
        if strangers:
            raise ValidationError(
                _("“%(code)s” is not one of the choices."),
                params={"code": strangers[0]},
            )

    def formfield(self, **options: Any) -> Any:
        return CodesFormField(
            choices=self.codes.choices if self.codes else [],
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )


class CodesFormField(forms.MultipleChoiceField):
    """Tick boxes; what comes out is a list in the order of the choices."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[str]:
        chosen = set(super().clean(value))
        return [code for code, _label in self.widget.choices if code in chosen]


def labels(codes: type[models.TextChoices], chosen: Iterable[str]) -> list[str]:
    """The words of the chosen codes in the active language, in the enumeration's order."""
    wanted = set(chosen)
    return [str(choice.label) for choice in codes if choice.value in wanted]
