"""Addresses of meeting places and mobile services, in each language's own words."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from meeting_places import feeds
from meeting_places.views import mobile, places

urlpatterns = [
    path(_("places/"), places.index, name="places"),
    path(_("places/<slug:slug>/"), places.place, name="place"),
    path(_("places/<slug:slug>.ics"), places.calendar, name="place_ics"),
    path(_("mobile/"), mobile.timetable, name="timetable"),
    path(_("mobile/changes.rss"), feeds.ChangesFeed(), name="timetable_feed"),
    path(_("mobile/<slug:slug>/"), mobile.service, name="mobile"),
    path(_("mobile/<slug:slug>/<slug:stop>/"), mobile.stop, name="stop"),
    path(_("mobile/<slug:slug>/<slug:stop>.ics"), mobile.calendar, name="stop_ics"),
]
