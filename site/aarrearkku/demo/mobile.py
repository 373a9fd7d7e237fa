"""The bookmobiles Kauno and Onneli and a youth bus: example routes at known places."""

from __future__ import annotations

from datetime import date, time, timedelta
from random import Random

from aarrearkku.demo import pictures
from aarrearkku.demo.organisers import Organisers
from aarrearkku.demo.seasons import Seasons, monday
from aarrearkku.demo.venues import Venues
from aarrearkku.demo.writing import new_uuid, published
from home.attributes import Answer
from home.audience import Audience
from home.themes.models import Theme
from meeting_places.models import (
    MeetingPlace,
    MobileMoment,
    MobileService,
    Route,
    Stop,
    StopChange,
    StopTime,
)

Kind = MeetingPlace.Kind
SERVICES = (
    {
        "slug": "kirjastoauto-kauno",
        "kind": MobileService.Kind.LIBRARY,
        "name_fi": "Kirjastoauto Kauno",
        "name_sv": "Bokbussen Kauno",
        "name_en": "Bookmobile Kauno",
        "summary_fi": "Kirjasto tulee lähelle: kirjoja, lehtiä ja pelejä kaikille.",
        "summary_sv": "Biblioteket kommer nära: böcker, tidningar och spel för alla.",
        "summary_en": "The library comes near: books, magazines and games for everyone.",
        "what_to_do_fi": "Lainaa, palauta ja varaa. Autossa on myös lautapelejä ja satuja.",
        "cost_fi": "Tulosteet maksavat 0,50 € sivulta.",
        "cost_sv": "Utskrifter kostar 0,50 € per sida.",
        "cost_en": "Prints cost €0.50 a page.",
    },
    {
        "slug": "kirjastoauto-onneli",
        "kind": MobileService.Kind.LIBRARY,
        "name_fi": "Kirjastoauto Onneli",
        "name_sv": "Bokbussen Onneli",
        "name_en": "Bookmobile Onneli",
        "summary_fi": "Koulujen ja kylien kirjastoauto, joka kulkee joka toinen viikko.",
        "summary_sv": "Skolornas och byarnas bokbuss, som går varannan vecka.",
        "summary_en": "Bookmobile of schools and villages, every second week.",
        "what_to_do_fi": "Lainaa kirjoja, kuuntele satu ja tapaa naapureita.",
    },
    {
        "slug": "nuorisoauto",
        "kind": MobileService.Kind.YOUTH,
        "name_fi": "Nuorisoauto",
        "name_sv": "Ungdomsbussen",
        "name_en": "Youth bus",
        "summary_fi": "Nuorisotyö pyörillä: pelejä, juttuseuraa ja iltapalaa.",
        "summary_sv": "Ungdomsarbete på hjul: spel, prat och kvällsmål.",
        "summary_en": "Youth work on wheels: games, talk and an evening snack.",
        "what_to_do_fi": "Pelaa konsolilla, tee iltapalaa tai juttele ohjaajan kanssa.",
    },
)
PICTURES = {
    MobileService.Kind.LIBRARY: "kirjastoauto",
    MobileService.Kind.YOUTH: "auto",
}
REGIONS = ("pohjoinen", "keskinen", "itainen", "etelainen")
# Where a bus can stand: in the villages and suburbs, at places families know.
STANDS = {
    MobileService.Kind.LIBRARY: (Kind.PLAYGROUND, Kind.DAYCARE, Kind.SCHOOL),
    MobileService.Kind.YOUTH: (Kind.YOUTH_HOUSE, Kind.SCHOOL),
}
# The letter of the car, before the number of the route, and a colour for each route.
SIGNS = {"kirjastoauto-kauno": "K", "kirjastoauto-onneli": "O", "nuorisoauto": "N"}
COLOURS = (
    Route.Colour.BLUE,
    Route.Colour.GREEN,
    Route.Colour.PURPLE,
    Route.Colour.RED,
)
STOPS_A_REGION = {"kirjastoauto-kauno": 4, "kirjastoauto-onneli": 3, "nuorisoauto": 2}


def build(
    venues: Venues, organisers: Organisers, seasons: Seasons, rng: Random
) -> None:
    """Write the services with 36 stops, their times, and a few changes of the coming days."""
    taken: set[int] = set()
    for number, facts in enumerate(SERVICES):
        service = MobileService(
            **facts,
            **published(rng),
            **_audience(str(facts["kind"])),
            uuid=new_uuid(rng),
            organisation=organisers.rows[
                "oulun-nuorisopalvelut"
                if facts["kind"] == MobileService.Kind.YOUTH
                else "oulun-kirjasto"
            ],
            image=pictures.drawing(PICTURES[MobileService.Kind(facts["kind"])]),
            access_step_free=Answer.YES if number else Answer.PARTLY,
            access_wheelchair=Answer.YES if number else Answer.NO,
            is_example=True,
        )
        service.save()
        service.themes.set(
            Theme.objects.filter(
                code__in=["kirjasto", "satutunti"] if number < 2 else ["nuorten-illat"]
            )
        )
        service.save()
        for day, region in enumerate(REGIONS, start=1):
            _route(service, region, day, venues, seasons, rng, taken)
        MobileMoment.objects.create(service=service, confirmed_on=seasons.today)
    _changes(seasons.today, rng)


