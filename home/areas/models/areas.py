"""The city as a tree: city > region > service cluster > neighbourhood; postcodes beside it.

A postcode is an area of its own under the city. It shares its ground with one or several
neighbourhoods, and the shares are rows of their own (`PostcodeShare`).
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from home.areas import outlines
from home.texts import Named
from home.wholes import Whole

CITY_CODE = "oulu"

five_digits = RegexValidator(
    r"\A\d{5}\Z", _("A postcode has five digits, for example 90500.")
)


class Level(models.TextChoices):
    CITY = "city", _("City")
    REGION = "region", _("Region")
    CLUSTER = "service_cluster", _("Service cluster")
    NEIGHBOURHOOD = "neighbourhood", _("Neighbourhood")
    POSTCODE = "postcode", _("Postcode")


# Which level each level is part of.
ABOVE = {
    Level.REGION: Level.CITY,
    Level.CLUSTER: Level.REGION,
    Level.NEIGHBOURHOOD: Level.CLUSTER,
    Level.POSTCODE: Level.CITY,
}


class AreaQuerySet(models.QuerySet["Area"]):
    def regions(self) -> Self:
        """The four regions of the city, by name."""
        return self.of_level(Level.REGION)

    def of_level(self, level: Level) -> Self:
        return self.filter(level=level).order_by("name_fi")

    def of_regions(self, areas: Iterable[Area]) -> Self:
        """What an editor of these regions may name: they, and whatever lies in them."""
        below = models.Q(pk__in=areas)
        for path in (
            "parent",
            "parent__parent",
            "shares__neighbourhood__parent__parent",
        ):
            below |= models.Q(**{f"{path}__in": areas})
        return self.filter(below).distinct()


class Area(Named, Whole):
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
    aliases = models.TextField(
        _("other names and spellings"),
        blank=True,
        help_text=_(
            "One a line: old municipality names, short names, common misspellings. "
            "They find the area in searches and are not shown."
        ),
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    outline = models.TextField(
        _("outline"),
        blank=True,
        help_text=_("GeoJSON geometry (Polygon or MultiPolygon, WGS84)."),
    )
    outline_is_approximate = models.BooleanField(
        _("the outline is approximate"), default=False
    )
    outline_source = models.CharField(
        _("source of the outline"), max_length=200, blank=True
    )
    children_0_2 = models.PositiveIntegerField(_("aged 0-2"), null=True, blank=True)
    children_3_6 = models.PositiveIntegerField(_("aged 3-6"), null=True, blank=True)
    children_7_12 = models.PositiveIntegerField(_("aged 7-12"), null=True, blank=True)
    children_13_15 = models.PositiveIntegerField(_("aged 13-15"), null=True, blank=True)
    children_16_17 = models.PositiveIntegerField(_("aged 16-17"), null=True, blank=True)
    official_code = models.CharField(
        _("statistical code"),
        max_length=20,
        blank=True,
        help_text=_("Municipality or district number of the city."),
    )
    ocd_id = models.CharField(
        _("Open Civic Data identifier"), max_length=120, blank=True
    )
    wikidata = models.CharField(
        _("Wikidata"),
        max_length=20,
        blank=True,
        validators=[
            RegexValidator(r"\AQ\d+\Z", _("Q and a number, for example Q47048."))
        ],
    )
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = AreaQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [FieldPanel("name_fi"), FieldPanel("name_sv"), FieldPanel("name_en")],
            heading=_("Name"),
        ),
        FieldRowPanel([FieldPanel("code"), FieldPanel("level"), FieldPanel("parent")]),
        FieldPanel("aliases"),
        InlinePanel(
            "shares",
            heading=_("Neighbourhoods of the postcode"),
            help_text=_("Only for a postcode. The shares make one together."),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("outline"),
                FieldPanel("outline_is_approximate"),
                FieldPanel("outline_source"),
            ],
            heading=_("On the map"),
            classname="collapsed",
        ),
        FieldRowPanel(
            [
                FieldPanel("children_0_2"),
                FieldPanel("children_3_6"),
                FieldPanel("children_7_12"),
                FieldPanel("children_13_15"),
                FieldPanel("children_16_17"),
            ],
            heading=_("Children living here"),
        ),
        FieldRowPanel(
            [
                FieldPanel("official_code"),
                FieldPanel("ocd_id"),
                FieldPanel("wikidata"),
            ],
            heading=_("Codes elsewhere"),
            classname="collapsed",
        ),
    ]

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ("level", "name_fi")

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if problem := self._problem_of_parent():
            errors["parent"] = problem
        if self.level == Level.POSTCODE and not self.code.isdigit():
            errors["code"] = _("The code of a postcode is its five digits.")
        errors |= outlines.problems_of_point(self.latitude, self.longitude)
        if self.outline:
            try:
                outlines.read(self.outline)
            except outlines.OutlineError as problem:
                errors["outline"] = str(problem)
        if errors:
            raise ValidationError(errors)

    def _problem_of_parent(self) -> Any:
        expected = ABOVE.get(Level(self.level)) if self.level in Level else None
        if expected is None:
            return _("The city is part of nothing here.") if self.parent else None
        if self.parent is None or self.parent.level != expected:
            return _("Choose an area of the level: %(level)s.") % {
                "level": expected.label
            }
        return None

    @property
    def other_names(self) -> list[str]:
        """The aliases as a list, as they were typed."""
        return [line.strip() for line in self.aliases.splitlines() if line.strip()]

    @property
    def children_under_18(self) -> int | None:
        """Everybody under 18 living here; None where Paavo tells nothing."""
        known = [
            count
            for count in (
                self.children_0_2,
                self.children_3_6,
                self.children_7_12,
                self.children_13_15,
                self.children_16_17,
            )
            if count is not None
        ]
        return sum(known) if known else None


class PostcodeShare(models.Model):
    """How much of a postcode a neighbourhood is.

    Counted from the places families go to in both, with the ground as one place more, so
    that the village wins over the woods around it.
    """

    postcode = ParentalKey(
        Area,
        verbose_name=_("postcode"),
        on_delete=models.CASCADE,
        related_name="shares",
        limit_choices_to={"level": Level.POSTCODE},
    )
    neighbourhood = models.ForeignKey(
        Area,
        verbose_name=_("neighbourhood"),
        on_delete=models.CASCADE,
        related_name="postcode_shares",
        limit_choices_to={"level": Level.NEIGHBOURHOOD},
    )
    share = models.DecimalField(
        _("share"),
        max_digits=5,
        decimal_places=4,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(1))],
        help_text=_("From 0 to 1: 0.25 is a quarter."),
    )
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    panels = [FieldPanel("neighbourhood"), FieldPanel("share")]

    class Meta:
        verbose_name = _("share of a postcode")
        verbose_name_plural = _("shares of postcodes")
        ordering = ("postcode", "-share")
        constraints = [
            models.UniqueConstraint(
                fields=("postcode", "neighbourhood"), name="one_share_of_a_postcode"
            )
        ]

    def __str__(self) -> str:
        return f"{self.postcode.code} {self.neighbourhood}: {self.share}"
