"""Concepts and their words, as editors keep them."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from home.wholes import Whole, one_edit
from search import versions
from search.thesaurus.marks import marks

WEIGHT = (MinValueValidator(0.05), MaxValueValidator(1.0))


class Language(models.TextChoices):
    FI = "fi", _("Finnish")
    SV = "sv", _("Swedish")
    EN = "en", _("English")


class ConceptQuerySet(models.QuerySet["Concept"]):
    def used(self) -> Self:
        return self.filter(in_use=True)

    def of_regions(self, regions: models.QuerySet[Any]) -> Self:
        """None: words are the whole city's."""
        return self.none()

    def needs(self) -> Self:
        """Why people come, not what they come to."""
        return self.filter(need=True)


class Concept(Whole):
    """One thing that people look for, by all the words they have for it."""

    code = models.SlugField(_("code"), max_length=80, unique=True)
    name = models.CharField(
        _("name in Finnish"),
        max_length=80,
        help_text=_("The most usual word. The search finds the concept by it too."),
    )
    # The code: themes are loaded later than concepts, and may be deleted.
    theme = models.SlugField(
        _("theme"),
        max_length=80,
        blank=True,
        help_text=_("Whoever looks for the concept finds everything of this theme."),
    )
    need = models.BooleanField(
        _("a need"),
        default=False,
        help_text=_(
            "Why people come, such as “company” or “a rainy day”: it leads to its answers."
        ),
    )
    in_use = models.BooleanField(_("in use"), default=True)
    # Loading the seed again leaves such a concept alone.
    edited = models.BooleanField(_("edited here"), default=False, editable=False)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        ordering = ("name", "code")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        with one_edit():
            super().save(*args, **kwargs)
            # So that every process makes its thesaurus anew.
            versions.raise_version()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with one_edit():
            deleted = super().delete(*args, **kwargs)
            versions.raise_version()
            return deleted


class ConceptWord(models.Model):
    """A word, or two or three together, that people use for a concept."""

    class Kind(models.TextChoices):
        SAME = "same", _("the same")
        NARROWER = "narrower", _("something narrower")
        RELATED = "related", _("something related")

    concept = ParentalKey(
        Concept,
        verbose_name=_("concept"),
        on_delete=models.CASCADE,
        related_name="words",
    )
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.FI
    )
    text = models.CharField(_("word"), max_length=80)
    kind = models.CharField(
        _("says"), max_length=10, choices=Kind.choices, default=Kind.SAME
    )
    weight = models.FloatField(
        _("weight"),
        null=True,
        blank=True,
        validators=WEIGHT,
        help_text=_("From 0.05 to 1; empty: what is usual for its kind."),
    )

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text


class ConceptLink(models.Model):
    """What another concept is to a concept."""

    class Kind(models.TextChoices):
        BROADER = "broader", _("is broader: its words find this concept too")
        RELATED = "related", _("is related: each of the two shows the other, last")

    concept = ParentalKey(
        Concept,
        verbose_name=_("concept"),
        on_delete=models.CASCADE,
        related_name="links",
    )
    other = models.ForeignKey(
        Concept,
        verbose_name=_("other concept"),
        on_delete=models.CASCADE,
        related_name="links_from",
    )
    kind = models.CharField(
        _("which"), max_length=10, choices=Kind.choices, default=Kind.BROADER
    )

    class Meta:
        verbose_name = _("link to another concept")
        verbose_name_plural = _("links to other concepts")
        ordering = ("kind", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "other"], name="a_link_once_a_concept"
            )
        ]

    def __str__(self) -> str:
        return str(self.other)

    def clean(self) -> None:
        super().clean()
        if self.other_id is not None and self.other_id == self.concept_id:
            raise ValidationError({"other": _("A concept is not linked to itself.")})


class ConceptMark(models.Model):
    """A fact of entries that a concept leads to, such as “come with a friend”."""

    concept = ParentalKey(
        Concept,
        verbose_name=_("concept"),
        on_delete=models.CASCADE,
        related_name="marks",
    )
    mark = models.CharField(_("fact"), max_length=100)
    weight = models.FloatField(_("weight"), default=0.5, validators=WEIGHT)

    class Meta:
        verbose_name = _("fact of entries")
        verbose_name_plural = _("facts of entries")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "mark"], name="a_mark_once_a_concept"
            )
        ]

    def __str__(self) -> str:
        return self.mark

    def clean(self) -> None:
        super().clean()
        if self.mark not in set(marks()):
            raise ValidationError({"mark": _("Choose one of the list.")})


class ConceptAnswer(models.Model):
    """A concept that answers a need, and how well."""

    need = ParentalKey(
        Concept,
        verbose_name=_("need"),
        on_delete=models.CASCADE,
        related_name="answers",
    )
    concept = models.ForeignKey(
        Concept,
        verbose_name=_("concept"),
        on_delete=models.CASCADE,
        related_name="answered_needs",
    )
    weight = models.FloatField(_("weight"), default=0.7, validators=WEIGHT)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["need", "concept"], name="an_answer_once_a_need"
            )
        ]

    def __str__(self) -> str:
        return str(self.concept)


class Decision(models.Model):
    """What somebody has decided about words that found nothing; taken back it is deleted."""

    class Kind(models.TextChoices):
        ADDED = "added", _("added to a concept")
        NEW = "new", _("made a concept")
        IGNORED = "ignored", _("left alone")

    # As the log of searches has them: folded.
    searched = models.CharField(_("words"), max_length=80, unique=True)
    kind = models.CharField(_("decision"), max_length=10, choices=Kind.choices)
    concept = models.ForeignKey(
        Concept,
        verbose_name=_("concept"),
        on_delete=models.SET_NULL,
        related_name="decisions",
        null=True,
        blank=True,
    )
    # What was added, as it was written then.
    text = models.CharField(_("word"), max_length=80, blank=True)
    decided_at = models.DateTimeField(_("decided"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
    )

    class Meta:
        verbose_name = _("decision about words")
        verbose_name_plural = _("decisions about words")
        ordering = ("-decided_at", "-pk")

    def __str__(self) -> str:
        return f"{self.searched}: {self.get_kind_display()}"
