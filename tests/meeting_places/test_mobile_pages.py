"""Timetable, service and stop, read on Tuesday 24.11.2026 at ten."""

import re
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
import recurring_ical_events
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from home.areas.models import Level
from meeting_places.models import MobileMoment, PlaceMoment
from tests.answers import linked_data, words
from tests.factories.areas import AreaFactory, small_oulu
from tests.factories.calendars import HolidayFactory, SchoolYearCalendarFactory
from tests.factories.meeting_places import (
    AnnouncedOpeningFactory,
    BreakPeriodFactory,
    MeetingPlaceFactory,
    MobileServiceFactory,
    RouteFactory,
    StopChangeFactory,
    StopFactory,
    StopTimeFactory,
)

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _ten_o_clock_on_tuesday(monkeypatch):
    now = datetime(2026, 11, 24, 10, tzinfo=timezone.get_default_timezone())
    monkeypatch.setattr(timezone, "now", lambda: now)


@pytest.fixture
def bus():
    return MobileServiceFactory(name_fi="Nuorisoauto", summary_fi="Pelejä ja musiikkia")


@pytest.fixture
def stop(bus):
    stop = StopFactory(
        route=RouteFactory(service=bus),
        name_fi="Kellon koulu",
        waiting_place_fi="Linja-autokatos",
    )
    StopTimeFactory(stop=stop)
    return stop


def calendar_of(client, url) -> icalendar.Calendar:
    answer = client.get(url)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    return icalendar.Calendar.from_ical(answer.content)


def stop_ics(stop) -> str:
    return reverse("stop_ics", args=[stop.service.slug, stop.address])


