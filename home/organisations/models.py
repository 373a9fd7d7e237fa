"""Organisers and partners: who runs the clubs, places and mobile services."""

from __future__ import annotations

import uuid

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from home.texts import Described, Named


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def published(self) -> OrganisationQuerySet:
        return self.filter(live=True)


class Organisation(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    Named,
    Described,
    ClusterableModel,
):
    class Kind(models.TextChoices):
        CITY = "city", _("City")
        SCHOOL = "school", _("School")
        PARISH = "parish", _("Parish")
        ASSOCIATION = "association", _("Association")
        SPORTS_CLUB = "sports_club", _("Sports club")
        COMPANY = "company", _("Company")
        INFORMAL = "informal_group", _("Informal group")
        WELLBEING_AREA = "wellbeing_area", _("Wellbeing services county")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    regions = ParentalManyToManyField(
        "areas.Area", verbose_name=_("regions"), blank=True, related_name="+"
    )

    _revisions = GenericRelation(
        "wagtailcore.Revision", related_query_name="organisation"
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="organisation",
        for_concrete_model=False,
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")
