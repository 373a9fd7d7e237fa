"""The list of meeting places: by region, what is open now first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from home.areas import tree as trees
from home.areas.models import Level
from home.areas.tree import AreaNode
from meeting_places.models import MeetingPlace
from meeting_places.opening_hours import Status, StatusKind, status

# A region shows so many places until it is chosen alone.
FIRST = 12


@dataclass(frozen=True, slots=True)
class Line:
    place: MeetingPlace
    status: Status
    area: AreaNode | None


@dataclass(frozen=True, slots=True)
class RegionGroup:
    """The places of one region; `region` is None for those whose region nobody knows."""

    region: AreaNode | None
    lines: list[Line]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.lines)


def by_region(
    places: Iterable[MeetingPlace], now: datetime, *, only_open: bool = False
) -> list[RegionGroup]:
    """The places under their regions; a region that is alone shows all it has."""
    areas = trees.tree()
    groups: dict[str, list[Line]] = {}
    for place in places:
        line = Line(place, status(place, now), areas.by_id.get(place.area_id or 0))
        if line.status.is_open or not only_open:
            region = areas.at_level(line.area.code if line.area else None, Level.REGION)
            groups.setdefault(region.code if region else "", []).append(line)
    limit = FIRST if len(groups) > 1 else None
    order = [node.code for node in areas.of_level(Level.REGION)] + [""]
    today = timezone.localtime(now).date()
    return [
        RegionGroup(
            areas.get(code),
            sorted(groups[code], key=lambda line: rank(line, today))[:limit],
            len(groups[code]),
        )
        for code in order
        if code in groups
    ]


def rank(line: Line, today: date) -> tuple[int, str]:
    """Open now, open later today, always open (playgrounds), open on another day, the rest."""
    kind, opens = line.status.kind, line.status.opens
    opens_today = opens and timezone.localtime(opens).date() == today
    order = {
        StatusKind.OPEN: 0,
        StatusKind.LATER: 1 if opens_today else 3,
        StatusKind.ALWAYS: 2,
        StatusKind.UNKNOWN: 4,
        StatusKind.CLOSED: 5,
        StatusKind.STOPPED: 6,
    }
    return order[kind], str(line.place).casefold()
