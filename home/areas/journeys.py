"""How to get there: a link to the journey planner of the Oulu region."""

from urllib.parse import quote

from home.areas.outlines import Point

PLANNER = "https://oulu.digitransit.fi"


def journey_to(name: str, point: Point | None) -> str:
    """A journey from where the reader is (POS) to the point; nothing for a rough point.

    The address form of Digitransit: /reitti/<from>/<name>::<lat>,<lon>. It is a link, which
    a reader may follow: the page itself asks the planner for nothing.
    """
    if point is None or point.approximate:
        return ""
    # A slash in a name would begin another part of the address.
    return f"{PLANNER}/reitti/POS/{quote(name, safe='')}::{point.latitude},{point.longitude}"
