"""School years and seasons in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.snippets.views.snippets import SnippetViewSet

from accounts.choosers import WordsChooserViewSet
from home.calendars.models import SchoolYearCalendar, Season


class SchoolYearCalendarViewSet(SnippetViewSet):
    model = SchoolYearCalendar
    icon = "date"
    menu_label = _("School years")
    list_display = ("__str__", "starts", "ends", "region", "confirmed_on")
    list_export = ("name_fi", "starts", "ends", "region", "confirmed_on")
    search_backend_name = None
    chooser_viewset_class = WordsChooserViewSet
    search_fields = ("name_fi", "name_sv", "name_en")


class SeasonFilters(WagtailFilterSet):
    class Meta:
        model = Season
        fields = ("calendar",)


class SeasonViewSet(SnippetViewSet):
    model = Season
    icon = "calendar-alt"
    menu_label = _("Seasons")
    list_display = ("__str__", "starts", "ends", "calendar")
    list_export = ("name_fi", "starts", "ends", "calendar")
    search_backend_name = None
    chooser_viewset_class = WordsChooserViewSet
    search_fields = ("name_fi", "name_sv", "name_en")
    filterset_class = SeasonFilters
