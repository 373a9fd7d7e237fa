"""The search page as a family meets it."""

from __future__ import annotations

import re
from datetime import date, datetime, time

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from home.areas.models import Area
from home.calendar_days import HELSINKI
from search.synthetic import make_entries
from tests.factories.activities import SlotChangeFactory, weekly_club
from tests.factories.areas import small_oulu
from tests.factories.calendars import HolidayFactory
from tests.factories.meeting_places import MeetingPlaceFactory, OpeningSpanFactory
from tests.factories.themes import ThemeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_season")]
FIRST, SIXTH = date(2026, 12, 1), date(2026, 12, 6)
TUIRA = {"postal_code": "90500", "latitude": 65.025, "longitude": 25.465}


@pytest.fixture(scope="module")
def catalogue(once):
    """A football club in Tuira for ages 7 to 9, one for 8 to 9 in Kello, an open place."""
    small_oulu()
    school = MeetingPlaceFactory(name_fi="Tuiran koulu", listed=False, **TUIRA)
    weekly_club(name_fi="Tuiran futis", place=school, min_age=7, max_age=9)
    far = MeetingPlaceFactory(
        name_fi="Kellon koulu", listed=False, latitude=65.115, longitude=25.215
    )
    weekly_club(name_fi="Kellon futis", place=far, min_age=8, max_age=9)
    span = OpeningSpanFactory(period__place__name_fi="Tuiran asukastupa")
    return span.period.place


def page(client, address: str, **headers: str) -> str:
    answer = client.get(address, **headers)
    assert answer.status_code == 200
    return str(answer.content.decode())


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u2060", "").split())


def names(html: str) -> list[str]:
    return [
        text(name)
        for name in re.findall(r"<h3><a[^>]*>(.+?)</a></h3>", html, re.DOTALL)
    ]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/haku/", "Mitä etsitte?"),
        ("/sv/sok/", "Vad söker ni?"),
        ("/en/search/", "What are you looking for?"),
    ],
)
def test_the_page_speaks_the_language_of_its_address(client, catalogue, address, words):
    html = page(client, address)
    assert words in html
    assert set(names(html)) == {"Tuiran futis", "Kellon futis", "Tuiran asukastupa"}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_address_is_translated(language):
    with translation.override(language):
        address = reverse("search")
    assert address == {"fi": "/haku/", "sv": "/sv/sok/", "en": "/en/search/"}[language]


def test_each_person_gets_a_mark_on_each_card(client, catalogue):
    html = text(page(client, "/haku/?kind=club&age=7&age=g3"))
    assert "2 sopii ainakin yhdelle teistä" in html
    assert "7 v sopii" in html
    assert "7 v melkein: 8–9 v" in html
    assert "3. luokka sopii" in html


def test_groups_have_their_headings_and_explanations(client, catalogue):
    html = text(page(client, "/haku/?kind=club&age=7"))
    assert "Sopii 1" in html
    assert "Melkein 1" in html
    assert "Vuoden tai luokan päässä siitä, mitä etsitte." in html


def test_a_district_that_is_called_as_another_area_is_told_apart(client, catalogue):
    kello = Area.objects.get(code="pk-kello")
    kello.aliases = "Toppila"
    kello.save()
    html = page(client, "/haku/")
    assert '<option value="toppila">Toppila (Tuira-Toppila)</option>' in html
    assert '<option value="tuira">Tuira</option>' in html


def test_add_a_child_gives_one_more_select_without_a_script(client, catalogue):
    one = page(client, "/haku/?age=7")
    two = page(client, "/haku/?age=7&add=person")
    assert one.count('name="age"') == 1
    assert two.count('name="age"') == 2
    assert "add" not in text(two[two.index("Valitut rajaukset") :][:600])


def test_a_chip_takes_its_filter_away(client, catalogue):
    html = page(client, "/haku/?age=7&age=11&area=tuira")
    assert 'href="/haku/?age=11&amp;area=tuira"' in html
    assert 'href="/haku/?age=7&amp;age=11"' in html


def test_a_chip_from_words_is_taken_away_by_literal(client, catalogue):
    html = page(client, "/haku/?q=futis+Tuirassa")
    assert 'href="/haku/?q=futis+Tuirassa&amp;literal=area"' in html
    assert "Sanoistanne ymmärsimme: Tuira." in text(html)
    assert "Muita näillä sanoilla 1" in text(html)


