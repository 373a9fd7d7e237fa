from django.urls import path
from django.utils.translation import gettext_lazy as _

from activities import views

urlpatterns = [
    path(_("clubs/<slug:slug>/"), views.club, name="club"),
    path(
        _("clubs/<slug:slug>/calendar.ics"), views.club_calendar, name="club_calendar"
    ),
    path(_("organisers/<slug:slug>/"), views.organiser, name="organiser"),
]
