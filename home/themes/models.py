"""What it is about, in families' words: a tree of themes in three languages."""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from home.texts import Named


class ThemeQuerySet(models.QuerySet["Theme"]):
    def top(self) -> Self:
        """The themes a family meets first."""
        return self.filter(parent=None)


class Theme(Named):
    code = models.SlugField(_("code"), max_length=80, unique=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
    )
    yso_uri = models.URLField(
        _("YSO concept"),
        blank=True,
        validators=[
            RegexValidator(
                r"\Ahttp://www\.yso\.fi/onto/yso/p\d+\Z",
                _(
                    "The address of a YSO concept, for example http://www.yso.fi/onto/yso/p965."
                ),
            )
        ],
    )
    icon = models.SlugField(_("icon"), max_length=40, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ThemeQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [FieldPanel("name_fi"), FieldPanel("name_sv"), FieldPanel("name_en")],
            heading=_("Name"),
        ),
        FieldRowPanel([FieldPanel("code"), FieldPanel("parent")]),
        FieldPanel("yso_uri"),
        FieldRowPanel([FieldPanel("icon"), FieldPanel("sort_order")]),
    ]

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ("sort_order", "name_fi")

    def clean(self) -> None:
        super().clean()
        above = self.parent
        while above is not None:
            if above.pk == self.pk and self.pk is not None:
                raise ValidationError(
                    {"parent": _("A theme cannot be part of itself.")}
                )
            above = above.parent
