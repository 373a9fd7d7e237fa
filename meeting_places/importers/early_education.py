"""Day-care centres and open day-care units, from the City's own eVaka."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from home.areas import geography
from home.areas.tree import tree
from home.audience import Audience
from meeting_places.models import MeetingPlace

SOURCE = "evaka"
FILE = Path(__file__).parent / "data" / "early_education_units.csv"

Point = tuple[float, float]


def places() -> Iterator[MeetingPlace]:
    """Open units are listed; day-care centres and preschools are venues."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    known = {_address(row): _point(row) for row in rows if row["lat"]}
    for row in rows:
        # An open unit without coordinates is often in a day-care centre that has them.
        yield _place(row, known.get(_address(row)))


def _point(row: dict[str, str]) -> Point:
    return float(row["lat"]), float(row["lon"])


def _address(row: dict[str, str]) -> tuple[str, str]:
    return " ".join(row["street_address"].casefold().split()), row["postal_code"]


def _place(row: dict[str, str], of_address: Point | None) -> MeetingPlace:
    latitude, longitude = _point(row) if row["lat"] else of_address or (None, None)
    is_open_unit = row["types"] == "CLUB"
    place = MeetingPlace(
        source=SOURCE,
        source_id=row["id"],
        name_fi=row["name"],
        kind=(
            MeetingPlace.Kind.OPEN_DAYCARE
            if is_open_unit
            else MeetingPlace.Kind.DAYCARE
        ),
        listed=is_open_unit and not _is_closed(row),
        street_address=row["street_address"],
        postal_code=row["postal_code"],
        city=_post_office(row["post_office"]),
        latitude=latitude,
        longitude=longitude,
        website=_website(row["url"]),
        # Early education is for children under school age by law; preschool is its last year.
        audience_mode=Audience.Mode.AGES,
        min_age=0,
        max_age=6,
    )
    _place_by_cluster(place, row["service_cluster"])
    return place


def _is_closed(row: dict[str, str]) -> bool:
    # The register goes up to 2022: every closing date in it has passed.
    return bool(row["closing_date"]) and date.fromisoformat(
        row["closing_date"]
    ) <= date(2022, 12, 31)


def _post_office(typed: str) -> str:
    """OULU and Oulu alike; a longer "Kontio, Kiiminki-Alakylä" is cut to its office."""
    return typed.split(",")[0].title()


def _website(address: str) -> str:
    """The City's old site is gone, and its addresses with it."""
    is_web = address.startswith(("http://", "https://"))
    host = urlsplit(address).netloc if is_web else ""
    return "" if host in ("", "www.ouka.fi", "ouka.fi") else address


def _place_by_cluster(place: MeetingPlace, cluster: str) -> None:
    """The register's own cluster, where neither point nor postcode tells any area."""
    found = geography.locate(place.latitude, place.longitude, place.postal_code)
    if found.cluster is None and (node := tree().get(cluster)):
        place.area_override_id = node.id
        place.area_override_reason = "Palvelukeskittymä eVaka-rekisterin mukaan."
