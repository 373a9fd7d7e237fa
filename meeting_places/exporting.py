"""What a spreadsheet tells of a mobile service beside its own fields."""

from __future__ import annotations

from home import dates
from meeting_places.models import MobileService, Route, Stop, StopTime


def routes(service: MobileService) -> str:
    """Such as "K1 Pohjoinen reitti 1.9.–18.12.2026 (Lukuvuosi 2026–2027); K2"."""
    return "; ".join(one_route(route) for route in service.routes.all())


def one_route(route: Route) -> str:
    """Line, name, season and, in brackets, the calendar whose holidays it keeps."""
    driven = dates.days(route.starts, route.ends) if route.starts or route.ends else ""
    holidays = f"({route.calendar})" if route.calendar else ""
    parts = (route.line, str(route.name), driven, holidays)
    return " ".join(part for part in parts if part)


def stops(service: MobileService) -> str:
    """Such as "Kellon koulu: ti 17.50–18.05; Jäälin koulu: 7.1.2027 16–17"."""
    return "; ".join(
        one_stop(stop) for route in service.routes.all() for stop in route.stops.all()
    )


def one_stop(stop: Stop) -> str:
    times = ", ".join(one_time(time) for time in stop.times.all())
    return f"{stop.name}: {times}" if times else str(stop.name)


def one_time(time: StopTime) -> str:
    """How often is told where it is not each week."""
    hours = dates.hours(time.arrives, time.departs)
    if not time.weekday:
        return f"{', '.join(map(dates.day, time.dates))} {hours}"
    often = "" if time.interval == 1 else f" ({time.get_interval_display()})"
    return f"{dates.weekday_short(time.weekday)} {hours}{often}"
