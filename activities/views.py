"""The public pages of clubs and organisers, and their calendar files."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from activities import calendars, linked_data
from activities.club_page import ClubPage
from activities.models import Activity
from activities.organiser_page import organiser_page
from home import ical
from home.organisations.models import Organisation


def club(request: HttpRequest, slug: str) -> HttpResponse:
    """A club, a course, a camp or an open group."""
    activity = get_object_or_404(Activity.objects.published().with_facts(), slug=slug)
    page = ClubPage(
        activity,
        timezone.localtime(),
        plain=request.GET.get("plain") == "1",
        others=Activity.objects.published().same_activity_as(activity).with_facts(),
    )
    context = {
        "club": page,
        "crumbs": page.crumbs,
        "linked_data": linked_data.event(page, request.build_absolute_uri),
        "webcal": ical.webcal(request.build_absolute_uri(activity.get_calendar_url())),
    }
    return render(request, "activities/club.html", context)


def club_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The sessions of a club as a calendar file."""
    clubs = Activity.objects.published().with_schedule().with_places()
    activity = get_object_or_404(clubs, slug=slug)
    file = calendars.calendar(
        [activity], str(activity.name), request.build_absolute_uri
    )
    return ical.response(file, f"{activity.slug}.ics")


def organiser(request: HttpRequest, slug: str) -> HttpResponse:
    """An organiser and what it runs."""
    organisation = get_object_or_404(Organisation.objects.published(), slug=slug)
    context = organiser_page(
        organisation, request.build_absolute_uri, timezone.localtime()
    )
    return render(request, "organisations/organiser.html", context)
