"""Where the demo city meets: the imported places, and a few more that stand in an area."""

from __future__ import annotations

import tomllib
from random import Random
from typing import Any

from aarrearkku.demo import hours, pictures
from aarrearkku.demo.organisers import Organisers
from aarrearkku.demo.recipes import DATA
from aarrearkku.demo.seasons import Seasons
from aarrearkku.demo.writing import new_uuid, published
from home.areas.tree import tree as areas
from home.attributes import Answer, Support
from home.audience import Audience
from home.slugs import stem
from meeting_places.models import Facility, MeetingPlace, PlaceMoment, TargetGroup

SOURCE = "demo"
NO_ADDRESS = "Esimerkki: osoitetta ei ole, alue on valittu."
Kind = MeetingPlace.Kind
RUN_BY = {
    Kind.LIBRARY: "oulun-kirjasto",
    Kind.RESIDENTS_ROOM: "oulun-yhteisotoiminta",
    Kind.YOUTH_HOUSE: "oulun-nuorisopalvelut",
    Kind.FAMILY_CENTRE: "perhekeskuksen-esimerkkitiimi",
    Kind.OPEN_DAYCARE: "oulun-varhaiskasvatus",
}
FOR = {
    Kind.LIBRARY: (TargetGroup.EVERYBODY, TargetGroup.FAMILIES),
    Kind.RESIDENTS_ROOM: (TargetGroup.EVERYBODY, TargetGroup.OLDER),
    Kind.YOUTH_HOUSE: (TargetGroup.YOUTH,),
    Kind.FAMILY_CENTRE: (TargetGroup.FAMILIES,),
    Kind.OPEN_DAYCARE: (TargetGroup.FAMILIES,),
}


class Venues:
    """The places of the city by kind and region."""

    def __init__(self, places: list[MeetingPlace]) -> None:
        self.places = places
        self._found: dict[tuple[str, str], list[MeetingPlace]] = {}
        codes = {node.id: node.code for node in areas()}
        for place in places:
            region = codes.get(place.region_id or 0, "")
            self._found.setdefault((place.kind, region), []).append(place)

    def at(self, kinds: tuple[str, ...], region: str) -> list[MeetingPlace]:
        """Places of these kinds in the region. The list of schools is cut off in its source,
        so that there may be none."""
        return [
            place for kind in kinds for place in self._found.get((kind, region), [])
        ]


def build(organisers: Organisers, seasons: Seasons, rng: Random) -> Venues:
    """Write the demo's own places, and example hours for those that keep some."""
    MeetingPlace.objects.bulk_create(_own_places(rng))
    with_hours = list(
        MeetingPlace.objects.listed()
        .filter(kind__in=RUN_BY)
        .order_by("source", "source_id")
    )
    for place in with_hours:
        _tell_more(place, organisers, rng)
    MeetingPlace.objects.bulk_update(
        with_hours,
        [
            "organisation",
            "hours",
            "is_example",
            "summary_fi",
            "target_groups",
            "entrance_image",
            "facilities",
            "free_entry",
            *(f"access_{support.value}" for support in Support),
        ],
        batch_size=100,
    )
    hours.build(with_hours, seasons, rng)
    PlaceMoment.objects.bulk_create(
        PlaceMoment(place=place, confirmed_on=seasons.today) for place in with_hours
    )
    return find()


def find() -> Venues:
    """The places as they are, closed ones left out."""
    running = MeetingPlace.objects.published().exclude(
        moment__in=PlaceMoment.objects.not_running()
    )
    return Venues(list(running.order_by("source", "source_id")))


def _own_places(rng: Random) -> list[MeetingPlace]:
    written = tomllib.loads((DATA / "venues.toml").read_text(encoding="utf-8"))
    places = []
    for kind, facts in written.items():
        for area, name in facts["names"]:
            place = MeetingPlace(
                **published(rng),
                uuid=new_uuid(rng),
                source=SOURCE,
                source_id=f"{kind}-{area}",
                kind=kind,
                name_fi=name,
                summary_fi=facts["summary"],
                city="Oulu",
                area_override_id=areas().by_code[area].id,
                area_override_reason=NO_ADDRESS,
                audience_mode=_audience(facts),
                min_age=facts["min_age"] or None,
                max_age=facts.get("max_age"),
            )
            place.slug = stem(place, name)
            place.find_areas()
            places.append(place)
    return places


def _audience(facts: dict[str, Any]) -> Audience.Mode:
    for_all = facts["min_age"] == 0 and "max_age" not in facts
    return Audience.Mode.ALL_AGES if for_all else Audience.Mode.AGES


def _tell_more(place: MeetingPlace, organisers: Organisers, rng: Random) -> None:
    """Hours, equipment and access are invented, so the page says that it is an example."""
    place.is_example = True
    place.hours = MeetingPlace.Hours.WEEKLY
    place.organisation = organisers.rows[RUN_BY[Kind(place.kind)]]
    place.free_entry = True
    place.summary_fi = place.summary_fi or (
        "Leikkiä, seuraa ja ohjattua tekemistä lapsille ja heidän vanhemmilleen."
    )
    place.target_groups = [group.value for group in FOR[Kind(place.kind)]]
    if place.kind == Kind.FAMILY_CENTRE:
        place.entrance_image = pictures.drawing("ovi")
    place.facilities = [
        facility.value for facility in Facility if rng.random() < 0.45
    ] or [Facility.TOILET.value]
    for support in Support:
        answer = rng.choices(
            [Answer.YES, Answer.PARTLY, Answer.NO, Answer.UNKNOWN], [40, 15, 10, 35]
        )[0]
        setattr(place, f"access_{support.value}", answer.value)
