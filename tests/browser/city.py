"""The small city that the browser visits: one of everything, in real areas, this week.

Names mix the shortest and the longest that editors write, and one club is known in
Finnish only, so that the Swedish and English pages have to mark it.
"""

from __future__ import annotations

from datetime import time, timedelta
from uuid import UUID

from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from activities.models import Activity
from home.areas.models import Area
from home.themes.models import Theme
from meeting_places.models import MeetingPlace
from tests.factories import activities, meeting_places, organisations, pages
from tests.factories.calendars import SeasonFactory

# One address of each kind of page, in Finnish; the language switch leads to the others.
PAGES = {
    "front page": "/",
    "search": "/haku/",
    "search with filters": "/haku/?age=7&kind=club&free=1",
    "search without results": "/haku/?q=keppihevoset&area=pohjoinen",
    "search as a week": "/haku/?view=week",
    "search as a map": "/haku/?view=map",
    "club": "/kerhot/sahlykerho/",
    "meeting places": "/paikat/",
    "meeting place": "/paikat/asukastupa/",
    "timetable": "/liikkuvat/",
    "mobile service": "/liikkuvat/nuorisoauto/",
    "stop": "/liikkuvat/nuorisoauto/kellon-koulu-5709aa11/",
    "organiser": "/jarjestajat/esimerkkiseura/",
    "regions": "/alueet/",
    "region": "/alueet/pohjoinen-alue/",
    "service cluster": "/alueet/pohjoinen-alue/haukipudas/",
    "news": "/ajankohtaista/",
    "article": "/ajankohtaista/kevaan-kerhot/",
    "content": "/tietoa-palvelusta/",
    "patterns": "/kuviot/",
    "not found": "/ei-ole/",
}


def build() -> None:
    """Write the city into the test database and make everything in it findable."""
    call_command("load_areas", verbosity=0)
    call_command("load_themes", verbosity=0)
    build_pages()
    build_catalogue()
    call_command("rebuild_entries", verbosity=0)


def build_pages() -> None:
    regions = pages.RegionIndexPageFactory(title="Alueet", slug="alueet")
    region = pages.RegionPageFactory(
        parent=regions, area=Area.objects.get(code="pohjoinen"), slug="pohjoinen-alue"
    )
    cluster = Area.objects.get(parent__code="pohjoinen", name_fi="Haukipudas")
    pages.ClusterPageFactory(parent=region, area=cluster, slug="haukipudas")
    news = pages.NewsIndexPageFactory(title="Ajankohtaista", slug="ajankohtaista")
    pages.NewsPageFactory(
        parent=news,
        title="Kevään kerhoihin ilmoittaudutaan 7. joulukuuta alkaen",
        slug="kevaan-kerhot",
    )
    pages.ContentPageFactory(title="Tietoa palvelusta", slug="tietoa-palvelusta")


def build_catalogue() -> None:
    today = timezone.localdate()
    season = SeasonFactory(
        starts=today - timedelta(days=30), ends=today + timedelta(days=60)
    )
    theme = Theme.objects.get(code="palloilu")
    organiser = organisations.OrganisationFactory(
        name_fi="Esimerkkiseura ry", slug="esimerkkiseura"
    )
    place = meeting_places.MeetingPlaceFactory(
        name_fi="Asukastupa", slug="asukastupa", hours=MeetingPlace.Hours.WEEKLY
    )
    period = meeting_places.OpeningPeriodFactory(place=place)
    for weekday in range(1, 6):
        meeting_places.OpeningSpanFactory(period=period, weekday=weekday)
    shared = {"theme": theme, "organisation": organiser, "place": place}
    club = activities.ClubFactory(
        name_fi="Sählykerho", slug="sahlykerho", season=season, **shared
    )
    activities.SlotFactory(activity=club, weekday=today.isoweekday())
    activities.MomentFactory(activity=club)
    long = activities.ClubFactory(
        name_fi="Ympäristökasvatuspainotteinen iltapäiväkerhotoiminta alakoululaisille",
        slug="pitka-nimi",
        kind=Activity.Kind.COURSE,
        is_example=True,
        **shared,
    )
    activities.DatedSessionFactory(activity=long, date=today + timedelta(days=3))
    bus = meeting_places.MobileServiceFactory(name_fi="Nuorisoauto", slug="nuorisoauto")
    stop = meeting_places.StopFactory(
        route=meeting_places.RouteFactory(service=bus, line="N2", colour="green"),
        # The address of a stop ends in the start of its uuid.
        uuid=UUID("5709aa11-0000-4000-8000-000000000000"),
        name_fi="Kellon koulu",
        street_address="Kellontie 1",
        postal_code="90820",
    )
    for weekday in (1, 3, 5):
        meeting_places.StopTimeFactory(
            stop=stop, weekday=weekday, arrives=time(14), departs=time(15)
        )


def menu_of(path: str) -> dict[str, str]:
    """Where the language menu of a page leads, by language."""
    html = Client().get(path).content
    links = BeautifulSoup(html, "html.parser").select(".menu__langs a[lang]")
    return {str(link["lang"]): str(link["href"]) for link in links}