def _audience(kind: str) -> dict[str, object]:
    if kind == MobileService.Kind.YOUTH:
        return {"audience_mode": Audience.Mode.AGES, "min_age": 11, "max_age": 17}
    return {"audience_mode": Audience.Mode.ALL_AGES}


def _route(
    service: MobileService,
    region: str,
    weekday: int,
    venues: Venues,
    seasons: Seasons,
    rng: Random,
    taken: set[int],
) -> None:
    """One region is driven on one weekday, stop after stop."""
    route = Route.objects.create(
        service=service,
        name_fi=f"Reitti {weekday}",
        name_sv=f"Rutt {weekday}",
        name_en=f"Route {weekday}",
        line=f"{SIGNS[service.slug]}{weekday}",
        colour=COLOURS[weekday - 1],
        calendar=seasons.now.calendar,
        sort_order=weekday,
    )
    kinds = tuple(kind.value for kind in STANDS[MobileService.Kind(service.kind)])
    free = [place for place in venues.at(kinds, region) if place.pk not in taken]
    clock = 14 * 60 if service.kind == MobileService.Kind.LIBRARY else 16 * 60
    for order, place in enumerate(rng.sample(free, STOPS_A_REGION[service.slug])):
        taken.add(place.pk)
        stop = _stop(route, place, order, rng)
        minutes = (
            rng.choice([20, 30, 40]) if clock < 16 * 60 else rng.choice([40, 60, 90])
        )
        every_second = service.slug == "kirjastoauto-onneli"
        StopTime.objects.create(
            stop=stop,
            weekday=weekday,
            arrives=_clock(clock),
            departs=_clock(clock + minutes),
            interval=2 if every_second else 1,
            first_date=monday(seasons.today) if every_second else None,
        )
        clock += minutes + rng.choice([10, 15, 20])


def _stop(route: Route, place: MeetingPlace, order: int, rng: Random) -> Stop:
    """The stop stands where the place does: it takes its address and point, or its area."""
    return Stop.objects.create(
        route=route,
        uuid=new_uuid(rng),
        place=place,
        name_fi=place.name_fi,
        street_address=place.street_address,
        postal_code=place.postal_code,
        city=place.city,
        latitude=place.latitude,
        longitude=place.longitude,
        area_override=place.area_override,
        area_override_reason=place.area_override_reason,
        waiting_place_fi=rng.choice(
            ["Pihan puolella", "Pysäköintialueella", "Portin vieressä"]
        ),
        is_step_free=rng.random() < 0.6,
        sort_order=order,
    )


def _changes(today: date, rng: Random) -> None:
    times = list(
        StopTime.objects.select_related("stop__route__service").order_by("stop__uuid")
    )
    kinds = (StopChange.Kind.CANCELLED, StopChange.Kind.LATE, StopChange.Kind.MOVED)
    for kind, planned in zip(kinds * 2, rng.sample(times, 6), strict=True):
        weekday = planned.weekday or today.isoweekday()
        day = today + timedelta(days=(weekday - today.isoweekday()) % 7)
        change = StopChange(
            service=planned.stop.route.service,
            stop_uuid=planned.stop.uuid,
            kind=kind,
            date=day,
            reason_fi="Auto on huollossa",
            reason_sv="Bussen är på service",
            reason_en="The bus is being serviced",
        )
        if kind == StopChange.Kind.LATE:
            change.new_arrives = _later(planned.arrives, 10)
            change.reason_fi = "Auto on myöhässä kelin vuoksi"
            change.reason_sv = "Bussen är försenad på grund av väglaget"
            change.reason_en = "The bus is late because of the weather"
        if kind == StopChange.Kind.MOVED:
            change.new_date = day + timedelta(days=1)
            _elsewhere(change, planned.stop)
        change.save()
    _extra_visit(times[0], today)


def _extra_visit(planned: StopTime, today: date) -> None:
    """The day after tomorrow the service comes once more, at its usual time."""
    StopChange.objects.create(
        service=planned.stop.route.service,
        stop_uuid=planned.stop.uuid,
        kind=StopChange.Kind.EXTRA,
        date=today + timedelta(days=2),
        new_arrives=planned.arrives,
        new_departs=planned.departs,
        reason_fi="Ylimääräinen käynti kylän toiveesta",
        reason_sv="Ett extra besök på bybornas önskan",
        reason_en="One more visit, as the village wished",
    )


def _elsewhere(change: StopChange, stop: Stop) -> None:
    """It waits at another stop of the route, one whose point is known."""
    others = stop.route.stops.exclude(pk=stop.pk).exclude(latitude=None)
    if other := others.first():
        change.new_place_fi = other.name_fi
        change.new_latitude, change.new_longitude = other.latitude, other.longitude


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def _later(clock: time, minutes: int) -> time:
    return _clock(clock.hour * 60 + clock.minute + minutes)
