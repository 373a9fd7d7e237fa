"""The city as a tree: city > region > service cluster > neighbourhood; postcodes beside it."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.texts import Named


class Level(models.TextChoices):
    CITY = "city", _("City")
    REGION = "region", _("Region")
    CLUSTER = "service_cluster", _("Service cluster")
    NEIGHBOURHOOD = "neighbourhood", _("Neighbourhood")
    POSTCODE = "postcode", _("Postcode")


class AreaQuerySet(models.QuerySet["Area"]):
    def regions(self) -> Self:
        """The four regions of the city, by name."""
        return self.filter(level=Level.REGION).order_by("name_fi")

    def of_level(self, level: Level) -> Self:
        return self.filter(level=level).order_by("name_fi")


class Area(Named):
    code = models.SlugField(_("code"), max_length=80, unique=True)
    level = models.CharField(_("level"), max_length=20, choices=Level.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
    )

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ("level", "name_fi")


class Located(models.Model):
    """Something with an address or a point, which knows its areas by itself."""

    street_address = models.CharField(_("street address"), max_length=200, blank=True)
    postal_code = models.CharField(_("postcode"), max_length=5, blank=True)
    city = models.CharField(_("post office"), max_length=80, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    # The smallest area known: neighbourhood, else cluster, region or city. Set by save().
    area: Any = models.ForeignKey(
        Area,
        verbose_name=_("area"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    region: Any = models.ForeignKey(
        Area,
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    area_override: Any = models.ForeignKey(
        Area,
        verbose_name=_("another area instead"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    area_override_reason = models.CharField(
        _("why another area"), max_length=200, blank=True
    )

    class Meta:
        abstract = True
