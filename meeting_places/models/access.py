"""How one gets in and gets along: facts that are yes, partly, no or honestly not known."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.attributes import Answer, Support
from home.texts import Translated


def answer_field(support: Support) -> models.CharField[str, str]:
    return models.CharField(
        support.label, max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )


@dataclass(frozen=True, slots=True)
class AccessFact:
    support: Support
    answer: Answer

    @property
    def is_known(self) -> bool:
        return self.answer is not Answer.UNKNOWN


class Accessible(models.Model):
    """One `access_<code>` column for each code of Support."""

    access_wheelchair = answer_field(Support.WHEELCHAIR)
    access_step_free = answer_field(Support.STEP_FREE)
    access_accessible_toilet = answer_field(Support.ACCESSIBLE_TOILET)
    access_stroller = answer_field(Support.STROLLER)
    access_induction_loop = answer_field(Support.INDUCTION_LOOP)
    access_sign_language = answer_field(Support.SIGN_LANGUAGE)
    access_pictures = answer_field(Support.PICTURES)
    access_support_person = answer_field(Support.SUPPORT_PERSON)
    access_visual = answer_field(Support.VISUAL)
    access_note_fi = models.TextField(_("about access, in Finnish"), blank=True)
    access_note_sv = models.TextField(_("about access, in Swedish"), blank=True)
    access_note_en = models.TextField(_("about access, in English"), blank=True)
    access_note = Translated()

    class Meta:
        abstract = True

    @property
    def access_facts(self) -> list[AccessFact]:
        """Every fact with its answer, in the order of the enumeration."""
        return [
            AccessFact(support, Answer(getattr(self, f"access_{support.value}")))
            for support in Support
        ]

    @property
    def support(self) -> list[str]:
        """The codes that are promised: those answered with yes, nothing less."""
        return [f.support.value for f in self.access_facts if f.answer is Answer.YES]
