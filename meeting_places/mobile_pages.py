"""What the pages of a mobile service and of its stops show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from home import dates, ical
from home.areas import tree as trees
from home.areas.journeys import journey_to
from home.areas.maps import area_map
from home.areas.tree import AreaNode
from home.attributes import Running
from home.happenings import Weekly
from home.texts import Text
from meeting_places.models import MobileService, Stop
from meeting_places.place_page import crumbs_of, host_of
from meeting_places.structured import service_ld, stop_ld
from meeting_places.timetable import changes_ahead
from meeting_places.visits import Visit, next_visit, next_visits, weekly_visits

STOP_WEEKS = 12
SERVICE_WEEKS = 2


@dataclass(frozen=True, slots=True)
class StopLine:
    """A stop in the list of its service: its pattern and the next visit."""

    stop: Stop
    area: AreaNode | None
    weekly: list[Weekly]
    next: Visit | None


def service_page(
    service: MobileService, request: HttpRequest, now: datetime
) -> dict[str, Any]:
    """The context of meeting_places/mobile.html."""
    stops = service.stops
    above = (_("Mobile services"), reverse("timetable"))
    facts = service.access_facts
    return {
        "service": service,
        "now": now,
        "today": timezone.localtime(now).date(),
        "note": note_of(service, now),
        "running": service.running_now,
        "is_running": service.running_now == Running.RUNNING,
        "visits": next_visits(stops, now, weeks=SERVICE_WEEKS),
        "stops": [line_of(stop, now) for stop in stops],
        "changes": changes_ahead(stops, now),
        "known_facts": [fact for fact in facts if fact.is_known],
        "unknown_facts": [fact for fact in facts if not fact.is_known],
        "website": host_of(service.website),
        "service_ld": service_ld(service, request.build_absolute_uri, now),
        "crumbs": crumbs_of(None, service.name, above),
    }


def stop_page(stop: Stop, request: HttpRequest, now: datetime) -> dict[str, Any]:
    """The context of meeting_places/stop.html."""
    service = stop.service
    known = trees.tree().by_id.get(stop.area_id or 0)
    area = known.code if known else None
    crumbs = crumbs_of(area, stop.name, (_("Mobile services"), reverse("timetable")))
    crumbs.insert(-1, (service.name, service.get_absolute_url()))
    calendar = reverse("stop_ics", args=[service.slug, stop.address])
    visits = next_visits([stop], now, weeks=STOP_WEEKS)
    return {
        "stop": stop,
        "service": service,
        "now": now,
        "today": timezone.localtime(now).date(),
        "note": note_of(service, now),
        "running": service.running_now,
        "is_running": service.running_now == Running.RUNNING,
        "next": next_visit(stop, now),
        "visits": visits,
        "usual": usual_times(visits),
        "changes": changes_ahead([stop], now),
        "weekly": weekly_visits(stop),
        "area": known,
        "map": area_map(area, stop.point),
        "journey": journey_to(str(stop.name), stop.point),
        "stop_ld": stop_ld(stop, request.build_absolute_uri, now),
        "crumbs": crumbs,
        "calendar": calendar,
        "webcal": ical.webcal(request.build_absolute_uri(calendar)),
    }


def usual_times(visits: list[Visit]) -> str:
    """The hours that most of the visits keep, told once for all of them."""
    told = Counter(dates.times(visit.starts, visit.ends) for visit in visits)
    return told.most_common(1)[0][0] if told else ""


def note_of(service: MobileService, now: datetime) -> Text:
    """The live note of the service while it is in force."""
    moment = getattr(service, "moment", None)
    if moment is None or (moment.note_until and moment.note_until <= now):
        return Text("", "fi")
    note: Text = moment.note
    return note


def line_of(stop: Stop, now: datetime) -> StopLine:
    area = trees.tree().by_id.get(stop.area_id or 0)
    return StopLine(stop, area, weekly_visits(stop), next_visit(stop, now))
