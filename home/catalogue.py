"""What everything in the catalogue has in common, written once.

An organiser, a club, a meeting place and a mobile service are drafted, approved, locked and
previewed alike, have texts in three languages and an address of their own.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from dateutil.relativedelta import relativedelta
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from home import standing
from home.audience import Audience
from home.slugs import Addressed
from home.texts import Described, Named
from home.wholes import Whole

web_address = URLValidator(["http", "https"])
# The longest time that an organiser may take between two confirmations, in months.
LONGEST_CYCLE = 24


class CatalogueItem(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    Addressed,
    Named,
    Described,
    Whole,
):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    is_example = models.BooleanField(_("an example, not real"), default=False)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="%(class)s")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(class)s",
        for_concrete_model=False,
    )

    class Meta:
        abstract = True
        ordering = ("name_fi", "pk")


Item = TypeVar("Item", bound=CatalogueItem)


def public(item: Item | None) -> Item | None:
    """The item, where the public may see it: no draft, and not taken down."""
    return item if item is not None and item.live else None


def public_among(items: Iterable[Item | None]) -> list[Item]:
    """Those of the items that the public may see, in their order."""
    return [found for item in items if (found := public(item))]


class Offer(Audience, CatalogueItem):
    """What families find: it suits somebody, has a picture, and came from somewhere."""

    image = models.ForeignKey(
        "images.CatalogueImage",
        verbose_name=_("picture"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    source = models.CharField(_("source"), max_length=80, blank=True, editable=False)
    source_id = models.CharField(max_length=120, blank=True, editable=False)

    # The facts of the moment, where anybody has told any.
    moment: Any
    # Leads to the day on which somebody last said that the facts are right.
    CONFIRMED = "moment__confirmed_on"

    class Meta(CatalogueItem.Meta):
        abstract = True

    @property
    def confirm_due_on(self) -> date | None:
        """The last day on which its facts count as confirmed; None when no day is known.

        It is the day that the state of today tells, else as often as the organiser
        confirms its facts.
        """
        moment = getattr(self, "moment", None)
        if moment is None or moment.confirm_due_on:
            return moment and moment.confirm_due_on
        organisation = getattr(self, "organisation", None)
        if organisation is None or moment.confirmed_on is None:
            return None
        due: date = organisation.next_review(moment.confirmed_on)
        return due

    @property
    def not_confirmed(self) -> str:
        """Since when nobody has confirmed its facts, in words; empty while they are fresh."""
        due = self.confirm_due_on
        if due is None or timezone.localdate() <= due:
            return ""
        confirmed: date | None = self.moment.confirmed_on
        return standing.not_confirmed(confirmed)

    @classmethod
    def overdue(cls, today: date) -> models.Q:
        """Published, and not confirmed in time: `confirm_due_on` is past."""
        by_cycle = models.Q()
        for months in range(1, LONGEST_CYCLE + 1):
            last = today - relativedelta(months=months)
            by_cycle |= models.Q(
                organisation__review_months=months, **{f"{cls.CONFIRMED}__lt": last}
            )
        by_day = models.Q(moment__confirm_due_on__lt=today)
        unsaid = models.Q(moment__confirm_due_on__isnull=True)
        return models.Q(live=True) & (by_day | (unsaid & by_cycle))


def confirm_due_field() -> models.DateField[Any, Any]:
    """By when somebody has to say again that the facts are right, for a state of today."""
    return models.DateField(
        _("to be confirmed by"),
        null=True,
        blank=True,
        help_text=_("Left empty, as often as the organiser confirms its facts."),
    )


class Reachable(models.Model):
    """How everybody may get in touch."""

    phone = models.CharField(_("public telephone"), max_length=40, blank=True)
    email = models.EmailField(
        _("public e-mail"),
        blank=True,
        help_text=_("An address of the organisation, not a person's own."),
    )
    website = models.URLField(_("website"), blank=True, validators=[web_address])

    class Meta:
        abstract = True
