"""What the search knows of a stop: which service comes, where to, and when."""

from datetime import date, time

import pytest

from home.attributes import Running
from meeting_places import visits
from meeting_places.models import MobileMoment, Stop, StopChange
from search.entries.times import on_date
from tests.factories.areas import small_oulu
from tests.factories.calendars import HolidayFactory
from tests.factories.meeting_places import (
    MeetingPlaceFactory,
    MobileServiceFactory,
    RouteFactory,
    StopChangeFactory,
    StopFactory,
    StopTimeFactory,
)
from tests.search.stories import (
    KELLO,
    a_theme,
    days_of,
    entry_of,
    facts_of,
    is_found,
)

pytestmark = pytest.mark.django_db

AUTUMN = (date(2026, 9, 1), date(2026, 12, 31))


@pytest.fixture
def stop():
    """The youth bus in Kello on Mondays 14-14.45, from September to November."""
    small_oulu()
    route = RouteFactory(
        service=MobileServiceFactory(name_fi="Nuorisoauto", name_sv="Ungdomsbilen"),
        starts=date(2026, 9, 1),
        ends=date(2026, 11, 30),
    )
    stop = StopFactory(route=route, name_fi="Kellon koulu", **KELLO)
    StopTimeFactory(stop=stop)
    return stop


def dates(stop):
    return [one.date for one in days_of(facts_of(stop), *AUTUMN)]


def changed(stop, day, kind, **told):
    return StopChangeFactory(stop=stop, date=day, kind=kind, **told)


def test_a_stop_is_named_after_its_service(stop):
    entry = entry_of(stop)
    assert facts_of(stop).name == "Nuorisoauto: Kellon koulu"
    assert entry.card["name"] == {
        "fi": "Nuorisoauto: Kellon koulu",
        "sv": "Ungdomsbilen: Kellon koulu",
    }
    assert entry.uuid == stop.uuid


def test_it_has_the_audience_and_themes_of_the_service_and_areas_of_its_own(stop):
    stop.service.themes.set([a_theme()])
    stop.service.save()
    facts = facts_of(stop)
    assert (facts.audience.min_age, facts.audience.max_age) == (13, 17)
    assert facts.themes == ("shakki", "pelit")
    assert "kello" in facts.areas


def test_a_stop_without_an_address_is_where_its_meeting_place_is(stop):
    place = MeetingPlaceFactory(name_fi="Kellon nuorisotalo", **KELLO)
    other = StopFactory(route=stop.route, name_fi="Nuokkari", place=place)
    assert "kello" in facts_of(other).areas
    assert entry_of(other).card["places"][0]["slug"] == place.slug
    place.live = False
    place.save()
    assert facts_of(other).areas == ()
    assert "nuorisotalo" not in facts_of(other).tokens.get("places", "")


def test_every_monday_of_the_season_without_holidays(stop):
    assert len(dates(stop)) == 13
    calendar = HolidayFactory().calendar
    stop.route.calendar = calendar
    stop.route.save()
    assert len(dates(stop)) == 12
    assert date(2026, 10, 19) not in dates(stop)


def test_every_third_week_is_counted_from_its_first_day_however_late_the_season_begins(
    stop,
):
    stop.times.all().delete()
    StopTimeFactory(stop=stop, interval=3, first_date=date(2026, 8, 10))
    assert dates(stop)[:3] == [date(2026, 9, 21), date(2026, 10, 12), date(2026, 11, 2)]


def test_listed_dates_count_inside_the_season(stop):
    stop.times.all().delete()
    StopTimeFactory(
        stop=stop,
        weekday=None,
        dates=["2026-09-03", "2026-09-17", "2026-12-03"],
    )
    assert dates(stop) == [date(2026, 9, 3), date(2026, 9, 17)]


def test_cancelled_moved_late_and_extra_visits_count(stop):
    changed(stop, date(2026, 9, 7), StopChange.Kind.CANCELLED)
    changed(stop, date(2026, 9, 14), StopChange.Kind.MOVED, new_date=date(2026, 9, 15))
    changed(stop, date(2026, 9, 21), StopChange.Kind.LATE, new_arrives=time(14, 20))
    changed(
        stop,
        date(2026, 9, 25),
        StopChange.Kind.EXTRA,
        new_arrives=time(10),
        new_departs=time(11),
    )
    # On a day on which it does not come there is nothing to move.
    changed(stop, date(2026, 9, 8), StopChange.Kind.MOVED, new_date=date(2026, 9, 9))
    september = [one for one in days_of(facts_of(stop), *AUTUMN) if one.date.month == 9]
    assert september == [
        (date(2026, 9, 15), 840, 885),
        (date(2026, 9, 21), 860, 885),
        (date(2026, 9, 25), 600, 660),
        (date(2026, 9, 28), 840, 885),
    ]


def test_of_two_visits_on_a_day_only_the_one_named_is_cancelled(stop):
    StopTimeFactory(stop=stop, arrives=time(18), departs=time(19))
    changed(stop, date(2026, 9, 7), StopChange.Kind.CANCELLED, arrives=time(14))
    told = [
        one for one in days_of(facts_of(stop), *AUTUMN) if one.date == date(2026, 9, 7)
    ]
    assert [one.starts for one in told] == [18 * 60]


def test_a_service_that_is_taken_down_takes_its_stops_along(stop):
    service = stop.service
    service.live = False
    service.save()
    assert not is_found(stop)
    service.live = True
    service.save()
    assert is_found(stop)


def test_a_service_that_has_ended_takes_its_stops_along(stop):
    MobileMoment.objects.create(service=stop.service, running=Running.ENDED)
    assert not is_found(stop)


def test_it_comes_when_its_own_page_says(stop):
    StopTimeFactory(stop=stop, weekday=3, interval=2, first_date=date(2026, 9, 9))
    stop.route.calendar = HolidayFactory().calendar
    stop.route.save()
    changed(stop, date(2026, 9, 7), StopChange.Kind.CANCELLED)
    changed(stop, date(2026, 9, 23), StopChange.Kind.MOVED, new_date=date(2026, 9, 30))
    changed(
        stop, date(2026, 10, 21), StopChange.Kind.MOVED, new_date=date(2026, 10, 22)
    )
    changed(stop, date(2026, 11, 2), StopChange.Kind.LATE, new_arrives=time(15))
    page = Stop.objects.with_timetable().get(pk=stop.pk)
    told = [on_date(v) for v in visits.visits(page, *AUTUMN) if v.happens]
    assert days_of(facts_of(stop), *AUTUMN) == told
