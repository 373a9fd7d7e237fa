"""What the centre keeps to itself: one word, in the name of everything it has not published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.factories.accounts import PLANNERS, member_of
from tests.factories.activities import (
    ClubFactory,
    MomentFactory,
    SlotChangeFactory,
    SlotFactory,
)
from tests.factories.areas import SmallOulu, small_oulu
from tests.factories.meeting_places import (
    AnnouncedOpeningFactory,
    MeetingPlaceFactory,
    MobileMomentFactory,
    PlaceMomentFactory,
    StopChangeFactory,
    StopFactory,
    StopTimeFactory,
)
from tests.factories.organisations import OrganisationFactory
from tests.factories.pages import (
    NewsIndexPageFactory,
    NewsPageFactory,
    RegionIndexPageFactory,
    RegionPageFactory,
    home,
)

WORD = "Salaneuvos"


@dataclass(frozen=True)
class Secrets:
    """One of each kind, all of the centre; and what the north has of its own."""

    areas: SmallOulu
    organisation: Any
    place: Any
    club: Any
    slot: Any
    service: Any
    stop: Any
    article: Any
    northern_organisation: Any
    northern_place: Any
    northern_club: Any
    northern_stop: Any


def secrets_of_the_centre() -> Secrets:
    areas = small_oulu()
    seat = OrganisationFactory(name_fi=f"{WORD} ry", regions=[areas.keskinen])
    place = MeetingPlaceFactory(name_fi=f"{WORD}talo", **at(areas.tuira))
    club = ClubFactory(name_fi=f"{WORD}kerho", place=place, organisation=seat)
    slot = SlotFactory(activity=club)
    stop = StopFactory(
        name_fi=f"{WORD} pysäkki",
        route__service__name_fi=f"{WORD}auto",
        **at(areas.tuira),
    )
    StopTimeFactory(stop=stop)
    SlotChangeFactory(slot=slot, reason_fi=WORD)
    MomentFactory(activity=club)
    AnnouncedOpeningFactory(place=place, reason_fi=WORD)
    PlaceMomentFactory(place=place)
    StopChangeFactory(stop=stop, reason_fi=WORD)
    MobileMomentFactory(service=stop.service, note_fi=WORD)
    them = member_of(PLANNERS)
    for one in (seat, place, club, stop.service):
        wait_for_approval(one, them)
    seat_of_the_north = OrganisationFactory(regions=[areas.pohjoinen])
    kello = MeetingPlaceFactory(name_fi="Kellon talo", **at(areas.kello))
    ours = ClubFactory(
        name_fi="Kellon kerho", place=kello, organisation=seat_of_the_north
    )
    # The centre's club comes to Kello too: the usage of the place must not tell it.
    SlotFactory(activity=club, place=kello)
    northern_stop = StopFactory(name_fi="Kellon pysäkki", **at(areas.kello))
    return Secrets(
        areas=areas,
        organisation=seat,
        place=place,
        club=club,
        slot=slot,
        service=stop.service,
        stop=stop,
        article=articles(areas, them),
        northern_organisation=seat_of_the_north,
        northern_place=kello,
        northern_club=ours,
        northern_stop=northern_stop,
    )


def at(area: Any) -> dict[str, Any]:
    return {"latitude": area.latitude, "longitude": area.longitude, "postal_code": ""}


def wait_for_approval(one: Any, person: Any) -> None:
    """A draft with everything a draft can have: history, a workflow, a lock."""
    one.live = False
    one.locked, one.locked_by = True, person
    one.save()
    one.save_revision(user=person, log_action="wagtail.create")
    one.get_workflow().start(one, person)


def articles(areas: SmallOulu, person: Any) -> Any:
    """A draft under the centre's page in each language; the north has its pages too."""
    for language in ("fi", "sv", "en"):
        regions = RegionIndexPageFactory(parent=home(language))
        page = RegionPageFactory(parent=regions, area=areas.keskinen, title="Keskinen")
        RegionPageFactory(parent=regions, area=areas.pohjoinen)
        article = NewsPageFactory(
            parent=NewsIndexPageFactory(parent=page),
            title=f"{WORD} {language}",
            live=False,
            owner=person,
        )
        article.save_revision(user=person, log_action="wagtail.create")
        article.get_workflow().start(article, person)
    return article
