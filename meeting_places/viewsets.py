"""Meeting places and mobile services in the admin, and what is true of them today."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column

from accounts.columns import (
    NAMES,
    ChoiceColumn,
    catalogue_columns,
    catalogue_export,
)
from accounts.viewsets import (
    GuardedSnippetViewSet,
    MomentViewSet,
    WorkFilterSet,
)
from meeting_places.exporting import routes, stops
from meeting_places.models import (
    AnnouncedOpening,
    MeetingPlace,
    MobileMoment,
    MobileService,
    PlaceMoment,
    Stop,
    StopChange,
)


class MeetingPlaceFilters(WorkFilterSet):
    class Meta:
        model = MeetingPlace
        fields = ("kind", "listed", "region", "organisation", "live")


class MeetingPlaceViewSet(GuardedSnippetViewSet):
    model = MeetingPlace
    list_select_related = ("area", "region", "moment")
    icon = "home"
    menu_label = _("Meeting places")
    list_display = catalogue_columns("street_address", "area", "listed")
    list_export = catalogue_export(
        "street_address",
        "postal_code",
        "city",
        "latitude",
        "longitude",
        "area",
        "region",
        "audience_mode",
        "target_groups",
        "free_entry",
        "nearest_stops_fi",
        "ptv_id",
        "tprek_id",
        "lipas_id",
        "listed",
    )
    search_fields = (*NAMES, "street_address")
    chooser_columns = ("area",)
    filterset_class = MeetingPlaceFilters


class PlaceMomentViewSet(MomentViewSet):
    """Open as usual, on a break or ended; told at once, without a new revision."""

    model = PlaceMoment
    about = "place"
    panels = [
        FieldPanel("place"),
        FieldPanel("running"),
        FieldRowPanel([FieldPanel("confirmed_on"), FieldPanel("confirm_due_on")]),
    ]
    icon = "home"
    menu_label = _("State of places today")
    list_display = ("place", ChoiceColumn("running", _("state")), "confirmed_on")
    list_export = ("place", "running", "confirmed_on", "confirm_due_on")
    search_fields = ("place__name_fi",)
    list_filter = ("running",)


class AnnouncedOpeningViewSet(GuardedSnippetViewSet):
    """Open or closed on one day, told at once, without a new revision."""

    model = AnnouncedOpening
    list_select_related = ("place",)
    search_fields = ("place__name_fi",)
    icon = "time"
    menu_label = _("Announced openings")
    list_display = (
        "place",
        "date",
        "starts",
        "ends",
        ChoiceColumn("state", _("state")),
    )
    list_export = ("place", "date", "starts", "ends", "state")
    list_filter = ("state", "date")


class MobileServiceFilters(WorkFilterSet):
    class Meta:
        model = MobileService
        fields = ("kind", "organisation", "live")


class MobileServiceViewSet(GuardedSnippetViewSet):
    model = MobileService
    icon = "arrow-right-full"
    menu_label = _("Mobile services")
    list_display = catalogue_columns("organisation")
    list_export = catalogue_export(
        "organisation",
        "is_free",
        "cost_fi",
        "needs_booking",
        "routes",
        "stops",
        "phone",
        "email",
        "website",
    )
    export_words = {"routes": routes, "stops": stops}
    export_headings = {"routes": _("Routes"), "stops": _("Stops")}
    export_reads = ("routes__calendar", "routes__stops__times")
    search_fields = NAMES
    list_select_related = ("organisation", "moment")
    filterset_class = MobileServiceFilters


class MobileMomentViewSet(MomentViewSet):
    """Running or not, and a word that holds for now; told at once."""

    model = MobileMoment
    about = "service"
    panels = [
        FieldPanel("service"),
        FieldPanel("running"),
        MultiFieldPanel(
            [
                FieldPanel("note_fi"),
                FieldPanel("note_sv"),
                FieldPanel("note_en"),
                FieldPanel("note_until"),
            ],
            heading=_("Notice on top of the page"),
        ),
        FieldRowPanel([FieldPanel("confirmed_on"), FieldPanel("confirm_due_on")]),
    ]
    icon = "arrow-right-full"
    menu_label = _("State of mobile services today")
    list_display = (
        "service",
        ChoiceColumn("running", _("state")),
        "note_until",
        "confirmed_on",
    )
    list_export = ("service", "running", "note_fi", "note_until", "confirmed_on")
    search_fields = ("service__name_fi",)
    list_filter = ("running",)


class StopChangeViewSet(GuardedSnippetViewSet):
    """One visit cancelled, moved, late or added."""

    model = StopChange
    icon = "warning"
    menu_label = _("Changed visits")
    list_select_related = ("service",)
    list_display = (
        "service",
        Column("stop_name", label=_("Stop")),
        "date",
        ChoiceColumn("kind", _("what happens")),
    )
    list_export = (
        "service",
        "stop_name",
        "date",
        "arrives",
        "kind",
        "new_date",
        "new_arrives",
        "new_departs",
        "new_place_fi",
        "new_latitude",
        "new_longitude",
        "reason_fi",
        "reason_sv",
        "reason_en",
        "announced_at",
    )
    export_headings = {"stop_name": _("Stop")}
    search_fields = ("service__name_fi",)
    list_filter = ("kind", "date")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any, Any]:
        stop = Stop.objects.filter(uuid=OuterRef("stop_uuid")).values("name_fi")
        rows: QuerySet[Any, Any] = (
            super().get_queryset(request).annotate(stop_name=Subquery(stop[:1]))
        )
        return rows