class TestTimetable:
    def test_a_row_for_the_stop_and_a_line_for_the_phone(self, client, stop):
        page = client.get(reverse("timetable"))
        html = page.content.decode()
        assert re.search(r'<th scope="row">\s*<a href="[^"]+">Kellon koulu', html)
        assert "<strong>14–\u206014.45</strong>" in html
        assert "Maanantai 30.11." in words(page)
        # The table begins with today: yesterday's visit is over.
        assert "ma 23.11." not in words(page)

    def test_a_cancelled_visit_is_told_first(self, client, stop):
        StopChangeFactory(stop=stop, date=MONDAY, reason_fi="Auto on huollossa.")
        page = words(client.get(reverse("timetable")))
        assert "Peruttu: Nuorisoauto, Kellon koulu ma 30.11." in page
        assert "Seuraava käynti ma 7.12. klo 14–14.45." in page
        assert page.index("Auto on huollossa.") < page.index("Rivillä pysäkki")

    def test_a_moved_visit_tells_its_new_time_and_place(self, client, stop):
        StopChangeFactory(
            stop=stop,
            kind="moved",
            date=MONDAY,
            new_date=MONDAY + timedelta(days=1),
            new_place_fi="Kirkon piha",
        )
        page = words(client.get(reverse("timetable")))
        assert "ma 30.11. klo 14 ti 1.12. klo 14–14.45, Kirkon piha" in page

    def test_a_visit_with_a_new_point_leads_there(self, client, stop):
        StopChangeFactory(
            stop=stop,
            kind="moved",
            date=MONDAY,
            new_place_fi="Kirkon piha",
            new_latitude=65.1234,
            new_longitude=25.4321,
        )
        html = client.get(reverse("timetable")).content.decode()
        assert "Reitti uuteen paikkaan" in html
        assert "Kirkon%20piha::65.1234,25.4321" in html

    def test_by_service(self, client, stop):
        other = StopFactory(name_fi="Jokikylä")
        StopTimeFactory(stop=other)
        page = words(client.get(reverse("timetable"), {"service": "nuorisoauto"}))
        assert "Kellon koulu" in page
        assert "Jokikylä" not in page

    def test_by_region_and_by_village(self, client, bus):
        oulu = small_oulu()
        route = RouteFactory(service=bus)
        for name, area in (("Kellon koulu", oulu.kello), ("Tuiran koulu", oulu.tuira)):
            stop = StopFactory(
                route=route,
                name_fi=name,
                area_override=area,
                area_override_reason="Koulun nimi kertoo",
            )
            StopTimeFactory(stop=stop)
        for code in ("pohjoinen", "kello"):
            page = words(client.get(reverse("timetable"), {"area": code}))
            assert "Kellon koulu" in page
            assert "Tuiran koulu" not in page

    def test_the_nearest_stop_by_postcode(self, client, bus):
        AreaFactory(code="90820", level=Level.POSTCODE, latitude=65.12, longitude=25.36)
        route = RouteFactory(service=bus)
        near = StopFactory(
            route=route, name_fi="Kellon koulu", latitude=65.13, longitude=25.36
        )
        StopTimeFactory(stop=near)
        StopFactory(route=route, name_fi="Kaakkuri", latitude=64.0, longitude=25.5)
        page = words(client.get(reverse("timetable"), {"near": "90820"}))
        assert "Lähimpänä aluetta 90820 noin 1 km Kellon koulu" in page
        assert "seuraavaksi ma 30.11. klo 14" in page

    @pytest.mark.parametrize(
        ("near", "said"),
        [("9082", "Kirjoita viisi numeroa."), ("00100", "00100 ei ole Oulun")],
        ids=["four digits", "Helsinki"],
    )
    def test_a_postcode_that_leads_nowhere_says_so(self, client, stop, near, said):
        page = words(client.get(reverse("timetable"), {"near": near}))
        assert said in page
        assert "Kellon koulu" in page

    def test_the_weeks_that_follow(self, client, stop):
        page = words(client.get(reverse("timetable"), {"week": "2026-W50"}))
        assert "ma 7.12." in page
        assert "ma 30.11." not in page

    def test_a_service_that_is_a_draft_is_not_there(self, client, stop):
        stop.service.live = False
        stop.service.save()
        assert "Kellon koulu" not in words(client.get(reverse("timetable")))
        assert client.get(stop.get_absolute_url()).status_code == 404

    def test_queries_do_not_grow_with_the_stops(
        self, client, stop, django_assert_max_num_queries
    ):
        for _ in range(5):
            StopTimeFactory(stop__route=stop.route)
        client.get(reverse("timetable"))
        with django_assert_max_num_queries(16):
            client.get(reverse("timetable"))

    def test_changes_as_rss(self, client, stop):
        StopChangeFactory(stop=stop, date=MONDAY, reason_fi="Auto on huollossa.")
        feed = client.get(reverse("timetable_feed"))
        assert feed["Content-Type"].startswith("application/rss+xml")
        assert "Peruttu: Nuorisoauto, Kellon koulu ma 30.11." in feed.content.decode()


class TestService:
    def test_it_tells_its_stops_and_the_next_visits(self, client, bus, stop):
        page = words(client.get(bus.get_absolute_url()))
        assert (
            "Kellon koulu Maanantaisin klo 14–14.45 Seuraavaksi ma 30.11. klo 14"
            in page
        )

    def test_it_tells_what_it_costs(self, client, bus, stop):
        bus.cost_fi = "Retket 5 €"
        bus.save()
        for page in (bus, stop):
            assert "Maksuton Retket 5 €" in words(client.get(page.get_absolute_url()))
        bus.is_free = False
        bus.save()
        assert "Hinta Retket 5 €" in words(client.get(bus.get_absolute_url()))

    def test_a_paused_service_says_so(self, client, bus, stop):
        MobileMoment.objects.create(
            service=bus, running="paused", note_fi="Auto on korjattavana."
        )
        page = words(client.get(bus.get_absolute_url()))
        assert "Auto on korjattavana." in page
        assert "ma 30.11. klo 14" not in page

    def test_a_note_disappears_when_its_time_is_over(self, client, bus, stop):
        until = datetime(2026, 11, 24, 9, tzinfo=timezone.get_default_timezone())
        MobileMoment.objects.create(service=bus, note_fi="Myöhässä", note_until=until)
        assert "Myöhässä" not in words(client.get(bus.get_absolute_url()))

    def test_search_engines_read_the_stops(self, client, bus, stop):
        data = linked_data(client.get(bus.get_absolute_url()))["GovernmentService"]
        (channel,) = data["availableChannel"]
        hours = channel["serviceLocation"]["openingHoursSpecification"]
        assert [(h["validFrom"], h["opens"], h["closes"]) for h in hours] == [
            ("2026-11-30", "14:00", "14:45"),
            ("2026-12-07", "14:00", "14:45"),
        ]

    @pytest.mark.parametrize(
        ("language", "path"),
        [
            ("fi", "/liikkuvat/nuorisoauto/"),
            ("sv", "/sv/mobilt/nuorisoauto/"),
            ("en", "/en/mobile/nuorisoauto/"),
        ],
    )
    def test_three_languages(self, client, bus, stop, language, path):
        with override(language):
            assert bus.get_absolute_url() == path
        assert client.get(path).status_code == 200

    def test_a_new_address_of_the_service_leads_its_stops_along(
        self, client, bus, stop
    ):
        old = stop.get_absolute_url()
        bus.slug = "onnikka"
        bus.save()
        moved = client.get(old)
        assert moved.status_code == 301
        assert moved["Location"] == f"/liikkuvat/onnikka/{stop.address}/"


