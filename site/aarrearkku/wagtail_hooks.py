"""The admin's menu: the catalogue, what is true today, and the ground it stands on."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from aarrearkku.dashboard import show_work
from aarrearkku.health import show_trouble
from activities.models import Activity
from activities.viewsets import (
    ActivityMomentViewSet,
    ActivityViewSet,
    SlotChangeViewSet,
)
from home.areas.viewsets import AreaViewSet
from home.calendars.viewsets import SchoolYearCalendarViewSet, SeasonViewSet
from home.organisations.viewsets import OrganisationViewSet
from home.themes.viewsets import ThemeViewSet
from meeting_places.models import MeetingPlace, MobileService
from meeting_places.viewsets import (
    AnnouncedOpeningViewSet,
    MeetingPlaceViewSet,
    MobileMomentViewSet,
    MobileServiceViewSet,
    PlaceMomentViewSet,
    StopChangeViewSet,
)

# Where an editor tells what is true today of each of these.
MOMENTS = {
    Activity: ActivityMomentViewSet,
    MeetingPlace: PlaceMomentViewSet,
    MobileService: MobileMomentViewSet,
}


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
        PlaceMomentViewSet,
        AnnouncedOpeningViewSet,
        MobileMomentViewSet,
        StopChangeViewSet,
    )


class GroundGroup(SnippetViewSetGroup):
    menu_label = _("Basic data")
    menu_icon = "cogs"
    menu_order = 130
    items = (SeasonViewSet, SchoolYearCalendarViewSet, ThemeViewSet, AreaViewSet)


@hooks.register("register_snippet_listing_buttons")
def state_today(
    snippet: Any, user: Any, next_url: str | None = None
) -> Iterator[Button]:
    """“State today” among the buttons of a club, a place or a mobile service in its list."""
    viewset = MOMENTS.get(type(snippet))
    moment = viewset.model if viewset else None
    if moment and policy_registry.get_by_type(moment).user_has_permission(
        user, "change"
    ):
        url = moment.snippet_viewset.url_for(snippet)
        yield Button(_("State today"), url, icon_name="time", priority=25)


hooks.register("construct_homepage_panels", show_trouble)
hooks.register("construct_homepage_panels", show_work)
register_snippet(CatalogueGroup)
register_snippet(TodayGroup)
register_snippet(GroundGroup)
