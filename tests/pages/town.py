"""A small city with something on every kind of page."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from wagtail_factories import ImageFactory

from home.areas.models import Level
from tests.factories.activities import weekly_club
from tests.factories.calendars import SeasonFactory
from tests.factories.meeting_places import (
    MeetingPlaceFactory,
    OpeningPeriodFactory,
    OpeningSpanFactory,
    RouteFactory,
    StopFactory,
    StopTimeFactory,
)
from tests.factories.organisations import OrganisationFactory
from tests.factories.pages import (
    ClusterPageFactory,
    ContentPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    RegionIndexPageFactory,
    RegionPageFactory,
    area,
    home,
)

STOP = "5709aa11-0000-4000-8000-000000000000"
# One address of each kind of page.
ADDRESSES = (
    "/",
    "/alueet/",
    "/alueet/pohjoinen-alue/",
    "/alueet/pohjoinen-alue/haukipudas/",
    "/ajankohtaista/",
    "/ajankohtaista/juuri-nyt/",
    "/tietoa/",
    "/kerhot/kerho-1/",
    "/paikat/",
    "/paikat/tupa-1/",
    "/liikkuvat/",
    "/liikkuvat/auto/",
    "/liikkuvat/auto/pysakki-5709aa11/",
    "/jarjestajat/seura/",
    "/haku/",
)


def build(count: int = 1) -> None:
    """Each thing so many times."""
    oulu = area("oulu", Level.CITY, "Oulu")
    pohjoinen = area("pohjoinen", Level.REGION, "Pohjoinen alue", oulu)
    itainen = area("itainen", Level.REGION, "Itäinen alue", oulu)
    haukipudas = area("pk-haukipudas", Level.CLUSTER, "Haukipudas", pohjoinen)
    pages(count, pohjoinen, itainen, haukipudas)
    catalogue(count, haukipudas)


def pages(count, pohjoinen, itainen, haukipudas):
    regions = RegionIndexPageFactory()
    region = RegionPageFactory(parent=regions, area=pohjoinen)
    for number in range(count):
        region.roles.create(name=f"Aluekoordinaattori {number}", task="Ohjaa alkuun.")
    RegionPageFactory(parent=regions, area=itainen)
    ClusterPageFactory(parent=region, area=haukipudas)
    news = NewsIndexPageFactory()
    picture = ImageFactory(alt_fi="Kuva")
    NewsPageFactory(parent=news, title="Juuri nyt", image=picture)
    content = ContentPageFactory(title="Tietoa")
    for _ in range(count):
        NewsPageFactory(parent=news, image=ImageFactory(alt_fi="Kuva"))
        ContentPageFactory(parent=content)
    front = home()
    front.teaser_title, front.teaser_page = "Tietoa", content
    front.save()


def catalogue(count, haukipudas):
    today = timezone.localdate()
    here = {"area_override": haukipudas, "area_override_reason": "koe"}
    season = SeasonFactory(
        starts=today - timedelta(days=30), ends=today + timedelta(days=60)
    )
    seura = OrganisationFactory(slug="seura")
    route = RouteFactory(service__slug="auto", service__organisation=seura)
    for number in range(1, count + 1):
        place = MeetingPlaceFactory(slug=f"tupa-{number}", hours="weekly", **here)
        period = OpeningPeriodFactory(place=place)
        for weekday in range(1, 8):
            OpeningSpanFactory(period=period, weekday=weekday)
        weekly_club(
            slug=f"kerho-{number}",
            season=season,
            place=place,
            organisation=seura,
            image=ImageFactory(alt_fi="Kuva"),
        )
        first = {"uuid": STOP, "name_fi": "Pysäkki"} if number == 1 else {}
        StopTimeFactory(stop=StopFactory(route=route, place=place, **first, **here))
