"""Organisers in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import UpdatedAtColumn

from accounts.columns import ChoiceColumn, PublicationColumn
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
    list_display = (
        "__str__",
        ChoiceColumn("kind", _("kind")),
        PublicationColumn(),
        UpdatedAtColumn(),
    )
    list_export = (
        "uuid",
        "name_fi",
        "name_sv",
        "name_en",
        "kind",
        "slug",
        "review_months",
        "live",
    )
    search_fields = ("name_fi", "name_sv", "name_en")
    filterset_class = OrganisationFilters