def test_the_form_sends_by_hand_only_what_was_chosen_by_hand(client, catalogue):
    """Sent again it asks the same: what the words say stays said by the words."""
    query = "q=futis+7-vuotiaalle+tiistaina+Tuirassa&kind=club"
    html = page(client, f"/haku/?{query}")
    ticked = re.findall(r'name="(\w+)" value="(\w+)"[^>]* checked', html)
    assert ticked == [("kind", "club")]
    selected = re.findall(r'<option value="([^"]+)" selected', html)
    assert selected == ["3"]
    said = client.get(f"/api/v1/search/?{query}").json()["chips"]
    assert [chip["parameter"] for chip in said if chip["from_words"]] == [
        *("age", "area", "day"),
    ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "day=ti&day=pe",
            "Päivä: ”ti”, ”pe” – Tällaista vaihtoehtoa ei ole. "
            "Valitkaa näistä: maanantai, tiistai, keskiviikko, torstai, perjantai, "
            "lauantai, sunnuntai.",
        ),
        ("sort=best", "Valitkaa näistä: sopivin, lähin, alkaa ensin, nimi, uusin."),
        ("age=g11", "Tällaista luokka-astetta ei ole. Valitkaa luokka"),
        ("date=soon", "Emme tunnista tätä päivää. Valitkaa päivä kalenterista."),
        ("colour=red", "colour: ”red” – Haku ei tunne tätä osaa osoitteesta"),
    ],
    ids=["choices by their names", "orders", "grade", "date", "unknown"],
)
def test_what_was_ignored_is_told_with_what_to_do(client, catalogue, query, said):
    assert said in text(page(client, f"/haku/?{query}"))


def test_all_of_what_was_ignored_is_told(client, catalogue):
    query = "&".join(f"x{n}=1" for n in range(20))
    html = text(page(client, f"/haku/?{query}"))
    assert all(f"x{n}: ”1”" in html for n in range(20))


def test_a_filter_with_nothing_behind_it_stays_to_be_chosen(client, catalogue):
    html = page(client, "/haku/?kind=place")
    camp = re.search(r"<label[^>]*>(?:(?!</label>).)*value=\"camp\".*?</label>", html)
    assert camp
    assert "disabled" not in camp[0]
    assert "0 tulosta" in text(camp[0])


def test_when_nothing_fits_the_way_out_comes_before_what_almost_does(client, catalogue):
    html = text(page(client, "/haku/?age=10&kind=club"))
    assert html.index("Näin löytyy") < html.index("Melkein 2")
    fitting = text(page(client, "/haku/?age=9&kind=club&area=tuira"))
    assert fitting.index("Sopii 1") < fitting.index("Lisää yhdellä muutoksella")


def test_nothing_found_names_the_ways_out(client, catalogue):
    html = text(page(client, "/haku/?day=su&area=tuira&kind=club"))
    assert "Ei tuloksia näillä rajauksilla" in html
    assert "Näin löytyy" in html
    assert "kun mikä tahansa päivä käy" in html


def test_distance_is_measured_and_shown(client, catalogue):
    html = text(page(client, "/haku/?near=90500&km=20&kind=club"))
    assert "alle 20 km: 90500" in html
    assert re.search(r"Tuiran futis .*? 0\sm", html)


def test_a_change_gets_only_what_it_swaps(client, catalogue):
    whole = client.get("/haku/?age=7")
    part = client.get("/haku/?age=7", headers={"X-Fragment": "1"})
    assert b"<html" in whole.content
    assert b"<html" not in part.content
    assert b'data-title="' in part.content
    assert "X-Fragment" in whole["Vary"]
    assert "X-Fragment" in part["Vary"]


def test_visitors_get_no_cookie(client, catalogue):
    client.get("/haku/?age=7")
    assert not client.cookies


def test_the_page_costs_few_queries(client, catalogue, django_assert_max_num_queries):
    client.get("/haku/")
    with django_assert_max_num_queries(4):
        client.get("/haku/?age=7&area=tuira&q=futis&near=90500")


@pytest.mark.slow
def test_a_full_catalogue_costs_no_more_queries(client, django_assert_max_num_queries):
    small_oulu()
    ThemeFactory(code="pelit")
    list(make_entries(5_000, timezone.localdate()))
    assert "5 000" in text(page(client, "/haku/")).replace("\xa0", " ")
    with django_assert_max_num_queries(4):
        client.get("/haku/?age=7&area=tuira&free=1&page=2")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_page_is_only_read(client, method):
    assert getattr(client, method)("/haku/").status_code == 405


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=%ff%fe",
        "age=%00&page=99999999999999999999",
        "x=1&" * 10_500,
        "=&=&&;",
    ],
    ids=["a NUL", "no UTF-8", "endless page", "too many parameters", "hardly a query"],
)
def test_nothing_in_an_address_is_an_error(client, catalogue, query):
    assert client.get(f"/haku/?{query}").status_code == 200
    assert client.get(f"/api/v1/search/?{query}").status_code == 200


@pytest.fixture
def a_monday_in_december(monkeypatch):
    """30.11.2026 at 9: the Tuesday of the clubs is the first of December."""
    at_nine = datetime(2026, 11, 30, 9, tzinfo=HELSINKI)
    monkeypatch.setattr(timezone, "now", lambda: at_nine)


def day_of(html: str, number: int) -> str:
    """The column of one weekday in words."""
    rest = html[html.index(f'id="day-{number}"') :]
    return text(rest[: rest.index("</section>")])


