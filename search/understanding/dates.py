"""Near days and days by their date: "huomenna", "tällä viikolla", "5.12.", "ikväll"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from django.utils import timezone

from search.query import DAYS_AHEAD

from .found import Found
from .wording import pattern, word

_SAID: dict[str, re.Pattern[str]] = {
    "today": word(
        "tänään|tänäänkin|tänä päivänä|idag|i dag|today|nyt heti|juuri nyt|just nu|right now"
    ),
    "tomorrow": word("huomenna|huomisen|imorgon|i morgon|imorron|tomorrow"),
    "week": word(
        "tällä viikolla|tämän viikon|lähipäivinä|den här veckan|denna vecka|i veckan"
        "|this week|next few days|lähiaikoina"
    ),
}
# These tell the time of the day too.
_TONIGHT = {
    ("today", "evening"): word("tänä iltana|ikväll|i kväll|tonight|this evening"),
    ("today", "morning"): word("tänä aamuna|i morse|this morning"),
    ("today", "afternoon"): word("tänä iltapäivänä|i eftermiddag|this afternoon"),
}
_DAYS_FROM_NOW = {2: word("ylihuomenna|i ?övermorgon|day after tomorrow")}
_MONTHS = (
    "tammikuu januari january",
    "helmikuu februari february",
    "maaliskuu mars march",
    "huhtikuu april april",
    "toukokuu maj may",
    "kesäkuu juni june",
    "heinäkuu juli july",
    "elokuu augusti august",
    "syyskuu september september",
    "lokakuu oktober october",
    "marraskuu november november",
    "joulukuu december december",
)
_BY_NUMBERS = pattern(r"(?<![\w.,])(\d{1,2})\.\s?(\d{1,2})\.(20\d\d)?(?![\w.]*\d)")
_BY_MONTH = [
    pattern(
        rf"(?<![\w.,])(?P<day>\d{{1,2}})(?:\.|th|st|nd|rd)?\s*(?:{'|'.join(names.split())})"
        r"(?:ta|n|na)?(?!\w)"
    )
    for names in _MONTHS
]


def read(text: str) -> Iterator[Found]:
    """Every near date in the (bare) text; one that cannot be asked for stays words."""
    for value, rule in _SAID.items():
        for match in rule.finditer(text):
            yield Found("date", (value,), *match.span())
    for (value, part), rule in _TONIGHT.items():
        for match in rule.finditer(text):
            middle = match.start() + 1
            yield Found("date", (value,), match.start(), middle)
            yield Found("time", (part,), middle, match.end())
    today = timezone.localdate()
    for days, rule in _DAYS_FROM_NOW.items():
        for match in rule.finditer(text):
            day = today + dt.timedelta(days=days)
            yield Found("date", (day.isoformat(),), *match.span())
    yield from _dated(text, today)


def _dated(text: str, today: dt.date) -> Iterator[Found]:
    for match in _BY_NUMBERS.finditer(text):
        day, month, year = match.groups()
        yield from _coming(int(day), int(month), year, today, match)
    for month, rule in enumerate(_BY_MONTH, start=1):
        for match in rule.finditer(text):
            yield from _coming(int(match["day"]), month, None, today, match)


def _coming(
    day: int, month: int, year: str | None, today: dt.date, match: re.Match[str]
) -> Iterator[Found]:
    """That day of this year or, when it is past, of the next one."""
    years = [int(year)] if year else [today.year, today.year + 1]
    for each in years:
        try:
            date = dt.date(each, month, day)
        except ValueError:
            continue
        if today <= date <= today + dt.timedelta(days=DAYS_AHEAD):
            yield Found("date", (date.isoformat(),), *match.span())
            return
