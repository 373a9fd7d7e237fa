"""How each value of a search address is read: text in, canonical text out.

A reader raises `UnreadableError` with a sentence in the visitor's language; nothing else ever
comes out of it, whatever the text. The canonical text is what stands in shared addresses,
in the JSON answer and in the form, so reading it again gives itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from datetime import date, timedelta

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from home import weeks
from home.audience import OLDEST, SECOND_DEGREE
from home.calendar_days import monday_of

from .query import DAYS_AHEAD, KM_RANGE

Reader = Callable[[str], str]

LONGEST_WORDS = 200

_AGE = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?")
_GRADE = re.compile(r"g(\d{1,2})")
_BAND = re.compile(r"(\d{1,3})\s*[-–]\s*(\d{1,3})?")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
_POSTCODE = re.compile(r"[0-9]{5}")
_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")


class UnreadableError(ValueError):
    """The value means nothing here; the message says why, in the visitor's language."""


class AdjustedError(ValueError):
    """The value was outside its range: `instead` is used, and the message says so."""

    def __init__(self, instead: str, reason: str) -> None:
        super().__init__(reason)
        self.instead = instead


def read_age(text: str) -> str:
    """`7`, `0.5`, a grade `g3` or a band `13-17`, `65-`."""
    # Only the digits 0-9: `\\d` and `int` take those of every script, addresses do not.
    if text.isascii() or "–" in text:
        for pattern, canonical in (
            (_AGE, _years),
            (_GRADE, _grade),
            (_BAND, _band),
        ):
            if match := pattern.fullmatch(text.strip().lower()):
                return canonical(match)
    raise UnreadableError(
        _("We could not read this age. Choose an age or a grade under “For whom?”.")
    )


def _years(match: re.Match[str]) -> str:
    whole, decimals = int(match[1]), (match[2] or "").rstrip("0")
    if whole > OLDEST:
        raise UnreadableError(_("An age is at most %(oldest)s.") % {"oldest": OLDEST})
    return f"{whole}.{decimals}" if decimals else str(whole)


def _grade(match: re.Match[str]) -> str:
    if int(match[1]) > SECOND_DEGREE:
        raise UnreadableError(
            _("There is no such school grade. Choose one under “For whom?”.")
        )
    return f"g{int(match[1])}"


def _band(match: re.Match[str]) -> str:
    youngest, oldest = int(match[1]), int(match[2]) if match[2] else None
    if youngest > OLDEST or (oldest or 0) > OLDEST:
        raise UnreadableError(_("An age is at most %(oldest)s.") % {"oldest": OLDEST})
    if oldest is None:
        return f"{youngest}-"
    if oldest < youngest:
        raise UnreadableError(
            _("The age range ends before it begins: put the younger age first.")
        )
    return f"{youngest}-{oldest}"


def is_postcode(text: str) -> bool:
    return bool(_POSTCODE.fullmatch(text))


def read_area(codes: Callable[[], Container[str]]) -> Reader:
    """A code of the tree, or any five digits: a postcode outside the city finds nothing."""

    def read(text: str) -> str:
        code = text.strip().lower()
        if is_postcode(code) or code in codes():
            return code
        raise UnreadableError(_("We do not know this area. Choose one under “Where?”."))

    return read


def read_known(
    codes: Callable[[], Container[str]], reason: Callable[[], str]
) -> Reader:
    """One of the codes that `codes` gives when asked."""

    def read(text: str) -> str:
        code = text.strip()
        if code in codes():
            return code
        raise UnreadableError(reason())

    return read


def read_choice(*choices: str, names: Callable[[], Iterable[str]]) -> Reader:
    """One of a few fixed words; `names` are what the visitor knows them by."""

    def read(text: str) -> str:
        choice = text.strip().lower()
        if choice in choices:
            return choice
        raise UnreadableError(
            _("Not one of the choices. Choose from these: %(choices)s.")
            % {"choices": ", ".join(names())}
        )

    return read


def read_clock(text: str) -> str:
    """A time of day: `9:00`, `09.00` -> `09:00`."""
    match = _CLOCK.fullmatch(text.strip()) if text.isascii() else None
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return f"{int(match[1]):02}:{match[2]}"
    raise UnreadableError(_("A time of day is written 16:30."))


def read_date(clock: Callable[[], date]) -> Reader:
    """`today`, `tomorrow`, `week`, or a day from today to half a year ahead."""

    def read(text: str) -> str:
        word, today = text.strip().lower(), clock()
        if word in ("today", "tomorrow", "week"):
            return word
        try:
            day = date.fromisoformat(word)
        except ValueError:
            raise UnreadableError(
                _("We could not read this day. Choose it from the calendar.")
            ) from None
        if day < today:
            raise UnreadableError(_("The day is past. Choose today or a later one."))
        if day > today + timedelta(days=DAYS_AHEAD):
            raise UnreadableError(
                _("The day is more than %(days)s days ahead. Choose an earlier one.")
                % {"days": DAYS_AHEAD}
            )
        return day.isoformat()

    return read


def read_week(clock: Callable[[], date]) -> Reader:
    """`2026-W49`, from this week to half a year ahead."""

    def read(text: str) -> str:
        try:
            monday = weeks.read(text.strip().upper())
        except ValueError:
            raise UnreadableError(_("A week is written 2026-W49.")) from None
        if monday < monday_of(clock()):
            raise UnreadableError(_("The week is past."))
        if monday > weeks.last_monday(clock()):
            raise UnreadableError(
                _("The week is more than %(weeks)s weeks ahead.")
                % {"weeks": weeks.MOST_WEEKS}
            )
        return weeks.written(monday)

    return read


def read_km(text: str) -> str:
    """Kilometres from .5 to 50; what is outside is clamped and named."""
    word = text.strip()
    if not (word.isascii() and _NUMBER.fullmatch(word)):
        raise UnreadableError(
            _("A distance is a number of kilometres. Choose one from the list.")
        )
    asked = float(word.replace(",", "."))
    kilometres = min(max(asked, KM_RANGE[0]), KM_RANGE[1])
    canonical = f"{kilometres:.2f}".rstrip("0").rstrip(".")
    if kilometres != asked:
        raise AdjustedError(
            canonical,
            _("The distance can be 0.5 to 50 km; we use %(km)s km.")
            % {"km": number_format(canonical)},
        )
    return canonical


def read_page(text: str) -> str:
    word = text.strip()
    if word.isascii() and word.isdecimal() and int(word[:9]) > 0:
        return str(int(word[:9]))
    raise UnreadableError(_("A page is a number from 1. This is the first page."))


def read_words(text: str) -> str:
    """Free words: control characters become spaces, and the length has an end."""
    words = " ".join(
        "".join(c if c.isprintable() else " " for c in text[:10_000]).split()
    )
    if len(words) > LONGEST_WORDS:
        raise AdjustedError(
            words[:LONGEST_WORDS].rstrip(),
            _("We read the first %(length)s characters.") % {"length": LONGEST_WORDS},
        )
    return words