def test_the_week_shows_each_session_on_its_day(
    client, catalogue, a_monday_in_december
):
    html = page(client, "/haku/?view=week&kind=club")
    assert "Viikko 49 30.11.–6.12.2026" in text(html)
    assert "ti 1.12." in day_of(html, 2)
    assert "14.15–15.15 Tuiran futis" in day_of(html, 2)
    assert "futis" not in day_of(html, 1)


def test_one_turns_the_week_to_the_next_and_no_further_back_than_this(
    client, catalogue, a_monday_in_december
):
    this = page(client, "/haku/?view=week&kind=club")
    assert "kind=club&amp;view=week&amp;week=2026-W50#week-title" in this
    assert "Edellinen viikko" not in this
    later = page(client, "/haku/?view=week&kind=club&week=2026-W50")
    assert "ti 8.12." in day_of(later, 2)
    assert "Edellinen viikko" in later


def test_an_empty_week_leads_to_the_next_time(client, catalogue, a_monday_in_december):
    html = page(client, "/haku/?view=week&kind=club&week=2026-W51")
    assert "ei ole mitään näinä päivinä" in text(html)
    assert "Seuraava kerta on huomenna" in text(html)


def test_a_cancelled_session_is_struck_in_its_week_and_is_in_the_next(
    client, catalogue, a_monday_in_december
):
    club = weekly_club(name_fi="Peruttu kerho")
    SlotChangeFactory(slot_uuid=club.slots.get().uuid, activity=club, date=FIRST)
    week = "/haku/?view=week&kind=club"
    this, following = page(client, week), page(client, f"{week}&week=2026-W50")
    assert "Peruttu kerho Peruttu: huomenna klo 14.15" in day_of(this, 2)
    assert this.count("<s>14.15–15.15</s>") == 1
    assert "Peruttu kerho" in day_of(following, 2)
    assert "<s>" not in following


def test_a_holiday_says_why_its_day_is_quiet(client, catalogue, a_monday_in_december):
    HolidayFactory(name_fi="Itsenäisyyspäivä", starts=SIXTH, ends=SIXTH)
    html = page(client, "/haku/?view=week&kind=club")
    assert "Itsenäisyyspäivä" in day_of(html, 7)


@pytest.mark.parametrize(
    ("filters", "days"),
    [("day=tu", [2]), ("date=2026-12-08", [2])],
    ids=["a weekday", "a date, at whose week it opens"],
)
def test_the_week_shows_the_days_asked_for(
    client, catalogue, a_monday_in_december, filters, days
):
    html = page(client, f"/haku/?view=week&{filters}")
    assert [int(n) for n in re.findall(r'<h3 id="day-(\d)"', html)] == days


def test_a_day_that_has_more_than_fits_says_so_and_leads_to_its_list(
    client, catalogue, a_monday_in_december, monkeypatch
):
    monkeypatch.setattr("search.showing.week.MOST_GATHERINGS", 1)
    html = page(client, "/haku/?view=week&kind=club")
    assert "ja 1 muuta" in day_of(html, 2)
    assert 'href="/haku/?date=2026-12-01&amp;kind=club"' in html
    assert "enemmän kuin tähän mahtuu" in text(html)


def test_nobody_is_told_of_clashes_among_what_was_not_chosen(client, catalogue):
    assert "samaan aikaan" not in page(client, "/haku/?view=week&kind=club")


def test_the_places_of_a_day_stand_after_its_clubs_and_are_counted(
    client, catalogue, a_monday_in_december
):
    OpeningSpanFactory(period=catalogue.periods.get(), weekday=2)
    html = page(client, "/haku/?view=week")
    tuesday = html[html.index('id="day-2"') : html.index('id="day-3"')]
    assert text(tuesday).index("14.15–15.15") < text(tuesday).index("1 paikka auki")
    assert '<details class="week__places">' in tuesday
    monday = html[html.index('id="day-1"') : html.index('id="day-2"')]
    assert '<details class="week__places" open>' in monday
    assert "9–14 Tuiran asukastupa" in text(monday)


def test_a_week_goes_by_the_clock_and_offers_no_order(client, catalogue):
    assert "Järjestys:" in page(client, "/haku/")
    assert "Järjestys:" not in page(client, "/haku/?view=week")


def test_the_map_lists_the_regions_and_the_results(client, catalogue):
    html = page(client, "/haku/?view=map&kind=club")
    assert "Keskinen alue" in text(html)
    assert 'href="/haku/?area=keskinen&amp;kind=club&amp;view=map"' in html
    assert set(names(html)) == {"Tuiran futis", "Kellon futis"}


def test_only_the_map_loads_the_map(client, catalogue):
    assert "leaflet" in page(client, "/haku/?view=map")
    assert "leaflet" not in page(client, "/haku/")


def test_opening_hours_that_touch_are_told_as_one(client, catalogue):
    period = OpeningSpanFactory(weekday=5, starts=time(7), ends=time(10)).period
    OpeningSpanFactory(period=period, weekday=5, starts=time(10), ends=time(17))
    html = text(page(client, "/haku/?kind=place"))
    assert "pe 7–17" in html
    assert "7–10" not in html
