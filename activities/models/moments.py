"""Facts of the moment: they change daily, need no approval and live outside the revision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.attributes import Running
from home.catalogue import confirm_due_field

if TYPE_CHECKING:
    from home.areas.models import Area


class ActivityMomentQuerySet(models.QuerySet["ActivityMoment"]):
    def of_regions(self, areas: Iterable[Area]) -> Self:
        """Facts of clubs that an editor of these regions may touch."""
        return self.filter(activity__region__in=areas)


class ActivityMoment(models.Model):
    """What is true of a club today: does it run, is there room, who confirmed it when."""

    activity = models.OneToOneField(
        "activities.Activity",
        verbose_name=_("club"),
        on_delete=models.CASCADE,
        related_name="moment",
    )
    running = models.CharField(
        _("state"), max_length=10, choices=Running.choices, default=Running.RUNNING
    )
    places_left = models.PositiveIntegerField(_("places left"), null=True, blank=True)
    is_full = models.BooleanField(_("full"), default=False)
    places_updated_at = models.DateTimeField(
        _("places counted at"), null=True, blank=True
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    confirm_due_on = confirm_due_field()

    objects = ActivityMomentQuerySet.as_manager()

    class Meta:
        verbose_name = _("facts of the moment")
        verbose_name_plural = _("facts of the moment")

    def __str__(self) -> str:
        return f"{self.activity}: {self.get_running_display()}"

    def clean(self) -> None:
        super().clean()
        if self.is_full and self.places_left:
            raise ValidationError(
                {"is_full": _("Places are left: untick this or write 0 places.")}
            )
        most = self.activity.capacity_max if self.activity_id else None
        if most is not None and (self.places_left or 0) > most:
            raise ValidationError(
                {"places_left": _("The club takes %(most)s at most.") % {"most": most}}
            )

    def fill(self) -> None:
        """No place is left from now on."""
        self.is_full, self.places_left = True, 0
        self.places_updated_at = timezone.now()

    def make_room(self) -> None:
        """There are places again, how many is not known."""
        self.is_full, self.places_left = False, None
        self.places_updated_at = timezone.now()

    @property
    def confirmed_on(self) -> date | None:
        """The day in Oulu on which it was confirmed."""
        return timezone.localdate(self.confirmed_at) if self.confirmed_at else None

    @property
    def is_taken(self) -> bool:
        """No place is left, said in words or by the number."""
        return self.is_full or self.places_left == 0
