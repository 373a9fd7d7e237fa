"""The small city that the browser visits: one of everything, in real areas, this week.

Names mix the shortest and the longest that editors write, and one club is known in
Finnish only, so that the Swedish and English pages have to mark it.
"""

from __future__ import annotations

import json
from datetime import date, time, timedelta
from uuid import UUID

from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail_factories import ImageFactory

from activities.models import Activity
from home.areas.models import Area
from home.attributes import Running
from home.calendars.models import Season
from home.images.models import CatalogueImage
from home.organisations.models import Organisation
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
    "ended course": "/kerhot/paattynyt-kurssi/",
    "paused club": "/kerhot/tauolla/",
    "full club": "/kerhot/pitka-nimi/",
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
    "content below": "/tietoa-palvelusta/tavoitteet/",
    "patterns": "/kuviot/",
    "not found": "/ei-ole/",
}


LONG = (
    "Kerhoihin otetaan lapsia ilmoittautumisjärjestyksessä, ja "
    "harrastusmahdollisuuksien yhdenvertaisuudesta huolehditaan jokaisella alueella"
)


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
        parent=regions,
        area=Area.objects.get(code="pohjoinen"),
        slug="pohjoinen-alue",
        motto="Yhdessä pohjoisen lapsille",
        intro="Haukiputaan, Kellon, Kiimingin, Jäälin ja Yli-Iin lapset ja perheet.",
        network="<p>Verkosto kokoontuu <b>kahdesti</b> lukukaudessa.</p>",
    )
    for role in ("Alueellinen hyvinvointisuunnittelija", "Varhaiskasvatusjohtaja"):
        region.roles.create(
            name=role,
            task="Ohjaa verkoston työtä ja kokoaa alueen suunnitelman.",
            email="alue@example.org",
            phone="+358 8 000 0000",
        )
    cluster = Area.objects.get(parent__code="pohjoinen", name_fi="Haukipudas")
    pages.ClusterPageFactory(
        parent=region,
        area=cluster,
        slug="haukipudas",
        intro="Koulut, päiväkodit ja nuorisotilat yhdessä.",
        schools=[("school", {"name": "Haukiputaan koulu", "grades": "1–9"})],
    )
    news = pages.NewsIndexPageFactory(title="Ajankohtaista", slug="ajankohtaista")
    picture = ImageFactory(title="Maalaus", alt_fi="Lapsi maalaa ikkunan ääressä.")
    pages.NewsPageFactory(
        parent=news,
        title="Kevään kerhoihin ilmoittaudutaan 7. joulukuuta alkaen",
        slug="kevaan-kerhot",
        image=picture,
        body=everything(picture),
    )
    content = pages.ContentPageFactory(
        title="Tietoa palvelusta",
        slug="tietoa-palvelusta",
        intro="Mistä tiedot tulevat ja kuka niitä hoitaa.",
        body=everything(picture),
    )
    for title in ("Tavoitteet", "Hyvinvointiyhteistyön toimintamallit 2022–2026"):
        pages.ContentPageFactory(parent=content, title=title, body=everything(picture))


