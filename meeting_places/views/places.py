"""The list of meeting places, the page of one, and its exceptional openings as a calendar."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from home import ical
from meeting_places import calendars
from meeting_places.filters import PlaceFilter
from meeting_places.models import MeetingPlace
from meeting_places.place_list import by_region
from meeting_places.place_page import crumbs_of_list, place_page


def index(request: HttpRequest) -> HttpResponse:
    chosen = PlaceFilter(request.GET, MeetingPlace.objects.listed().with_hours())
    now = timezone.now()
    groups = by_region(chosen.qs, now, only_open=chosen.only_open)
    context = {
        "now": now,
        "crumbs": crumbs_of_list(_("Meeting places")),
        "filter": chosen,
        "groups": groups,
        "total": sum(group.total for group in groups),
    }
    return render(request, "meeting_places/places.html", context)


def place(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(MeetingPlace.objects.published().for_page(), slug=slug)
    context = place_page(found, request, timezone.now())
    return render(request, "meeting_places/place.html", context)


def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(MeetingPlace.objects.published().for_page(), slug=slug)
    file = calendars.of_place(found, request.build_absolute_uri, timezone.now())
    return ical.response(file, f"{found.slug}.ics")
