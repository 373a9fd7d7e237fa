"""The whole demo city, loaded at every time of the year: complete, and never dead."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from django.utils import timezone

from aarrearkku import demo
from activities.models import Activity
from home.areas.models import Area
from home.calendars.models import SchoolYearCalendar
from home.organisations.models import Organisation
from home.pages.models import NewsPage, RegionPage
from meeting_places.models import MeetingPlace, MobileService, Stop
from search.find import find
from search.query import Query

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
STATES = ("open", "opens", "queue", "full", "closed")
GATHERINGS = ("club", "course", "camp", "open")


@pytest.fixture(
    params=[
        date(2026, 7, 14),
        date(2026, 8, 20),
        date(2026, 11, 26),
        date(2026, 12, 27),
        date(2027, 3, 29),
        date(2027, 6, 1),
    ],
    ids=str,
)
def today(request, monkeypatch):
    """The city loaded at noon of this day, which it is until the test ends."""
    noon = timezone.make_aware(datetime.combine(request.param, time(12)))
    monkeypatch.setattr(timezone, "now", lambda: noon)
    demo.load(lambda *told: None)
    return request.param


def test_the_city_is_complete_and_alive(today, client):
    assert MeetingPlace.objects.filter(source="evaka").count() == 210
    assert MeetingPlace.objects.filter(source="leikkipaikat").count() == 101
    assert Activity.objects.count() >= 600
    assert Organisation.objects.count() >= 40
    assert MobileService.objects.count() == 3
    assert Stop.objects.count() >= 30
    assert NewsPage.objects.filter(locale__language_code="fi").count() >= 12
    assert SchoolYearCalendar.objects.filter(starts__lte=today, ends__gte=today)
    for region in RegionPage.objects.filter(locale__language_code="fi"):
        assert region.area in Area.objects.regions()
        assert client.get(region.url).status_code == 200

    front = client.get("/").content.decode()
    assert front.count('<ol class="agenda">') == 4

    now = timezone.now()
    facets = find(Query(), now).facets
    rare = {state: facets["enrol"].get(state, 0) for state in STATES}
    assert min(rare.values()) >= 10, rare
    # Where enrolment is still to open, there is something left to come to.
    opening = find(Query(enrol=("opens",)), now, size=1000)
    assert all(hit.next for hit in opening.hits)
    kinds = {kind: facets["kind"].get(kind, 0) for kind in GATHERINGS}
    assert min(kinds.values()) >= 5, kinds
    assert find(Query(kinds=GATHERINGS, date="week"), now).total >= 40
    running = Activity.objects.filter(moment__running="running").count()
    assert running > 550
