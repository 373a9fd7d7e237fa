"""The page of a club, as a parent reads it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation
from wagtail_factories import ImageFactory

from activities.models import Activity, SlotChange
from home.attributes import Running
from home.calendar_days import HELSINKI
from tests.answers import card, linked_data, page, words
from tests.factories.activities import (
    ClubFactory,
    DatedSessionFactory,
    MomentFactory,
    SlotChangeFactory,
    SlotFactory,
    weekly_club,
)
from tests.factories.areas import small_oulu
from tests.factories.meeting_places import MeetingPlaceFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.themes import ThemeFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 25, 12, tzinfo=HELSINKI)


@pytest.fixture(autouse=True)
def wednesday_in_november(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def data_of(client: Client, club: Activity) -> dict[str, dict[str, Any]]:
    return linked_data(client.get(club.get_absolute_url()))


def test_it_tells_when_where_for_whom_and_what_it_costs(client):
    place = MeetingPlaceFactory(
        name_fi="Ritaharjun koulu", street_address="Ritakierros 2", postal_code="90540"
    )
    club = weekly_club(name_fi="Sählykerho", place=place, place_note_fi="liikuntasali")
    told = page(client, club)
    for fact in (
        "Tiistaisin klo 14.15–15.15",
        "31.8.–13.12.2026",
        "Ritaharjun koulu, liikuntasali",
        "Ritakierros 2, 90540 Oulu",
        "7–12 v",
        "Maksuton.",
    ):
        assert fact in told


def test_a_draft_and_a_club_taken_down_are_not_found(client):
    draft = ClubFactory(live=False)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get(draft.get_calendar_url()).status_code == 404
    club = ClubFactory()
    club.unpublish()
    assert client.get(club.get_absolute_url()).status_code == 404


def test_an_unpublished_edit_does_not_show(client):
    club = weekly_club(name_fi="Sählykerho")
    club.name_fi = "Salainen nimi"
    club.slots.add(SlotFactory.build(activity=None, weekday=5))
    club.save_revision()
    told = page(client, club)
    assert "Sählykerho" in told
    assert "Salainen nimi" not in told
    assert "Perjantaisin" not in told


def test_an_old_address_leads_to_the_new_one(client):
    club = ClubFactory(slug="sahlykerho")
    old = club.get_absolute_url()
    club.slug = "sahly-ritaharju"
    club.save()
    response = client.get(old)
    assert (response.status_code, response.url) == (301, "/kerhot/sahly-ritaharju/")


@pytest.mark.parametrize(
    ("path", "language", "heading"),
    [
        ("/kerhot/{}/", "fi", "Milloin"),
        ("/sv/klubbar/{}/", "sv", "När"),
        ("/en/clubs/{}/", "en", "When"),
    ],
)
def test_it_speaks_three_languages_and_says_where_the_others_are(
    client, path, language, heading
):
    club = weekly_club()
    html = client.get(path.format(club.slug)).content.decode()
    assert f'<html lang="{language}"' in html
    assert f"<dt>{heading}</dt>" in html
    for other, address in (
        ("fi", f"/kerhot/{club.slug}/"),
        ("sv", f"/sv/klubbar/{club.slug}/"),
        ("en", f"/en/clubs/{club.slug}/"),
    ):
        assert f'hreflang="{other}" href="http://testserver{address}"' in html
    assert f'rel="canonical" href="http://testserver{path.format(club.slug)}"' in html


def test_a_finnish_text_on_a_swedish_page_is_marked(client):
    club = ClubFactory(name_fi="Sählykerho")
    html = client.get(f"/sv/klubbar/{club.slug}/").content.decode()
    assert '<h1><span lang="fi">Sählykerho</span></h1>' in html


def test_the_next_date_is_marked_and_the_cancelled_one_struck(client):
    club = weekly_club()
    SlotChangeFactory(slot=club.slots.get(), reason_fi="Sali on varattu.")
    html = client.get(club.get_absolute_url()).content.decode()
    dates = re.findall(r'<li class="(is-\w+)"><b><time datetime="([\d-]+)T', html)
    assert dates == [
        ("is-past", "2026-11-17"),
        ("is-past", "2026-11-24"),
        ("is-next", "2026-12-01"),
        ("is-off", "2026-12-08"),
    ]
    assert "Ei ti 8.12. Sali on varattu." in words(html)


def test_a_moved_and_an_extra_session_are_told_in_words(client):
    club = weekly_club()
    SlotChangeFactory(
        slot=club.slots.get(),
        date=date(2026, 12, 1),
        kind=SlotChange.Kind.MOVED_TIME,
        new_date=date(2026, 12, 3),
        new_starts=time(16),
        new_ends=time(17),
    )
    SlotChangeFactory(
        activity=club,
        slot_uuid=None,
        kind=SlotChange.Kind.EXTRA,
        date=date(2026, 12, 12),
        new_starts=time(10),
        new_ends=time(12),
    )
    told = page(client, club)
    assert "Kerta ti 1.12. on siirretty: to 3.12. klo 16–17." in told
    assert "Lisäkerta la 12.12. klo 10–12." in told


def test_a_coming_holiday_that_takes_a_date_is_told(client, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW - timedelta(days=60))
    assert "Ei 19.–25.10. (Syysloma)." in page(client, weekly_club())


def test_the_way_in_says_where_it_leads_and_how_many_places_are_left(client):
    club = weekly_club(
        enrol_mode="form_url",
        enrol_url="https://www.esimerkkiseura.example/ilmo",
        capacity_max=16,
        enrol_closes=datetime(2026, 11, 30, 16, tzinfo=HELSINKI),
    )
    MomentFactory(activity=club, places_left=4)
    told = page(client, club)
    assert "Ilmoittaudu: 4 paikkaa jäljellä" in told
    assert "Linkki avaa järjestäjän oman sivun: esimerkkiseura.example." in told
    assert "16 paikasta 12 on varattu." in told
    assert "Ilmoittautuminen päättyy ma 30.11. klo 16." in told


@pytest.mark.parametrize(
    ("facts", "moment", "state"),
    [
        ({}, {"is_full": True}, "Täynnä"),
        ({"waiting_list": True}, {"is_full": True}, "Täynnä, jonoon pääsee"),
        (
            {"enrol_opens": datetime(2026, 12, 7, 9, tzinfo=HELSINKI)},
            {},
            "Ilmoittautuminen alkaa ma 7.12. klo 9",
        ),
        (
            {"enrol_closes": datetime(2026, 11, 20, 9, tzinfo=HELSINKI)},
            {},
            "Ilmoittautuminen päättynyt",
        ),
        ({}, {}, "Ilmoittautuminen auki"),
        ({}, {"places_left": 1}, "1 paikka jäljellä"),
        ({}, {"running": Running.CANCELLED}, "Peruttu"),
        ({}, {"running": Running.PAUSED}, "Tauolla"),
        ({}, {"running": Running.ENDED}, "Päättynyt"),
    ],
)
def test_its_state_stands_on_top_and_in_the_same_words_on_its_card(
    client, facts, moment, state
):
    club = weekly_club(
        enrol_mode="form_url", enrol_url="https://esimerkki.example/", **facts
    )
    MomentFactory(activity=club, **moment)
    assert f"Kerho {state} " in page(client, club)
    # What has ended is not found any more.
    assert card(client, "foot") == ("" if state == "Päättynyt" else state)


def test_a_club_that_is_over_leads_to_the_next_season_and_takes_nobody(client):
    following = weekly_club(name_fi="Sählykerho keväällä")
    club = weekly_club(
        replaced_by=following,
        slot__last_date=date(2026, 10, 31),
        enrol_mode="form_url",
        enrol_url="https://esimerkki.example/",
    )
    told = page(client, club)
    assert "31.8.–31.10.2026" in told
    assert "Päättynyt" in told
    assert "Jatkuu täällä: Sählykerho keväällä" in told
    assert "Ilmoittaudu" not in told


def test_a_draft_of_the_next_season_is_not_led_to(client):
    draft = ClubFactory(name_fi="Kevään luonnos", live=False)
    club = weekly_club(replaced_by=draft, slot__last_date=date(2026, 10, 31))
    assert "Kevään luonnos" not in page(client, club)


def test_other_groups_of_the_same_activity_are_listed(client):
    organiser = OrganisationFactory()
    club = weekly_club(name_fi="Sählykerho", organisation=organiser)
    weekly_club(
        name_fi="Sählykerho",
        organisation=organiser,
        season=club.season,
        min_age=13,
        max_age=15,
        slot__weekday=4,
    )
    weekly_club(
        name_fi="Sählykerho",
        season=club.season,
        min_age=3,
        max_age=4,
        theme__code="sahly",
    )
    told = page(client, club)
    assert re.search(r"to 14.15–15.15, [^<]+ 13–15 v", told)
    assert "3–4 v" not in told


def test_a_contact_is_shown_only_when_it_is_public(client):
    contact = {
        "contact_name": "Harrastuskoordinaattori",
        "contact_email": "kerhot@esimerkki.example",
    }
    hidden, shown = ClubFactory(**contact), ClubFactory(**contact, contact_public=True)
    assert "kerhot@esimerkki.example" not in page(client, hidden)
    assert "Harrastuskoordinaattori" not in page(client, hidden)
    assert "kerhot@esimerkki.example" in page(client, shown)


def test_the_plain_finnish_text_comes_by_choice_and_stays_in_the_address(client):
    club = ClubFactory(description_fi="Pitkä kuvaus.", selko_fi="Me pelaamme sählyä.")
    assert "Me pelaamme sählyä." not in page(client, club)
    plain = page(client, club, "?plain=1")
    assert "Me pelaamme sählyä." in plain
    assert "Pitkä kuvaus." not in plain


def test_a_notice_is_shown_until_its_day(client):
    shown = ClubFactory(alert_fi="Tuo sisäkengät!", alert_until=NOW.date())
    gone = ClubFactory(
        alert_fi="Tuo sisäkengät!",
        alert_until=NOW.date() - timedelta(days=1),
        theme__code="sahly",
    )
    assert "Tuo sisäkengät!" in page(client, shown)
    assert "Tuo sisäkengät!" not in page(client, gone)


def test_the_map_and_the_route_come_from_the_place(client):
    small_oulu()
    place = MeetingPlaceFactory(
        postal_code="90500", latitude=65.025, longitude=25.465, name_fi="Tuiran koulu"
    )
    html = client.get(ClubFactory(place=place).get_absolute_url()).content.decode()
    assert 'aria-label="Kartta, Keskinen alue: korostettuna Tuira"' in html
    assert "reitti/POS/Tuiran%20koulu::65.025,25.465" in html


def test_the_calendar_can_be_downloaded_and_subscribed_to(client):
    club = weekly_club()
    html = client.get(club.get_absolute_url()).content.decode()
    address = f"/kerhot/{club.slug}/kalenteri.ics"
    assert f'href="{address}"' in html
    assert f'href="webcal://testserver{address}"' in html
    response = client.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert f'filename="{club.slug}.ics"' in response["Content-Disposition"]
    assert b"RRULE" in response.content


def test_search_engines_are_told_of_a_series_with_its_schedule(client):
    club = weekly_club(name_fi="Kerho </script><b>", min_age=65, max_age=None)
    SlotChangeFactory(slot=club.slots.get())
    data = data_of(client, club)
    event, crumbs = data["EventSeries"], data["BreadcrumbList"]
    assert event["name"] == "Kerho </script><b>"
    assert event["typicalAgeRange"] == "65-"
    (schedule,) = event["eventSchedule"]
    assert schedule["byDay"] == "https://schema.org/Tuesday"
    assert (schedule["startTime"], schedule["endTime"]) == ("14:15", "15:15")
    assert schedule["exceptDate"] == ["2026-10-20", "2026-12-08"]
    assert crumbs["itemListElement"][-1]["name"] == event["name"]


def test_a_camp_of_next_summer_tells_its_hours(client):
    camp = ClubFactory(kind="camp")
    for day in (7, 8, 9, 10):
        DatedSessionFactory(
            activity=camp, date=date(2027, 6, day), starts=time(9), ends=time(15)
        )
    assert "Ma–to klo 9–15 7.–10.6.2027" in page(client, camp)


def test_a_single_dated_session_is_an_event_of_its_own(client):
    course = DatedSessionFactory().activity
    event = data_of(client, course)["Event"]
    assert event["startDate"] == "2026-11-28T10:00:00+02:00"
    assert "eventSchedule" not in event


def test_an_editor_previews_the_draft_on_the_same_page(rf):
    club = weekly_club()
    club.name_fi = "Uusi nimi"
    response = club.make_preview_request()
    assert response.status_code == 200
    assert "Uusi nimi" in response.content.decode()
    assert 'content="noindex"' in response.content.decode()


def test_a_club_that_is_being_written_can_be_previewed_before_it_is_saved():
    club = ClubFactory.build(
        organisation=OrganisationFactory(),
        place=MeetingPlaceFactory(),
        theme=ThemeFactory(code="palloilu"),
        name_fi="Aivan uusi kerho",
    )
    club.full_clean()
    club.slots.set([SlotFactory.build(activity=None)])
    response = club.make_preview_request()
    assert response.status_code == 200
    assert "Aivan uusi kerho" in response.content.decode()
    assert "Tiistaisin klo 14.15–15.15" in words(response)


def test_a_picture_comes_with_its_words_and_its_photographer(client):
    image = ImageFactory(alt_fi="Lapsia salissa", photographer="Esimerkkikuvaaja")
    html = client.get(ClubFactory(image=image).get_absolute_url()).content.decode()
    assert 'alt="Lapsia salissa"' in html
    assert "Kuva: Esimerkkikuvaaja" in html


@pytest.mark.parametrize(
    ("facts", "price"),
    [
        ({}, "Maksuton. Ei muita kuluja."),
        (
            {"extra_cost_obligatory": True},
            "Ei osallistumismaksua, muita kuluja. Kysykää muista kuluista järjestäjältä.",
        ),
        ({"extra_cost_note_fi": "Maila 20 €."}, "Maksuton. Maila 20 €."),
        ({"price_type": "season", "price": 45}, "45\N{NO-BREAK SPACE}€ kaudelta."),
        ({"price_type": "per_session", "price": 4}, "4\N{NO-BREAK SPACE}€ kerralta."),
    ],
)
def test_the_price_is_told_with_what_else_must_be_paid(client, facts, price):
    html = client.get(ClubFactory(**facts).get_absolute_url()).content.decode()
    text = re.sub(r"<[^>]+>", " ", html)
    assert price in re.sub(r"[ \n]+", " ", text).replace(" .", ".")
    assert card(client, "facts") == words(f"{price.partition('.')[0]} 7–12 v")


@pytest.mark.parametrize("sessions", [1, 4])
def test_the_number_of_queries_does_not_grow(
    client, django_assert_num_queries, sessions
):
    club = weekly_club()
    for weekday in range(3, 3 + sessions):
        SlotFactory(activity=club, weekday=weekday, place=MeetingPlaceFactory())
        DatedSessionFactory(activity=club, place=MeetingPlaceFactory())
        weekly_club(name_fi=club.name_fi, organisation=club.organisation)
    client.get(club.get_absolute_url())
    with django_assert_num_queries(PAGE_QUERIES):
        client.get(club.get_absolute_url())


# The club 1, its times, dates, changes and holidays 4, their places 3, co-organisers,
# areas and themes 3; its other groups as much, without what they have not; the search for
# what is alike 2; the trees of areas and themes are kept.
PAGE_QUERIES = 20


def test_it_tells_its_themes_the_areas_it_serves_and_the_school_that_comes_first(
    client,
):
    areas = small_oulu()
    club = weekly_club(place=None, school=MeetingPlaceFactory(name_fi="Kellon koulu"))
    club.own_school_first = True
    club.more_themes = [ThemeFactory(code="tanssi", name_fi="Tanssi"), club.theme]
    club.served_areas = [areas.kello, areas.toppila]
    club.save()
    told = page(client, club)
    assert "Ala Palloilu, Tanssi" in told
    assert "Palvelee näitä alueita: Kello, Toppila" in told
    assert "(Kellon koulu)" in told


def test_its_keywords_are_told_to_readers_and_to_search_engines(client):
    club = ClubFactory(keywords=["p2221", "p4402"])
    assert "Asiasanat Avaruus, korttipelit" in page(client, club)
    assert data_of(client, club)["EventSeries"]["keywords"][0] == {
        "@type": "DefinedTerm",
        "@id": "http://www.yso.fi/onto/yso/p2221",
        "name": "korttipelit",
        "inDefinedTermSet": "http://www.yso.fi/onto/yso/",
    }


def test_a_weekly_time_tells_who_leads_it_and_for_how_many(client):
    club = weekly_club(slot__instructor="coach", slot__capacity=12)
    told = "Tiistaisin klo 14.15–15.15, ohjaajana valmentaja, 12 paikkaa"
    assert told in page(client, club)


def test_a_description_in_another_language_is_marked_and_says_so(client):
    club = weekly_club(description_fi="Pelataan yhdessä.")
    translation.activate("sv")
    html = client.get(club.get_absolute_url()).content.decode()
    assert "Text på finska" in html
    assert '<div class="stack" lang="fi"><p>Pelataan yhdessä.</p></div>' in html


def test_a_club_not_confirmed_in_time_says_so_in_the_words_of_its_card(client):
    club = weekly_club()
    moment = MomentFactory(
        activity=club, confirmed_at=datetime(2026, 3, 17, 9, tzinfo=HELSINKI)
    )
    late = "Tietoja ei ole vahvistettu 17.3.2026 jälkeen"
    assert late in page(client, club)
    assert "Järjestäjä vahvisti" not in page(client, club)
    assert late in words(client.get("/haku/?kind=club").content.decode())
    moment.confirm_due_on = NOW.date()
    moment.save()
    assert "Järjestäjä vahvisti tiedot 17.3.2026" in page(client, club)
    moment.confirmed_at, moment.confirm_due_on = None, date(2026, 11, 24)
    moment.save()
    assert "Järjestäjä ei ole vahvistanut tietoja" in page(client, club)


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [
        (5, 16, "Ryhmän koko 5–16 osallistujaa"),
        (None, 16, "Ryhmän koko Enintään 16 osallistujaa"),
        (16, 16, "Ryhmän koko Enintään 16 osallistujaa"),
        (5, None, "Ryhmän koko Vähintään 5 osallistujaa"),
    ],
)
def test_the_size_of_the_group_is_told_also_when_nobody_counts_the_places(
    client, least, most, told
):
    club = weekly_club(capacity_min=least, capacity_max=most)
    assert told in page(client, club)
    assert "Ryhmän koko" not in page(client, weekly_club())
