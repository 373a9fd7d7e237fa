"""Meeting places and mobile services in the admin, and what is true of them today."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import UpdatedAtColumn

from accounts.viewsets import GuardedFilterSet, GuardedSnippetViewSet
from meeting_places.models import (
    AnnouncedOpening,
    MeetingPlace,
    MobileService,
    StopChange,
)


class MeetingPlaceFilters(GuardedFilterSet):
    class Meta:
        model = MeetingPlace
        fields = ("kind", "listed", "region", "organisation", "live")


class MeetingPlaceViewSet(GuardedSnippetViewSet):
    model = MeetingPlace
    icon = "home"
    menu_label = _("Meeting places")
    list_display = (
        "__str__",
        "get_kind_display",
        "street_address",
        "area",
        "listed",
        UpdatedAtColumn(),
    )
    list_export = (
        "uuid",
        "name_fi",
        "name_sv",
        "name_en",
        "kind",
        "street_address",
        "postal_code",
        "city",
        "latitude",
        "longitude",
        "area",
        "region",
        "listed",
        "live",
    )
    search_fields = ("name_fi", "name_sv", "name_en", "street_address")
    filterset_class = MeetingPlaceFilters

    def get_queryset(self, request: HttpRequest) -> "QuerySet[MeetingPlace]":
        return super().get_queryset(request).select_related("area", "region")


class AnnouncedOpeningViewSet(GuardedSnippetViewSet):
    """Open or closed on one day, told at once, without a new revision."""

    model = AnnouncedOpening
    icon = "time"
    menu_label = _("Announced openings")
    list_display = ("place", "date", "starts", "ends", "get_state_display")
    list_export = ("place", "date", "starts", "ends", "state")
    list_filter = ("state", "date")


class MobileServiceFilters(GuardedFilterSet):
    class Meta:
        model = MobileService
        fields = ("kind", "organisation", "live")


class MobileServiceViewSet(GuardedSnippetViewSet):
    model = MobileService
    icon = "arrow-right-full"
    menu_label = _("Mobile services")
    list_display = ("__str__", "get_kind_display", "organisation", UpdatedAtColumn())
    list_export = ("uuid", "name_fi", "name_sv", "name_en", "kind", "live")
    search_fields = ("name_fi", "name_sv", "name_en")
    filterset_class = MobileServiceFilters


class StopChangeViewSet(GuardedSnippetViewSet):
    """One visit cancelled, moved, late or added."""

    model = StopChange
    icon = "warning"
    menu_label = _("Changed visits")
    list_display = ("__str__", "date", "get_kind_display")
    list_export = ("service", "date", "kind")
    list_filter = ("kind", "date")
