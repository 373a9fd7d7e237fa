"""Organisers in the admin."""

from django.utils.translation import gettext_lazy as _

from accounts.columns import (
    NAMES,
    catalogue_columns,
    catalogue_export,
)
from accounts.viewsets import GuardedSnippetViewSet, WorkFilterSet
from home.organisations.models import Organisation


class OrganisationFilters(WorkFilterSet):
    class Meta:
        model = Organisation
        fields = ("kind", "regions", "live")


class OrganisationViewSet(GuardedSnippetViewSet):
    model = Organisation
    icon = "group"
    menu_label = _("Organisers")
    list_display = catalogue_columns()
    list_export = catalogue_export(
        "slug",
        "review_months",
    )
    search_fields = NAMES
    filterset_class = OrganisationFilters
