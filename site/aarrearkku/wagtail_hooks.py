"""The admin's menu: the catalogue, what is true today, and the ground it stands on."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from activities.viewsets import (
    ActivityMomentViewSet,
    ActivityViewSet,
    SlotChangeViewSet,
)
from home.areas.viewsets import AreaViewSet
from home.calendars.viewsets import SchoolYearCalendarViewSet, SeasonViewSet
from home.organisations.viewsets import OrganisationViewSet
from home.themes.viewsets import ThemeViewSet
from meeting_places.viewsets import (
    AnnouncedOpeningViewSet,
    MeetingPlaceViewSet,
    MobileServiceViewSet,
    StopChangeViewSet,
)


class CatalogueGroup(SnippetViewSetGroup):
    menu_label = _("Catalogue")
    menu_icon = "folder-open-inverse"
    menu_order = 110
    items = (
        ActivityViewSet,
        MeetingPlaceViewSet,
        MobileServiceViewSet,
        OrganisationViewSet,
    )


class TodayGroup(SnippetViewSetGroup):
    menu_label = _("Today")
    menu_icon = "time"
    menu_order = 120
    items = (
        ActivityMomentViewSet,
        SlotChangeViewSet,
        AnnouncedOpeningViewSet,
        StopChangeViewSet,
    )


class GroundGroup(SnippetViewSetGroup):
    menu_label = _("Basic data")
    menu_icon = "cogs"
    menu_order = 130
    items = (SeasonViewSet, SchoolYearCalendarViewSet, ThemeViewSet, AreaViewSet)


register_snippet(CatalogueGroup)
register_snippet(TodayGroup)
register_snippet(GroundGroup)
