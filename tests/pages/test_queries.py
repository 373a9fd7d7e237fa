"""What each kind of page costs in queries: with clubs, places and stops on it, and with more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

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

pytestmark = pytest.mark.django_db

# A warm page in Finnish, no images. In another language Wagtail asks one query more: for the
# translation of the Finnish front page.
QUERIES = {
    "/": 11,
    "/alueet/": 9,
    "/alueet/pohjoinen-alue/": 14,
    "/alueet/pohjoinen-alue/haukipudas/": 11,
    "/ajankohtaista/": 11,
    "/ajankohtaista/juuri-nyt/": 11,
    "/tietoa/": 9,
    "/kerhot/kerho-1/": 11,
    "/paikat/": 6,
    "/paikat/tupa-1/": 10,
    "/liikkuvat/": 10,
    "/liikkuvat/auto/": 6,
    "/jarjestajat/seura/": 12,
    "/haku/": 2,
}


@pytest.fixture(params=[1, 4], ids=["one of each", "four of each"])
def city(request, pohjoinen, itainen):
    """A city that has each thing once, or four times."""
    haukipudas = area("pk-haukipudas", Level.CLUSTER, "Haukipudas", pohjoinen)
    pages(request.param, pohjoinen, itainen, haukipudas)
    catalogue(request.param, haukipudas)


def pages(count, pohjoinen, itainen, haukipudas):
    regions = RegionIndexPageFactory()
    region = RegionPageFactory(parent=regions, area=pohjoinen)
    RegionPageFactory(parent=regions, area=itainen)
    ClusterPageFactory(parent=region, area=haukipudas)
    news = NewsIndexPageFactory()
    NewsPageFactory(parent=news, title="Juuri nyt")
    content = ContentPageFactory(title="Tietoa")
    for _ in range(count):
        NewsPageFactory(parent=news)
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
            slug=f"kerho-{number}", season=season, place=place, organisation=seura
        )
        StopTimeFactory(stop=StopFactory(route=route, place=place, **here))


def queries_of(client, url):
    """The queries of a warm page."""
    assert client.get(url).status_code == 200, url
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return [each["sql"] for each in captured]


@pytest.mark.parametrize("url", QUERIES)
def test_a_page_costs_the_same_few_queries_however_much_is_on_it(client, city, url):
    assert len(queries_of(client, url)) == QUERIES[url]


@pytest.mark.parametrize("url", ["/", "/alueet/pohjoinen-alue/"])
def test_what_happens_here_is_on_the_page(client, city, url):
    page = client.get(url).content.decode()

    assert "/kerhot/kerho-1/" in page
