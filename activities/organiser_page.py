"""What the page of an organiser tells: who it is, how to reach it, and what it runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from activities.lines import lines
from activities.models import Activity
from home.organisations.models import Organisation
from meeting_places.models import MeetingPlace, MobileService

Kind = Organisation.Kind

# What schema.org calls them; any other is an Organization.
TYPES = {
    Kind.CITY: "GovernmentOrganization",
    Kind.SCHOOL: "School",
    Kind.ASSOCIATION: "NGO",
    Kind.SPORTS_CLUB: "SportsClub",
}


def organiser_page(
    organisation: Organisation, absolute: Callable[[str], str], now: datetime
) -> dict[str, Any]:
    """The context of organisations/organiser.html."""
    clubs = Activity.objects.published().of_organiser(organisation).with_facts()
    return {
        "organiser": organisation,
        "clubs": lines(clubs, now),
        "places": MeetingPlace.objects.listed().of_organiser(organisation),
        "services": MobileService.objects.published().of_organiser(organisation),
        "organiser_ld": organiser_ld(organisation, absolute),
        "crumbs": [
            (_("Home"), reverse("wagtail_serve", args=[""])),
            (_("Find activities"), reverse("search")),
            (organisation.name, ""),
        ],
    }


def organiser_ld(
    organisation: Organisation, absolute: Callable[[str], str]
) -> dict[str, Any]:
    """The organiser as schema.org data: what it has made public, and nothing else."""
    told = {
        "@type": TYPES.get(Kind(organisation.kind), "Organization"),
        "@id": f"urn:uuid:{organisation.uuid}",
        "name": str(organisation.name),
        "description": str(organisation.summary or organisation.description),
        "url": absolute(organisation.get_absolute_url()),
        "email": organisation.email,
        "telephone": organisation.phone,
        "sameAs": [
            address
            for address in (
                organisation.website,
                *(link.url for link in organisation.links.all()),
            )
            if address
        ],
    }
    return {key: value for key, value in told.items() if value}
