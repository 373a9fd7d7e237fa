"""Who signs in: editors, planners, moderators, later partners. Visitors never do."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):  # type: ignore[django-manager-missing]
    """A person with an account. What they may do comes from their groups."""

    @cached_property
    def region_codes(self) -> frozenset[str] | None:
        """The regions this person is kept to; None means the whole city.

        One regional group is enough to be kept to its region, whatever other groups add:
        putting somebody into one more group never opens another region's data.
        """
        if self.is_superuser:
            return None
        codes = RegionalGroup.objects.filter(group__user=self)
        return frozenset(codes.values_list("region_code", flat=True)) or None


class RegionalGroup(models.Model):
    """A group of people who work for one region of the city."""

    group = models.OneToOneField(
        Group,
        verbose_name=_("group"),
        on_delete=models.CASCADE,
        related_name="regional",
    )
    # The code of an Area: accounts lies below the areas and cannot point at them.
    region_code = models.SlugField(_("region"), max_length=80)

    class Meta:
        verbose_name = _("regional group")
        verbose_name_plural = _("regional groups")

    def __str__(self) -> str:
        return f"{self.group} ({self.region_code})"
