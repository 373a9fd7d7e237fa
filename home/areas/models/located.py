"""Whatever has an address or a point knows its areas by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

# Modules, not names: tree and geography read the models, and may be imported first.
from home.areas import geography, outlines
from home.areas import tree as trees
from home.areas.models.areas import Area, Level, five_digits
from home.areas.outlines import Point


class Located(models.Model):
    """Something with an address or a point.

    `area` (the smallest one known) and `region` are set by save(): from the point, else
    from the postcode, unless an editor has chosen another area and told why. Rows written
    by bulk_create or update() call find_areas() themselves.
    """

    street_address = models.CharField(_("street address"), max_length=200, blank=True)
    postal_code = models.CharField(
        _("postcode"), max_length=5, blank=True, validators=[five_digits]
    )
    city = models.CharField(_("post office"), max_length=80, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    area = models.ForeignKey(
        Area,
        verbose_name=_("area"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    region = models.ForeignKey(
        Area,
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    area_override = models.ForeignKey(
        Area,
        verbose_name=_("another area instead"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        limit_choices_to=~models.Q(level=Level.POSTCODE),
        help_text=_(
            "The address tells the area by itself. Choose one here only when that is wrong."
        ),
    )
    area_override_reason = models.CharField(
        _("why another area"), max_length=200, blank=True
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.find_areas()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = _with_areas(fields)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        errors |= outlines.problems_of_point(self.latitude, self.longitude)
        if self.area_override_id and not self.area_override_reason.strip():
            errors["area_override_reason"] = _("Tell why the area is another one.")
        if errors:
            raise ValidationError(errors)

    def find_areas(self) -> None:
        """Set `area` and `region` from what is known of the address."""
        areas = trees.tree()
        whereabouts = self.whereabouts
        area, region = areas.get(whereabouts.smallest), areas.get(whereabouts.region)
        self.area_id = area.id if area else None
        self.region_id = region.id if region else None

    @property
    def whereabouts(self) -> geography.Whereabouts:
        """Neighbourhood, cluster, region and postcode by code."""
        if self.area_override_id and (
            chosen := trees.tree().by_id.get(self.area_override_id)
        ):
            return geography.whereabouts_of(chosen.code, self.postal_code)
        return geography.locate(self.latitude, self.longitude, self.postal_code)

    @property
    def area_codes(self) -> tuple[str, ...]:
        """The areas this lies in at every level, smallest first, the postcode last."""
        areas = trees.tree()
        known = areas.by_id.get(self.area_id or 0)
        codes = areas.lineage(known.code) if known else ()
        return (*codes, self.postal_code) if self.postal_code in areas else codes

    @property
    def point(self) -> Point | None:
        """Its own point, else the middle of its smallest known area, marked approximate.

        Neighbourhood, postcode, cluster; the middle of a region or the city says too little.
        """
        if self.latitude is not None and self.longitude is not None:
            return Point(self.latitude, self.longitude, approximate=False)
        areas = trees.tree()
        known = areas.by_id.get(self.area_id or 0)
        code = known.code if known else None
        for candidate in (
            areas.at_level(code, Level.NEIGHBOURHOOD),
            areas.get(self.postal_code),
            areas.at_level(code, Level.CLUSTER),
        ):
            if candidate and (middle := candidate.middle):
                return middle
        return None


def _with_areas(fields: Iterable[str]) -> set[str]:
    """The areas are saved with the fields they follow from."""
    fields = set(fields)
    if fields & {"postal_code", "latitude", "longitude", "area_override"}:
        fields |= {"area", "region"}
    return fields