class TestStop:
    def test_it_tells_its_next_visits(self, client, stop):
        StopChangeFactory(stop=stop, date=MONDAY)
        page = words(client.get(stop.get_absolute_url()))
        assert "Seuraavaksi ma 7.12. klo 14" in page
        assert "Klo 14–14.45 30.11. ma Peruttu 7.12. ma 14.12. ma" in page

    def test_only_a_visit_at_another_hour_tells_its_own(self, client, stop):
        StopChangeFactory(
            stop=stop,
            date=MONDAY,
            kind="moved",
            new_arrives=time(15),
            new_departs=time(16),
        )
        page = words(client.get(stop.get_absolute_url()))
        assert "30.11. ma klo 15–16" in page
        assert "7.12. ma 14.12. ma" in page

    def test_the_sign_of_its_route_is_on_every_page(self, client, stop):
        stop.route.line, stop.route.colour = "N2", "red"
        stop.route.save()
        for url in (
            stop.get_absolute_url(),
            stop.service.get_absolute_url(),
            reverse("timetable"),
        ):
            page = client.get(url)
            assert "Linja N2" in words(page)
            assert "line--red" in page.content.decode()
        assert "Pohjoinen reitti" in words(client.get(stop.get_absolute_url()))

    def test_a_new_name_leaves_the_old_address_working(self, client, stop):
        old = stop.get_absolute_url()
        stop.name_fi = "Kello"
        stop.save()
        assert client.get(old)["Location"] == stop.get_absolute_url()

    def test_an_address_of_no_stop(self, client, stop):
        url = reverse("stop", args=[stop.service.slug, "kello-00000000"])
        assert client.get(url).status_code == 404

    def test_its_visits_can_be_downloaded_and_subscribed_to(self, client, stop):
        page = client.get(stop.get_absolute_url()).content.decode()
        assert f'href="webcal://testserver{stop_ics(stop)}"' in page
        assert f'href="{stop_ics(stop)}" download' in page

    def test_the_calendar_is_one_rule_with_its_exceptions(self, client, stop):
        school_year = SchoolYearCalendarFactory(
            starts=date(2026, 8, 1), ends=date(2027, 7, 31)
        )
        HolidayFactory(
            calendar=school_year, starts=date(2026, 12, 21), ends=date(2027, 1, 6)
        )
        stop.route.calendar = school_year
        stop.route.starts, stop.route.ends = date(2026, 11, 2), date(2027, 5, 28)
        stop.route.save()
        StopChangeFactory(stop=stop, date=MONDAY)
        StopChangeFactory(
            stop=stop, kind="late", date=date(2026, 12, 7), new_arrives=time(14, 30)
        )
        file = calendar_of(client, stop_ics(stop))
        masters = [e for e in file.events if "RECURRENCE-ID" not in e]
        overrides = {
            f"{e.RECURRENCE_ID:%Y-%m-%d}": e
            for e in file.events
            if "RECURRENCE-ID" in e
        }
        assert len(masters) == 1
        assert overrides[f"{MONDAY}"]["STATUS"] == "CANCELLED"
        assert {e["UID"] for e in file.events} == {masters[0]["UID"]}
        # An independent reader: December and January as a subscriber sees them.
        seen = recurring_ical_events.of(file).between((2026, 12, 1), (2027, 1, 15))
        assert [f"{e.start:%d.%m. %H:%M}" for e in seen] == [
            "07.12. 14:30",
            "14.12. 14:00",
            "11.01. 14:00",
        ]

    def test_the_calendar_keeps_two_o_clock_over_the_clock_change(self, client, stop):
        file = calendar_of(client, stop_ics(stop))
        around = recurring_ical_events.of(file).between((2027, 3, 22), (2027, 4, 6))
        assert [e.start.astimezone(UTC).hour for e in around] == [12, 11, 11]

    @pytest.mark.parametrize(
        ("running", "status"),
        [
            ("running", "CONFIRMED"),
            ("paused", "CANCELLED"),
            ("cancelled", "CANCELLED"),
            ("ended", "CANCELLED"),
        ],
    )
    def test_a_service_that_does_not_run_is_cancelled_in_the_calendar(
        self, client, stop, running, status
    ):
        MobileMoment.objects.create(service=stop.service, running=running)
        file = calendar_of(client, stop_ics(stop))
        assert [e["STATUS"] for e in file.events] == [status]

    def test_a_list_of_dates_and_an_extra_visit(self, client, stop):
        stop.times.update(weekday=None, dates=["2026-12-02", "2026-12-16"])
        StopChangeFactory(
            stop=stop,
            kind="extra",
            date=date(2026, 12, 9),
            new_arrives=time(17),
            new_departs=time(18),
        )
        file = calendar_of(client, stop_ics(stop))
        assert sorted(f"{e.start:%d.%m. %H}" for e in file.events) == [
            "02.12. 14",
            "09.12. 17",
            "16.12. 14",
        ]


