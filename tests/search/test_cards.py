"""What a card of the search page tells, and what stands above the cards."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.activities import (
    ClubFactory,
    MomentFactory,
    SlotFactory,
    weekly_club,
)
from tests.factories.areas import small_oulu
from tests.factories.meeting_places import MeetingPlaceFactory, StopTimeFactory
from tests.search.test_page import page, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_season")]


@pytest.fixture
def club():
    small_oulu()
    school = MeetingPlaceFactory(
        name_fi="Tuiran koulu", listed=False, street_address="", postal_code="90500"
    )
    return ClubFactory(
        name_fi="Sähly", place=school, selko_fi="Pelaamme sählyä.\n\nTule!"
    )


def test_plain_finnish_is_shown_when_asked_for_and_leads_on(client, club):
    ordinary, plain = page(client, "/haku/"), page(client, "/haku/?plain=1")
    assert "Pelaamme sählyä." not in ordinary
    assert '<p lang="fi">Pelaamme sählyä.</p>' in plain
    assert f'href="{club.get_absolute_url()}?plain=1"' in plain
    assert 'value="1" form="search-form" id="plain" checked' in plain
    assert '<input type="hidden" name="plain"' not in plain


def test_a_place_that_only_knows_its_area_is_about_so_far_away(client, club):
    MeetingPlaceFactory(name_fi="Muualla", street_address="", postal_code="33100")
    html = text(page(client, "/haku/?near=65.025,25.42&km=5"))
    assert "noin 2 km" in html
    assert "1 jäi pois: emme tiedä, missä se on." in html


def test_a_season_that_has_not_begun_says_when_it_does(client, club):
    begins = timezone.localdate() + timedelta(days=40)
    SlotFactory(activity=club, weekday=begins.isoweekday(), first_date=begins)
    day = f"{begins.day}.{begins.month}."
    assert re.search(rf"Alkaa (\w\w )?{day}", text(page(client, "/haku/")))


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"price": 0}, "Maksuton"),
        ({"price": 0, "extra_cost_obligatory": True}, "muita kuluja"),
    ],
)
def test_free_means_no_cost_that_cannot_be_avoided(client, club, facts, word):
    for field, value in facts.items():
        setattr(club, field, value)
    club.save()
    free = client.get("/api/v1/search/?free=1").json()["total"]
    assert free == (word == "Maksuton")
    assert word in text(page(client, "/haku/"))


def test_what_nobody_has_confirmed_for_long_says_so(client, club):
    MomentFactory(
        activity=club, confirm_due_on=timezone.localdate() - timedelta(days=1)
    )
    assert "Järjestäjä ei ole vahvistanut tietoja" in page(client, "/haku/")


def test_what_is_written_on_a_card_stays_text(client, club):
    told = '<b>Sähly</b> & "muut"'
    club.name_fi = club.selko_fi = club.alert_fi = club.place.name_fi = told
    club.place.save()
    club.save()
    html = page(client, "/haku/?plain=1")
    assert "<b>Sähly" not in html
    # Its heading, the name of its link to the map, its place, the plain text, the notice.
    assert html.count("&lt;b&gt;Sähly&lt;/b&gt; &amp; &quot;muut&quot;") == 5


def test_where_a_place_and_a_stop_are_stays_text_too(client):
    told = '<b onclick="x">'
    city = small_oulu()
    type(city.tuira).objects.filter(pk=city.tuira.pk).update(name_fi=f"{told}alue")
    MeetingPlaceFactory(street_address=f"{told}tie 1", area_override=city.tuira)
    StopTimeFactory(
        stop__waiting_place_fi=f"{told}pysäkki", stop__area_override=city.tuira
    )
    html = page(client, "/haku/")
    assert told not in html
    for word in ("alue", "tie 1", "pysäkki"):
        assert f"&lt;b onclick=&quot;x&quot;&gt;{word}" in html


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("/haku/", ""),
        ("/sv/sok/", "text på finska"),
        ("/en/search/", "text in Finnish"),
    ],
    ids=["in Finnish", "in Swedish", "in English"],
)
def test_a_name_is_marked_and_a_message_says_its_language_too(client, address, label):
    weekly_club(name_fi="Tuiran futis", alert_fi="Tänään ulkona.")
    html = client.get(address).content.decode()
    assert ('<span lang="fi">Tuiran futis</span>' in html) is bool(label)
    assert html.count("text på") + html.count("text in") == bool(label)
    assert label in html.partition("Tänään ulkona.")[2]
