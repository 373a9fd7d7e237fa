"""From when and until when: "klo 17 jälkeen", "ennen klo 18", "klo 16-18", "after 5 pm"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .found import Found
from .wording import pattern

_CLOCK = r"(?:klo\.?|kello|kl\.?|klockan|at)\s*"
_TIME = r"(\d{1,2})(?:[.:](\d\d))?\s*([ap]\.?m\b\.?)?"
# Not an age, a price or a part of a longer number.
_NO_UNIT = r"(?![\d:]|[.,]\d|\s*-?\s*(?:v\b|vuoti|år|åring|years?|yo\b|e\b|€|eur|min|kk|kg|km))"
_FROM = (
    pattern(
        rf"(?<![\w.,-])(?:{_CLOCK})?{_TIME}(?::n)?\s*(?:jälkeen|eteenpäin|lähtien|alkaen"
        r"|onwards?|och framåt)(?!\w)"
    ),
    pattern(
        rf"(?<![\w-])(?:after|efter|aikaisintaan|tidigast)\s+(?:{_CLOCK})?{_TIME}{_NO_UNIT}"
    ),
    pattern(rf"(?<![\w-])(?:from|från|alkaen)\s+(?:{_CLOCK}){_TIME}{_NO_UNIT}"),
    pattern(r"(?<![\w-])(?:from|från)\s+(\d{1,2})[.:](\d\d)\s*([ap]\.?m\b\.?)?"),
    pattern(r"(?<![\w-])(?:from|after)\s+(\d{1,2})()\s*([ap]\.?m\b\.?)"),
)
_TO = (
    pattern(
        rf"(?<![\w-])(?:ennen|viimeistään|before|by|until|före|innan|senast|till)\s+"
        rf"(?:{_CLOCK})?{_TIME}{_NO_UNIT}"
    ),
    pattern(
        rf"(?<![\w.,-])(?:{_CLOCK})?{_TIME}\s*(?:asti|saakka|mennessä|men(?:n|)essä)(?!\w)"
    ),
)
_DASH = r"\s*(?:[-–]|\bto\b|\btill\b)\s*"
_WINDOW = (
    pattern(
        r"(?:\bfrom\s+)?(?<![\w.,-])(\d{1,2})(?:[.:](\d\d))?\s*([ap]\.?m\b\.?)?"
        rf"{_DASH}(\d{{1,2}})(?:[.:](\d\d))?\s*([ap]\.?m\b\.?)"
    ),
    pattern(
        rf"(?<![\w-])(?:{_CLOCK}){_TIME}{_DASH}{_TIME}{_NO_UNIT}(?:\s*(?:välillä|aikana))?"
    ),
    pattern(
        rf"(?<![\w.,-])(\d{{1,2}})[.:](\d\d)(){_DASH}(\d{{1,2}})[.:](\d\d)(){_NO_UNIT}"
    ),
    pattern(
        rf"(?<![\w-])(?:between|mellan|välillä)\s+(?:{_CLOCK})?{_TIME}\s+(?:and|och|ja)"
        rf"\s+{_TIME}{_NO_UNIT}"
    ),
    pattern(
        rf"(?<![\w.,-])(?:{_CLOCK})?(\d{{1,2}})()()\s+(?:ja|och)\s+(\d{{1,2}})()()\s+välillä"
    ),
    # After a weekday no age is meant: "ti 16-18".
    pattern(
        r"(?:(?<=\b(?:ma|ti|ke|to|pe|la|su) )|(?<=tai )|(?<=viikko )|(?<=taina )|(?<=kkona )|(?<=isin )"
        rf"|(?<=day )|(?<=days )|(?<=dag )|(?<=dagar ))"
        rf"(\d{{1,2}})(?:[.:](\d\d))?(){_DASH}(\d{{1,2}})(?:[.:](\d\d))?(){_NO_UNIT}"
    ),
)
# Nobody asks for a club that begins at five in the morning.
EARLIEST = 7


def read(text: str) -> Iterator[Found]:
    """Every bound of time in the (bare) text."""
    for rule in _WINDOW:
        for match in rule.finditer(text):
            yield from _window(match)
    for parameter, rules in (("from", _FROM), ("to", _TO)):
        for rule in rules:
            for match in rule.finditer(text):
                if time := _time(*match.groups()):
                    yield Found(parameter, (time,), *match.span())


def _window(match: re.Match[str]) -> Iterator[Found]:
    first, last = match.groups()[:3], match.groups()[3:]
    # "4 to 6 pm": the half of the day is told once.
    starts = _time(first[0], first[1], first[2] or last[2])
    ends = _time(*last)
    if starts and ends and starts < ends:
        middle = match.start(4)
        yield Found("from", (starts,), match.start(), middle)
        yield Found("to", (ends,), middle, match.end())


def _time(hour: str, minute: str | None, half: str | None) -> str:
    """As the address writes it: "17:00"; "" when there is no such time."""
    hours, minutes = int(hour), int(minute or 0)
    if half:
        hours = hours % 12 + (12 if half.startswith("p") else 0)
    elif hours < EARLIEST:
        hours += 12
    if hours > 23 or minutes > 59:
        return ""
    return f"{hours:02}:{minutes:02}"
