"""School grades: "3-luokkalaiselle", "1.-2. lk", "ekaluokkalainen", "åk 3", "2nd graders"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .found import Found
from .wording import pattern

LAST = 9
_CLASS = r"(?:luok(?:ka|an|al|il|at|ki)\w*|lk(?:-?lai\w+|:\w+|\b\.?))"
_G = r"(\d{1,2})\s*\.?\s*-?"
_DASH = r"\s*(?:[-–]|\bto\b|\btill\b)\s*"
_AND = r"\s*(?:,|ja|tai|sekä|och|and|or|&)\s*"
_ALONE = r"(?<![\w.,–-])"
_BEFORE = (
    r"\b(?:åk|årskurs(?:en|erna)?|klass(?:en|erna)?|grades?|years?|luok(?:ka|at|ille|kien)"
    r"|lk)\.?\s*"
)
_RANGE = pattern(
    rf"{_ALONE}{_G}{_DASH}{_G}\s*{_CLASS}"
    rf"|{_BEFORE}(\d)\s*\.?{_DASH}(\d)(?![\d:]|\.\d)"
    rf"|{_ALONE}(\d)(?:st|nd|rd|th)?{_DASH}(\d)(?:st|nd|rd|th)[\s-]grade(?:rs?)?\b"
)
_TWO = pattern(
    rf"{_ALONE}{_G}{_AND}{_G}\s*{_CLASS}|{_BEFORE}(\d){_AND}(\d)(?![\d:]|\.\d)"
)
_ONE = pattern(
    rf"{_ALONE}{_G}\s*{_CLASS}"
    rf"|{_BEFORE}(\d)(?![\w:]|\.\d|\s*-?\s*(?:v|år))"
    rf"|{_ALONE}(\d)(?:st|nd|rd|th)[\s-]grade(?:rs?)?\b"
)
# Beginnings of ordinals and of the names pupils give their grades.
_FINNISH = (
    "eka|ensimmäi|ykkös",
    "toka|toinen|toise|kakkos",
    "kolma|kolmos",
    "neljä|nelos",
    "viide|viito|vito|vitos",
    "kuude|kutos|kuutos",
    "seitsem|seiska",
    "kahdeks|kasi",
    "yhdeks|ysi",
)
_SWEDISH = "första andra tredje fjärde femte sjätte sjunde åttonde nionde"
_ENGLISH = "first second third fourth fifth sixth seventh eighth ninth"
_NAMED = [
    pattern(
        rf"\b(?:(?:{fi})(?:\w{{0,6}}[\s-])?\w{{0,3}}{_CLASS}"
        rf"|{sv}[\s-]?klass(?:are|arna|ist\w*)?\b|{en}[\s-]grade(?:rs?)?\b)"
    )
    for fi, sv, en in zip(_FINNISH, _SWEDISH.split(), _ENGLISH.split(), strict=True)
]
# So called without the class: "seiskat", "ysille".
_NICKNAMES = {
    "1": pattern(r"\bekal(?:la|le|ta)\b(?!\s+(?:kerra|kerta))"),
    "2": pattern(r"\btokal(?:la|le|ta)\b(?!\s+(?:kerra|kerta))"),
    "6": pattern(r"\bkutosel(?:la|le)\b"),
    "7": pattern(r"\b(?:seiska(?:t|lle|lla|laiset)?|seiskoi?lle|sjuor(?:na)?)\b"),
    "9": pattern(r"\b(?:ysi(?:t|lle|llä|läi\w+)|yseille|nior(?:na)?)\b"),
}


def read(text: str) -> Iterator[Found]:
    """Every school grade in the (bare) text."""
    for rule in (_RANGE, _TWO, _ONE):
        for match in rule.finditer(text):
            said = [int(each) for each in match.groups() if each]
            if rule is _RANGE:
                said = list(range(said[0], said[-1] + 1))
            if said and max(said) <= LAST:
                yield _found(said, match)
    for grade, rule in enumerate(_NAMED, start=1):
        for match in rule.finditer(text):
            yield _found([grade], match)
    for name, rule in _NICKNAMES.items():
        for match in rule.finditer(text):
            yield _found([int(name)], match)


def _found(grades: list[int], match: re.Match[str]) -> Found:
    return Found("age", tuple(f"g{grade}" for grade in grades), *match.span())
