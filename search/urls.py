from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import api, views

urlpatterns = [
    path(_("search/"), views.search, name="search"),
    path(_("search/results.rss"), views.feed, name="search_feed"),
    path(_("search/calendar.ics"), views.calendar, name="search_calendar"),
    path("api/v1/search/", api.search, name="search_api"),
    path("api/v1/map/", api.map_data, name="map_api"),
    path("api/v1/suggest/", api.suggest, name="suggest_api"),
    path("api/v1/areas/", api.areas, name="areas_api"),
    path("api/v1/themes/", api.themes, name="themes_api"),
    path("api/v1/<path:rest>", api.unknown),
]
