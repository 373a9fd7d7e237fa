"""Comprehensive schools, as the City's pages list them by region. No address is known."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from home.areas.tree import tree
from home.audience import Audience
from meeting_places.models import MeetingPlace

SOURCE = "peruskoulut"
FILE = Path(__file__).parent / "data" / "schools.csv"
LAST_GRADE = 9

BY_NAME = "Koulun nimi kertoo kaupunginosan; osoite ei ole lähteessä."
BY_CLUSTER = "Koulun palvelukeskittymä; osoite ei ole lähteessä."
BY_REGION = "Koulun alue; osoite ei ole lähteessä."


def places() -> Iterator[MeetingPlace]:
    """Venues without a point of their own: each stands in the area its name tells."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield _place(row)


def _place(row: dict[str, str]) -> MeetingPlace:
    place = MeetingPlace(
        source=SOURCE,
        source_id=row["name"],
        name_fi=row["name"],
        kind=MeetingPlace.Kind.SCHOOL,
        listed=False,
        city="Oulu",
        audience_mode=Audience.Mode.UNKNOWN,
    )
    if row["grades"]:
        first, last = row["grades"].split("-")
        place.audience_mode = Audience.Mode.GRADES
        place.min_grade = int(first)
        # The voluntary tenth grade of 2018 is no more.
        place.max_grade = min(int(last), LAST_GRADE)
    _place_in_area(place, row)
    return place


def _place_in_area(place: MeetingPlace, row: dict[str, str]) -> None:
    known = (
        (row["neighbourhood"], BY_NAME),
        (row["service_cluster"], BY_CLUSTER),
        (row["region"], BY_REGION),
    )
    for code, reason in known:
        if node := tree().get(code):
            place.area_override_id = node.id
            place.area_override_reason = reason
            return
