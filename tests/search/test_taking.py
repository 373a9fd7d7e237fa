"""A search is taken along: as a feed of what is new, and as a calendar to subscribe to."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import icalendar
import pytest
import recurring_ical_events

from activities.models import Activity
from home.calendar_days import HELSINKI
from search.showing import taking
from tests.factories.activities import SlotChangeFactory, weekly_club
from tests.factories.areas import small_oulu
from tests.factories.meeting_places import MeetingPlaceFactory, StopTimeFactory

pytestmark = pytest.mark.django_db
SEPTEMBER = datetime(2026, 9, 3, 12, tzinfo=UTC)
TUIRA = {"postal_code": "90500", "latitude": 65.025, "longitude": 25.465}


@pytest.fixture(autouse=True)
def _in_september(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SEPTEMBER)


@pytest.fixture
def football():
    """A club in Tuira for ages 7 to 9, Tuesdays 14.15-15.15 until 13.12., not in week 43."""
    small_oulu()
    school = MeetingPlaceFactory(name_fi="Tuiran koulu", listed=False, **TUIRA)
    return weekly_club(
        name_fi="Tuiran futis",
        place=school,
        min_age=7,
        max_age=9,
        first_published_at=SEPTEMBER - timedelta(days=2),
    )


def read_feed(client, address: str) -> ElementTree.Element:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = ElementTree.fromstring(answer.content).find("channel")
    assert channel is not None
    return channel


def titles(channel: ElementTree.Element) -> list[str | None]:
    return [item.findtext("title") for item in channel.findall("item")]


def read_calendar(client, address: str) -> icalendar.Calendar:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(answer.content)


def dates_of(file: icalendar.Calendar, first: date, last: date) -> list[datetime]:
    found = recurring_ical_events.of(file).between(first, last)
    return sorted(e.start for e in found if e.get("status") != "CANCELLED")


# The feed


def test_the_feed_holds_what_fits_and_leaves_out_what_almost_does(client, football):
    weekly_club(name_fi="Isojen futis", min_age=10, max_age=12)
    assert titles(read_feed(client, "/haku/tulokset.rss?age=9&kind=club")) == [
        "Tuiran futis"
    ]


def test_the_latest_comes_first(client, football):
    weekly_club(name_fi="Uusi", first_published_at=SEPTEMBER)
    weekly_club(name_fi="Vanha", first_published_at=SEPTEMBER - timedelta(days=90))
    feed = read_feed(client, "/haku/tulokset.rss?kind=club&sort=name&page=2&view=map")
    assert titles(feed) == ["Uusi", "Tuiran futis", "Vanha"]


def test_an_item_says_what_where_and_when_and_leads_to_its_page(client, football):
    item = read_feed(client, "/haku/tulokset.rss?kind=club").find("item")
    assert item is not None
    assert item.findtext("link") == f"http://testserver/kerhot/{football.slug}/"
    assert item.findtext("guid") == f"urn:uuid:{football.uuid}"
    assert item.find("guid[@isPermaLink='false']") is not None
    assert parsedate_to_datetime(item.findtext("pubDate", "")) == SEPTEMBER - timedelta(
        2
    )
    told = item.findtext("description", "").split("\n")
    assert told[1:3] == ["Tuiran koulu, Tuira", "ti 14.15–15.15"]


@pytest.mark.parametrize(
    ("address", "title", "language"),
    [
        ("/haku/tulokset.rss?age=7&area=tuira", "Haku: 7 v, Tuira", "fi"),
        ("/sv/sok/resultat.rss?age=7&area=tuira", "Sökning: 7 år, Tuira", "sv"),
        ("/en/search/results.rss?age=7&area=tuira", "Search: 7 years, Tuira", "en"),
    ],
)
def test_the_feed_is_named_by_its_search(client, football, address, title, language):
    feed = read_feed(client, address)
    assert feed.findtext("title") == f"{title} – Harrastamisen aarrearkku"
    assert feed.findtext("language") == language
    itself = feed.find("{http://www.w3.org/2005/Atom}link")
    assert itself is not None
    assert itself.get("href") == f"http://testserver{address}"


# The calendar


def test_every_session_of_the_autumn_is_there_at_its_local_time(client, football):
    file = read_calendar(client, "/haku/kalenteri.ics?age=7")
    starts = dates_of(file, date(2026, 8, 1), date(2027, 1, 1))
    tuesdays = {date(2026, 9, 1) + timedelta(weeks=n) for n in range(15)}
    # Summer time ends on 25.10., inside the autumn break.
    assert {each.date() for each in starts} == tuesdays - {date(2026, 10, 20)}
    assert {each.astimezone(HELSINKI).time() for each in starts} == {time(14, 15)}


def test_a_subscriber_is_told_to_ask_again_the_same_day(client, football):
    file = read_calendar(client, "/haku/kalenteri.ics")
    assert file["x-published-ttl"] == "PT6H"
    assert file.refresh_interval == timedelta(hours=6)


def test_a_weekly_time_is_one_event_with_a_rule(client, football):
    weekly_club(name_fi="Kellon futis")
    file = read_calendar(client, "/haku/kalenteri.ics")
    assert {str(event["summary"]) for event in file.events} == {
        "Tuiran futis",
        "Kellon futis",
    }
    assert len(file.events) == 2
    assert all("rrule" in event and "exdate" in event for event in file.events)


def test_a_cancelled_date_is_struck_through(client, football):
    SlotChangeFactory(slot=football.slots.get(), date=date(2026, 9, 8))
    file = read_calendar(client, "/haku/kalenteri.ics")
    starts = dates_of(file, date(2026, 9, 7), date(2026, 9, 20))
    assert [each.date() for each in starts] == [date(2026, 9, 15)]


def test_visits_of_a_mobile_service_are_in_it_too(client):
    StopTimeFactory(stop__name_fi="Kellon koulu", weekday=3)
    file = read_calendar(client, "/haku/kalenteri.ics?kind=mobile")
    assert "Kellon koulu" in str(file.events[0]["summary"])


def test_places_have_hours_and_stand_in_no_calendar(client, football):
    assert read_calendar(client, "/haku/kalenteri.ics?kind=place").events == []
    html = client.get("/haku/?kind=place").content.decode()
    assert "kalenteri.ics" not in html
    assert "tulokset.rss?kind=place" in html


def test_a_club_taken_down_is_not_in_it(client, football):
    Activity.objects.filter(pk=football.pk).update(live=False)
    assert read_calendar(client, "/haku/kalenteri.ics").events == []


def test_a_long_result_is_cut_and_says_so(client, football, monkeypatch):
    weekly_club(name_fi="Keskiviikon futis", slot__weekday=3)
    monkeypatch.setattr(taking, "MOST_IN_CALENDAR", 1)
    monkeypatch.setattr("search.calendars.MOST_IN_CALENDAR", 1)
    file = read_calendar(client, "/haku/kalenteri.ics")
    assert len(file.events) == 1
    words = "Kalenterissa on 1 ensin alkavaa, kaikkiaan niitä on 2."
    assert words in str(file["description"])
    assert words in client.get("/haku/").content.decode()


def test_any_number_of_clubs_costs_the_same_queries(
    client, football, django_assert_max_num_queries
):
    for number in range(5):
        weekly_club(name_fi=f"Kerho {number}")
    client.get("/haku/kalenteri.ics")
    with django_assert_max_num_queries(20):
        client.get("/haku/kalenteri.ics")


@pytest.mark.parametrize("address", ["/haku/tulokset.rss", "/haku/kalenteri.ics"])
@pytest.mark.parametrize("query", ["age=x&day=ti", "q=%00", "x=1&" * 10_500, "=&&;"])
def test_nothing_in_an_address_is_an_error(client, football, address, query):
    assert client.get(f"{address}?{query}").status_code == 200
    assert client.post(f"{address}?{query}").status_code == 405


# On the page


def links(html: str, words: str) -> list[str]:
    found = re.findall(r'<(?:a|link)[^>]*href="([^"]+)"', html)
    return [each.replace("&amp;", "&") for each in found if words in each]


@pytest.mark.parametrize(
    ("page", "feed", "calendar"),
    [
        ("/haku/", "/haku/tulokset.rss", "/haku/kalenteri.ics"),
        ("/sv/sok/", "/sv/sok/resultat.rss", "/sv/sok/kalender.ics"),
        ("/en/search/", "/en/search/results.rss", "/en/search/calendar.ics"),
    ],
)
def test_the_page_links_feed_and_calendar_of_its_own_search(
    client, football, page, feed, calendar
):
    html = client.get(f"{page}?age=7&area=&view=week").content.decode()
    assert links(html, feed) == [f"{feed}?age=7"] * 2
    assert links(html, calendar) == [
        f"webcal://testserver{calendar}?age=7",
        f"{calendar}?age=7",
    ]


def test_without_a_script_the_address_goes_by_mail(client, football):
    html = client.get("/haku/?age=7&area=&day=&free=").content.decode()
    [letter] = links(html, "mailto:")
    said: dict[str, Any] = parse_qs(urlsplit(letter).query)
    assert said["body"] == ["http://testserver/haku/?age=7"]
    assert said["subject"] == ["1 sopii: 7 v"]
