"""Clubs in the admin, and what is true of them today."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from accounts.columns import (
    ChoiceColumn,
    catalogue_columns,
    catalogue_export,
)
from accounts.viewsets import (
    AboutCreateView,
    AboutViewSet,
    GuardedSnippetViewSet,
    MomentViewSet,
    WorkFilterSet,
    guarded,
)
from activities import exporting
from activities.another_group import another_group
from activities.forms import ActivityMomentForm, SlotChangeForm
from activities.full import full
from activities.models import Activity, ActivityMoment, SlotChange


class ActivityFilters(WorkFilterSet):
    class Meta:
        model = Activity
        fields = ("kind", "theme", "season", "region", "organisation", "live")


class ActivityViewSet(GuardedSnippetViewSet):
    model = Activity
    list_select_related = (
        "organisation",
        "place",
        "season",
        "region",
        "theme",
        "moment",
    )
    icon = "pick"
    menu_label = _("Clubs")
    list_display = catalogue_columns("organisation", "place", "season")
    list_export = catalogue_export(
        "organisation",
        "place",
        "region",
        "season",
        "times",
        "first_day",
        "last_day",
        "running",
        "theme",
        "audience_mode",
        "min_age",
        "max_age",
        "min_grade",
        "max_grade",
        "price_type",
        "price",
        "extra_cost_obligatory",
        "enrolment",
        "enrol_mode",
        "enrol_opens",
        "enrol_closes",
        "enrol_url",
        "capacity_min",
        "capacity_max",
        "places_left",
        "waiting_list",
        "contact_name",
        "contact_email",
        "contact_phone",
        "contact_public",
        "confirmed_on",
    )
    export_words = exporting.WORDS
    export_headings = exporting.HEADINGS
    export_reads = exporting.READ
    search_fields = (
        "name_fi",
        "name_sv",
        "name_en",
        "slug",
        "organisation__name_fi",
        "organisation__name_sv",
        "organisation__name_en",
    )
    chooser_columns = ("organisation", "place")
    filterset_class = ActivityFilters

    def get_urlpatterns(self) -> list[URLPattern]:
        deeds = {"another-group": another_group, "full": full}
        return [
            *super().get_urlpatterns(),
            *(
                path(f"{way}/<str:pk>/", guarded(deed, self.model), name=deed.__name__)
                for way, deed in deeds.items()
            ),
        ]


class ActivityMomentViewSet(MomentViewSet):
    """Full, paused, places left: told at once, without a new revision."""

    model = ActivityMoment
    about = "activity"
    edit_handler = ObjectList(
        [
            FieldPanel("activity"),
            FieldPanel("running"),
            FieldRowPanel(
                [
                    FieldPanel("is_full", help_text=_("Places left then becomes 0.")),
                    FieldPanel("places_left"),
                ]
            ),
            FieldRowPanel([FieldPanel("confirmed_at"), FieldPanel("confirm_due_on")]),
        ],
        base_form_class=ActivityMomentForm,
    )
    icon = "time"
    menu_label = _("State of clubs today")
    list_display = (
        "activity",
        ChoiceColumn("running", _("state")),
        "places_left",
        "is_full",
    )
    list_export = ("activity", "running", "places_left", "is_full", "confirmed_at")
    search_fields = ("activity__name_fi",)
    list_filter = ("running", "is_full")


class SlotChangeCreateView(AboutCreateView):
    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("kind")
        kind = {"kind": asked} if asked in SlotChange.Kind.values else {}
        return {**super().get_initial(), **kind}


class SlotChangeViewSet(AboutViewSet):
    """One date cancelled, moved or added."""

    model = SlotChange
    about = "activity"
    add_view_class = SlotChangeCreateView
    list_select_related = ("activity", "new_place")
    icon = "warning"
    menu_label = _("Changed dates of clubs")
    list_display = ("activity", "date", ChoiceColumn("kind", _("what changes")))
    list_export = (
        "activity",
        "date",
        "kind",
        "new_date",
        "new_starts",
        "new_ends",
        "new_place",
        "reason_fi",
        "reason_sv",
        "reason_en",
        "announced_at",
    )
    search_fields = ("activity__name_fi",)
    list_filter = ("kind", "date")
    panels = [
        FieldPanel("activity"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("planned_at")]),
        FieldPanel("kind"),
        FieldPanel("new_date"),
        FieldRowPanel([FieldPanel("new_starts"), FieldPanel("new_ends")]),
        FieldPanel("new_place"),
        MultiFieldPanel(
            [FieldPanel("reason_fi"), FieldPanel("reason_sv"), FieldPanel("reason_en")],
            heading=_("Reason"),
        ),
    ]
    edit_handler = ObjectList(panels, base_form_class=SlotChangeForm)
