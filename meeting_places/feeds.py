"""Cancelled, moved, late and extra visits of mobile services as RSS."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home import dates
from meeting_places.models import Stop, StopChange
from meeting_places.timetable import changes_ahead
from meeting_places.visits import Visit


@dataclass(frozen=True, slots=True)
class Told:
    """One visit that differs from the timetable, and the row that says so."""

    visit: Visit
    change: StopChange


class ChangesFeed(Feed[Told, None]):
    """What has changed in the timetable of the coming weeks, the latest news first."""

    title = _("Changes of mobile services")
    description = _("Cancelled, moved, late and extra visits of the coming weeks.")
    link = reverse_lazy("timetable")

    def feed_url(self) -> str:
        return reverse("timetable_feed")

    def items(self) -> list[Told]:
        stops = Stop.objects.published().with_timetable()
        found = [
            Told(each.visit, each.visit.change)
            for each in changes_ahead(stops, timezone.now())
            if each.visit.change
        ]
        return sorted(found, key=lambda told: told.change.announced_at, reverse=True)

    def item_title(self, item: Told) -> str:
        stop = item.visit.stop
        day = dates.weekday_and_day(item.visit.planned_day)
        return f"{item.change.get_kind_display()}: {stop.service}, {stop} {day}"

    def item_description(self, item: Told) -> str:
        visit = item.visit
        when = f"{dates.weekday_and_day(visit.day)} {dates.times(visit.starts, visit.ends)}"
        return " ".join(filter(None, [visit.happening.reason, f"{when}."]))

    def item_link(self, item: Told) -> str:
        return item.visit.stop.get_absolute_url()

    def item_guid(self, item: Told) -> str:
        return f"urn:change:{item.change.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Told) -> datetime:
        return item.change.announced_at