def everything(picture: CatalogueImage) -> str:
    """A body with one block of each kind, as editors fill them."""
    names = ["Tavoite", "Toimenpide", "Mittari", "Vastuutaho"]
    row = [
        "Yhdenvertaiset harrastusmahdollisuudet",
        LONG,
        "Osallistujien lukumäärä",
        "Hyvinvointilautakunta",
    ]
    goals = {
        "columns": [{"type": "text", "heading": name} for name in names],
        "rows": [{"values": row}] * 3,
        "caption": "Tavoitteet 2022–2026",
    }
    shown = {"image": picture.pk, "decorative": False, "alt_text": "Lapsi maalaa."}
    steps = [{"name": "Verkosto", "text": LONG}, {"name": "Keskittymä", "text": ""}]
    blocks = [
        ("heading", {"text": "Mitä kevään haussa kannattaa tietää", "level": "h2"}),
        ("text", f"<p>{LONG} <a href='https://example.org/'>Lue lisää</a>.</p>"),
        ("picture", {"image": shown, "caption": "Kuvituskuva"}),
        ("heading", {"text": "Näin se etenee", "level": "h3"}),
        ("points", ["Valitse kerho", "Ilmoita <b>yksi</b> lapsi kerrallaan"]),
        ("links", [{"text": "Haku", "address": "https://example.org/haku"}]),
        ("table", goals),
        ("quote", {"text": "Kerhosta löytyi ystävä.", "source": "Vanhempi, Kello"}),
        ("notice", {"title": "Muista", "text": "Haku päättyy sunnuntaina."}),
        ("chain", {"steps": steps}),
    ]
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


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
        name_fi="Sählykerho",
        slug="sahlykerho",
        season=season,
        image=ImageFactory(title="Peli", alt_fi="Lapset pelaavat sählyä."),
        **shared,
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
    activities.MomentFactory(activity=long, is_full=True, places_left=0)
    build_the_north(today, season, {"theme": theme, "organisation": organiser})
    bus = meeting_places.MobileServiceFactory(name_fi="Nuorisoauto", slug="nuorisoauto")
    stop = meeting_places.StopFactory(
        route=meeting_places.RouteFactory(service=bus, line="N2", colour="green"),
        # The address of a stop ends in the start of its uuid.
        uuid=UUID("5709aa11-0000-4000-8000-000000000000"),
        name_fi="Kellon koulu",
        street_address="Kellontie 1",
        postal_code="90820",
    )
    for weekday in range(1, 6):
        meeting_places.StopTimeFactory(
            stop=stop, weekday=weekday, arrives=time(14), departs=time(15)
        )
    for days in range(3):
        meeting_places.StopChangeFactory(stop=stop, date=today + timedelta(days=days))


def build_the_north(
    today: date, season: Season, shared: dict[str, Theme | Organisation]
) -> None:
    """Clubs of a region's page: one cancelled today, one on a pause, one that has ended."""
    house = meeting_places.MeetingPlaceFactory(
        name_fi="Nuorisotalo",
        slug="nuorisotalo",
        street_address="Jokelantie 1",
        postal_code="90830",
        city="Haukipudas",
        hours=MeetingPlace.Hours.WEEKLY,
    )
    period = meeting_places.OpeningPeriodFactory(place=house)
    for weekday in range(1, 8):
        meeting_places.OpeningSpanFactory(period=period, weekday=weekday)
    picture = ImageFactory(title="Kerho", alt_fi="Kolme lasta rakentaa majaa.")
    club = activities.ClubFactory(
        name_fi="Majakerho",
        slug="majakerho",
        season=season,
        place=house,
        image=picture,
        **shared,
    )
    slot = activities.SlotFactory(activity=club, weekday=today.isoweekday())
    activities.SlotChangeFactory(slot=slot, date=today, reason_fi="Ohjaaja sairastui.")
    resting = activities.ClubFactory(
        name_fi="Tauolla oleva kerho",
        slug="tauolla",
        season=season,
        place=house,
        **shared,
    )
    activities.SlotFactory(activity=resting)
    activities.MomentFactory(activity=resting, running=Running.PAUSED)
    ended = activities.ClubFactory(
        name_fi="Päättynyt kurssi",
        slug="paattynyt-kurssi",
        place=house,
        kind=Activity.Kind.COURSE,
        **shared,
    )
    activities.DatedSessionFactory(activity=ended, date=today - timedelta(days=10))


def menu_of(path: str) -> dict[str, str]:
    """Where the language menu of a page leads, by language."""
    html = Client().get(path).content
    links = BeautifulSoup(html, "html.parser").select(".menu__langs a[lang]")
    return {str(link["lang"]): str(link["href"]) for link in links}
