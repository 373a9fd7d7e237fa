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
        "short_name",
        "slug",
        "regions",
        "themes",
        "email",
        "phone",
        "contact_role",
        "website",
        "links",
        "business_id",
        "association_number",
        "review_months",
    )
    export_words = {
        "regions": lambda one: ", ".join(str(each) for each in one.regions.all()),
        "themes": lambda one: ", ".join(str(each) for each in one.themes.all()),
        "links": lambda one: ", ".join(each.url for each in one.links.all()),
    }
    export_headings = {"links": _("Elsewhere on the web")}
    export_reads = ("regions", "themes", "links")
    search_fields = NAMES
    filterset_class = OrganisationFilters