def test_a_place_on_a_break_is_not_open_at_its_announced_hours(client):
    place = MeetingPlaceFactory(hours="weekly")
    AnnouncedOpeningFactory(place=place, date=date(2026, 11, 28))
    PlaceMoment.objects.create(place=place, running="paused")
    file = calendar_of(client, reverse("place_ics", args=[place.slug]))
    assert [e["STATUS"] for e in file.events] == ["CANCELLED"]


def test_the_exceptions_of_a_place_as_a_calendar(client):
    place = MeetingPlaceFactory(name_fi="Asukastupa", hours="weekly")
    AnnouncedOpeningFactory(place=place, date=date(2026, 11, 28), reason_fi="Myyjäiset")
    AnnouncedOpeningFactory(
        place=place, date=date(2026, 12, 6), state="closed", starts=None, ends=None
    )
    AnnouncedOpeningFactory(place=place, date=date(2026, 11, 1))
    BreakPeriodFactory(place=place, starts=date(2026, 12, 21), ends=date(2027, 1, 6))
    file = calendar_of(client, reverse("place_ics", args=[place.slug]))
    events = {str(e["SUMMARY"]): e for e in file.events}
    assert len(file.events) == 3
    assert f"{events['Asukastupa: poikkeusaukiolot'].start:%H}" == "10"
    last = max(file.events, key=lambda event: str(event.start))
    assert (last.start, last.end) == (date(2026, 12, 21), date(2027, 1, 7))


def test_a_service_not_confirmed_in_time_says_so_instead_of_the_day(client, bus, stop):
    moment = MobileMoment.objects.create(
        service=bus, confirmed_on=date(2026, 3, 17), confirm_due_on=date(2026, 11, 24)
    )
    address = bus.get_absolute_url()
    assert "Vahvistettu 17.3.2026" in words(client.get(address))
    moment.confirm_due_on = date(2026, 11, 23)
    moment.save()
    late = "Tietoja ei ole vahvistettu 17.3.2026 jälkeen"
    assert late in words(client.get(address))
