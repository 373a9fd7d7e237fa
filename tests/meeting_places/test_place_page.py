"""The page of a meeting place, read as a visitor reads it on Tuesday 24.11.2026 at ten."""

import re
from datetime import date, datetime, time

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect
from wagtail_factories import ImageFactory

from home.slugs import leave_redirects
from tests.answers import linked_data, words
from tests.factories.meeting_places import (
    AnnouncedOpeningFactory,
    BreakPeriodFactory,
    MeetingPlaceFactory,
    OpeningPeriodFactory,
    OpeningSpanFactory,
    PlaceMomentFactory,
)

pytestmark = pytest.mark.django_db

TUESDAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 27)


@pytest.fixture(autouse=True)
def _ten_o_clock_on_tuesday(monkeypatch):
    now = datetime(2026, 11, 24, 10, tzinfo=timezone.get_default_timezone())
    monkeypatch.setattr(timezone, "now", lambda: now)


@pytest.fixture
def place():
    place = MeetingPlaceFactory(
        name_fi="Simppulankartano",
        summary_fi="Koko perheen olohuone",
        hours="weekly",
        facilities=["kitchen", "changing"],
        access_stroller="yes",
        access_wheelchair="partly",
        phone="08 123 4567",
    )
    period = OpeningPeriodFactory(place=place)
    for weekday in range(1, 6):
        OpeningSpanFactory(period=period, weekday=weekday)
    return place


def test_it_says_until_when_it_is_open(client, place):
    assert "Auki nyt, sulkeutuu klo 14" in words(client.get(place.get_absolute_url()))


def test_an_exception_of_this_week_stands_on_top_and_in_the_table(client, place):
    AnnouncedOpeningFactory(
        place=place, date=FRIDAY, starts=time(9), ends=time(12), reason_fi="Koulutus"
    )
    page = client.get(place.get_absolute_url())
    assert "Poikkeuksellisesti auki pe 27.11. 9–12 Koulutus" in words(page)
    assert re.search(
        r"<s>.*9–14\s*</s>\s*<strong>9–12\s*</strong>", page.content.decode()
    )


def test_the_table_of_the_week_marks_today(client, place):
    rows = re.findall(
        r"<tr class=\"is-today\">(.*?)</tr>",
        client.get(place.get_absolute_url()).content.decode(),
        flags=re.S,
    )
    assert len(rows) == 1
    assert "24.11." in rows[0]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2026-W49", "30.11.–6.12.2026"),
        ("2026-W47", "23.–29.11.2026"),
        ("2046-W01", "23.–29.11.2026"),
        ("2026-W60", "23.–29.11.2026"),
        ("kesä", "23.–29.11.2026"),
    ],
    ids=["next week", "over already", "far away", "no such week", "unreadable"],
)
def test_another_week_is_an_address(client, place, asked, shown):
    page = words(client.get(place.get_absolute_url(), {"week": asked}))
    assert f"Aukioloajat {shown}" in page


def test_a_coming_break_is_told_under_the_table(client, place):
    BreakPeriodFactory(
        place=place,
        name_fi="Joulutauko",
        starts=date(2026, 12, 21),
        ends=date(2027, 1, 6),
    )
    page = words(client.get(place.get_absolute_url()))
    assert "Joulutauko 21.12.2026–6.1.2027: suljettu" in page


def test_accessibility_is_told_in_words_and_what_is_not_known_too(client, place):
    page = words(client.get(place.get_absolute_url()))
    assert "Tilaa lastenvaunuille Kyllä" in page
    assert "Osittain" in page
    assert "Ei tiedossa:" in page


def test_facts_beside_the_page(client, place):
    PlaceMomentFactory(place=place, confirmed_on=date(2026, 11, 3))
    page = client.get(place.get_absolute_url())
    assert "Keittiö" in words(page)
    assert "3.11.2026" in words(page)
    assert 'href="tel:+35881234567"' in page.content.decode()


def test_it_tells_whom_it_is_for_and_shows_the_door(client, place):
    place.target_groups = ["KR1.2", "KR1.3"]
    place.entrance_image = ImageFactory(alt_fi="Ovi pihan puolella")
    place.save()
    page = client.get(place.get_absolute_url())
    assert "Lapset ja lapsiperheet, Nuoret" in words(page)
    assert 'alt="Ovi pihan puolella"' in page.content.decode()


def test_other_registers_find_it_by_their_own_number(client, place):
    place.tprek_id, place.lipas_id = 1234, 73044
    place.save()
    told = linked_data(client.get(place.get_absolute_url()))["CivicStructure"][
        "identifier"
    ]
    numbers = {one["propertyID"]: one["value"] for one in told}
    assert numbers == {"tprek": "1234", "lipas": "73044"}


def test_an_example_says_that_it_is_one(client, place):
    assert "Esimerkki" not in words(client.get(place.get_absolute_url()))
    place.is_example = True
    place.save()
    assert "Esimerkki" in words(client.get(place.get_absolute_url()))


def test_hours_that_nobody_knows_are_not_guessed(client):
    place = MeetingPlaceFactory(hours="unknown")
    assert "Aukioloajat eivät ole meidän tiedossamme" in words(
        client.get(place.get_absolute_url())
    )


def test_a_draft_has_no_page(client, place):
    place.live = False
    place.save()
    assert client.get(place.get_absolute_url()).status_code == 404


