"""Days of the week: "maanantaisin", "ke-iltana", "ma-pe", "på tisdagar", "weekends"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .found import Found
from .partsofday import IN_COMPOUNDS
from .wording import BEGINS, CASES, ENDS, bare, pattern, word

WEEK = ("mo", "tu", "we", "th", "fr", "sa", "su")
WORKDAYS, WEEKEND = WEEK[:5], WEEK[5:]
_NAMES = dict(
    zip(
        WEEK,
        (
            ("maanantai", "måndag", "monday"),
            ("tiistai", "tisdag", "tuesday"),
            ("keskivii(?:kko|ko)", "onsdag", "wednesday"),
            ("torstai", "torsdag", "thursday"),
            ("perjantai", "fredag", "friday"),
            ("lauantai", "lördag", "saturday"),
            ("sunnuntai", "söndag", "sunday"),
        ),
        strict=True,
    )
)
_END = rf"(?:(?:i?sin|{CASES}|en|ar|arna|s|'s|’s){ENDS})"
# A day, then an ending, or what else follows in the same word.
_NAMED = {
    day: pattern(rf"{BEGINS}(?P<name>{'|'.join(names)})(?:{_END}|-?(?P<rest>\w+))")
    for day, names in _NAMES.items()
}
_STARTS_A_TIME = pattern(rf"(s?-?)(?:{IN_COMPOUNDS})")
_MANY = {
    WEEKEND: word(
        rf"(?:tänä |tulevana )?viikonlo(?:ppu|pu|ppui|pui){CASES}|viikonlo(?:ppui|pui)sin"
        r"|(?:den här )?helg(?:en|er|erna)?|veckoslut(?:et|en)?|(?:this |the )?weekends?"
    ),
    WORKDAYS: word(
        r"arkisin|arkena|arkipäivi?ä?\w*|vardag(?:ar|arna|en)?|(?:week|work(?:ing )?)days?"
    ),
}
# "arki-iltaisin", "viikonloppuaamuna": the time is read by `partsofday`.
_MANY_BEFORE_A_TIME = {
    days: pattern(rf"{BEGINS}(?:{first})(?=-?(?:{IN_COMPOUNDS}))")
    for days, first in ((WORKDAYS, "arki|vardags"), (WEEKEND, "viikonloppu|helg"))
}
_RANGE = pattern(
    rf"\b({'|'.join('|'.join(names) for names in _NAMES.values())})(?:sta|n)?"
    rf"\s*(?:[-–]|\bto\b|\btill\b|\s)\s*(?:och\s+)?"
    rf"({'|'.join('|'.join(names) for names in _NAMES.values())})(?P<end>hin)?(?!\w)"
)
_SHORT = {
    bare(short): day
    for shorts in (
        "ma ti ke to pe la su",
        "mån tis ons tors fre lör sön",
        "mon tue wed thu fri sat sun",
    )
    for short, day in zip(shorts.split(), WEEK, strict=True)
} | {"tor": "th", "tues": "tu", "thur": "th", "thurs": "th", "weds": "we"}
_ANY_SHORT = "|".join(sorted(_SHORT, key=len, reverse=True))
# "ma-pe", "ti, ke ja to", "ma/ke": two of them cannot be anything else.
_SHORT_RANGE = word(rf"({_ANY_SHORT})\.?\s*[-–]\s*({_ANY_SHORT})")
_SHORT_LIST = word(
    rf"(?:{_ANY_SHORT})(?:\s*(?:[,/&+]|ja|tai|och|and|or|sekä)\s*(?:{_ANY_SHORT}))+"
)
# One alone needs a time of day after it, or must be no word of another language.
_SHORT_WITH_TIME = pattern(
    rf"{BEGINS}({_ANY_SHORT})\b\.?(?=\s+(?:klo|kl|at)\b|\s+\d{{1,2}}[.:]\d\d\b"
    rf"|\s+\d{{1,2}}\s*[-–]\s*\d{{1,2}}(?!\d|\s*-?(?:v|år))|[\s-]+(?:{IN_COMPOUNDS}))"
)
_SHORT_ALONE = pattern(
    rf"(?<![\w.-])(?:(ma|ti|ke|pe|su|tues?|thurs?|thu|weds?){ENDS}|(?<=\w )(la)\s*$)"
)
# English has "to" too, but not as the last word, nor alone.
_THURSDAY = pattern(r"(?:(?<=\w )|^)(to)\s*$")
_ENGLISH = word("things?|what|where|how|somewhere|something|go|like|learn|want|able")


def read(text: str) -> Iterator[Found]:
    """Every weekday in the (bare) text."""
    for day, rule in _NAMED.items():
        for match in rule.finditer(text):
            # "maanantai-torstai" is read as a whole, below.
            if not _RANGE.fullmatch(match[0]):
                yield _named(day, match)
    for rules in (_MANY, _MANY_BEFORE_A_TIME):
        for days, rule in rules.items():
            for match in rule.finditer(text):
                yield Found("day", days, *match.span())
    yield from _from_to(text)
    yield from _short(text)


def _named(day: str, match: re.Match[str]) -> Found:
    rest = match["rest"]
    if not rest:
        return Found("day", (day,), *match.span())
    if time := _STARTS_A_TIME.match(rest):
        return Found("day", (day,), match.start(), match.start("rest") + time.end(1))
    # "Torstaikerho" meets on Thursdays, and is called so.
    return Found("day", (day,), *match.span(), stays=True)


def _from_to(text: str) -> Iterator[Found]:
    """ "maanantaista perjantaihin", "Monday to Friday", "måndag-fredag", "ma-pe"."""
    for match in _RANGE.finditer(text):
        # Two days side by side are two; "maanantaista perjantaihin" is all between.
        if match["end"] or not re.search(r"\w\s+\w+$", match[0]) or " to " in match[0]:
            yield from _between(_day(match[1]), _day(match[2]), match)
    for match in _SHORT_RANGE.finditer(text):
        yield from _between(_SHORT[match[1]], _SHORT[match[2]], match)


def _between(first: str, last: str, match: re.Match[str]) -> Iterator[Found]:
    one, other = WEEK.index(first), WEEK.index(last)
    if one < other:
        yield Found("day", WEEK[one : other + 1], *match.span())


def _day(name: str) -> str:
    return next(
        day
        for day, names in _NAMES.items()
        if any(pattern(each).fullmatch(name) for each in names)
    )


def _short(text: str) -> Iterator[Found]:
    for match in _SHORT_LIST.finditer(text):
        said = re.findall(rf"\b(?:{_ANY_SHORT})\b", match[0])
        yield Found("day", tuple(_SHORT[each] for each in said), *match.span())
    for match in _SHORT_WITH_TIME.finditer(text):
        yield Found("day", (_SHORT[match[1]],), *match.span(1))
    for match in _SHORT_ALONE.finditer(text):
        yield Found("day", (_SHORT[match[1] or match[2]],), *match.span())
    for match in _THURSDAY.finditer(text):
        if not _ENGLISH.search(text):
            yield Found("day", ("th",), *match.span(1))
