"""The timetable of all mobile services, the page of one service, and of one stop."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from home import ical
from meeting_places import calendars
from meeting_places.filters import TimetableFilter
from meeting_places.mobile_pages import service_page, stop_page
from meeting_places.models import MobileService, Stop
from meeting_places.place_page import crumbs_of_list
from meeting_places.timetable import (
    Timetable,
    changes_ahead,
    first_after,
    nearest,
)


def timetable(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    stops = Stop.objects.published().with_timetable()
    chosen = TimetableFilter(request.GET, stops)
    found = list(chosen.qs)
    shown = Timetable.of(found, now, chosen.first_day(now))
    context = {
        "filter": chosen,
        "now": now,
        "timetable": shown,
        "following": None if shown.sections else first_after(found, shown),
        "changes": changes_ahead(found, now),
        "nearest": nearest(found, chosen.point, now),
        "crumbs": crumbs_of_list(_("Mobile services")),
        "services": MobileService.objects.published().with_timetable(),
    }
    return render(request, "meeting_places/timetable.html", context)


def service(request: HttpRequest, slug: str) -> HttpResponse:
    services = MobileService.objects.published().for_page()
    found = get_object_or_404(services, slug=slug)
    context = service_page(found, request, timezone.now())
    return render(request, "meeting_places/mobile.html", context)


def stop(request: HttpRequest, slug: str, stop: str) -> HttpResponse:
    found = stop_at(slug, stop)
    if found.address != stop:
        # The stop has a new name: its uuid at the end of the address still finds it.
        return redirect(found, permanent=True)
    context = stop_page(found, request, timezone.now())
    return render(request, "meeting_places/stop.html", context)


def calendar(request: HttpRequest, slug: str, stop: str) -> HttpResponse:
    found = stop_at(slug, stop)
    file = calendars.of_stop(found, request.build_absolute_uri, timezone.now())
    return ical.response(file, f"{found.address}.ics")


def stop_at(slug: str, address: str) -> Stop:
    """The stop of a published service at this address."""
    for found in Stop.objects.published().with_timetable().of_service(slug):
        if found.address.rpartition("-")[2] == address.rpartition("-")[2]:
            return found
    raise Http404