def test_a_venue_has_a_page_though_it_is_not_listed(client):
    venue = MeetingPlaceFactory(listed=False)
    assert client.get(venue.get_absolute_url()).status_code == 200
    assert str(venue) not in words(client.get(reverse("places")))


@pytest.mark.parametrize(
    ("language", "path", "said"),
    [
        ("fi", "/paikat/simppulankartano/", "Auki nyt"),
        ("sv", "/sv/platser/simppulankartano/", "Öppet nu"),
        ("en", "/en/places/simppulankartano/", "Open now"),
    ],
)
def test_three_languages(client, place, language, path, said):
    with override(language):
        assert place.get_absolute_url() == path
    page = client.get(path)
    assert said in words(page)
    foreign = '<span lang="fi">Simppulankartano</span>' in page.content.decode()
    assert foreign is (language != "fi")


def test_search_engines_read_hours_and_exceptions(client, place):
    AnnouncedOpeningFactory(
        place=place, date=FRIDAY, state="closed", starts=None, ends=None
    )
    data = linked_data(client.get(place.get_absolute_url()))["CivicStructure"]
    assert len(data["openingHoursSpecification"]) == 5
    (closed,) = data["specialOpeningHoursSpecification"]
    assert (closed["validFrom"], closed["opens"], closed["closes"]) == (
        "2026-11-27",
        "00:00",
        "00:00",
    )
    amenities = {a["name"]: a["value"] for a in data["amenityFeature"]}
    assert amenities["Tilaa lastenvaunuille"] is True
    assert "Pääsy pyörätuolilla" not in amenities
    assert "geo" not in data


def test_the_old_address_leads_to_the_new_one(client, place):
    old = place.get_absolute_url()
    place.slug = "simppula"
    place.save()
    moved = client.get(old)
    assert (moved.status_code, moved["Location"]) == (301, "/paikat/simppula/")
    assert client.get("/sv/platser/simppulankartano/")["Location"].startswith("/sv/")


def test_a_second_new_address_makes_no_chain(client, place):
    for slug in ("simppula", "kartano"):
        place.slug = slug
        place.save()
    assert client.get("/paikat/simppulankartano/")["Location"] == "/paikat/kartano/"
    place.slug = "simppulankartano"
    place.save()
    assert client.get("/paikat/simppulankartano/").status_code == 200
    assert client.get("/paikat/kartano/")["Location"] == "/paikat/simppulankartano/"


def test_two_places_of_one_name_have_two_addresses():
    first, second = (MeetingPlaceFactory(name_fi="Kellon leikkipuisto") for _ in "ab")
    assert (first.slug, second.slug) == ("kellon-leikkipuisto", "kellon-leikkipuisto-2")


def test_redirects_never_lead_in_a_circle():
    leave_redirects(["/a/"], ["/b/"])
    leave_redirects(["/b/"], ["/a/"])
    assert [(r.old_path, r.redirect_link) for r in Redirect.objects.all()] == [
        ("/b", "/a/")
    ]


def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, place, django_assert_max_num_queries
):
    for day in (25, 26, 27, 28):
        AnnouncedOpeningFactory(place=place, date=date(2026, 11, day))
    client.get(place.get_absolute_url())
    with django_assert_max_num_queries(12):
        client.get(place.get_absolute_url())


class TestList:
    def test_open_now_comes_first(self, client, place):
        MeetingPlaceFactory(name_fi="Aaaa", hours="unknown")
        page = words(client.get(reverse("places")))
        assert page.index("Simppulankartano") < page.index("Aaaa")

    def test_only_open_ones(self, client, place):
        MeetingPlaceFactory(name_fi="Aaaa", hours="unknown")
        page = words(client.get(reverse("places"), {"open": "on"}))
        assert "Simppulankartano" in page
        assert "Aaaa" not in page

    def test_by_kind(self, client, place):
        MeetingPlaceFactory(name_fi="Aleksinkulma", kind="library")
        page = words(client.get(reverse("places"), {"kind": "library"}))
        assert "Aleksinkulma" in page
        assert "Simppulankartano" not in page

    def test_an_unknown_region_is_no_error(self, client, place):
        page = client.get(reverse("places"), {"region": "x", "kind": "y"})
        assert page.status_code == 200

    def test_queries(self, client, place, django_assert_max_num_queries):
        OpeningSpanFactory.create_batch(5)
        client.get(reverse("places"))
        with django_assert_max_num_queries(10):
            client.get(reverse("places"))


def test_what_nobody_confirmed_in_time_says_so_instead_of_the_day(client, place):
    PlaceMomentFactory(
        place=place,
        confirmed_on=date(2026, 3, 17),
        confirm_due_on=date(2026, 11, 23),
    )
    told = words(client.get(place.get_absolute_url()))
    assert "Vahvistettu Tietoja ei ole vahvistettu 17.3.2026 jälkeen" in told


def test_it_tells_the_nearest_bus_stops(client, place):
    assert "bussipysäkit" not in words(client.get(place.get_absolute_url()))
    place.nearest_stops_fi = "Tuira, linjat 1 ja 8"
    place.save()
    told = words(client.get(place.get_absolute_url()))
    assert "Lähimmät bussipysäkit: Tuira, linjat 1 ja 8" in told
