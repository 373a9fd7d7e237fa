"""What it is about, in families' words: a tree of themes in three languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.texts import Named


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
    yso_uri = models.URLField(_("YSO concept"), blank=True)
    icon = models.SlugField(_("icon"), max_length=40, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ("sort_order", "name_fi")
