"""Ages and school grades as families write them in Finnish, Swedish and English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from home.audience import OLDEST

from .found import Found

# "7-vuotiaalle", "7 v", "7v.", "7-åring", "7 år", "7 years old", "7-year-old"
_YEARS = (
    r"(?:\s*-?\s*vuotia\w*|\s*-?\s*vuotis\w*|\s*v\b\.?|\s*-?\s*åring\w*|\s*år\b"
    r"|[\s-]*years?[\s-]olds?\b|\s*yo\b)"
)
_AND = r"\s*-?\s*(?:,|ja|tai|sekä|och|eller|and|or)\s+"
_RANGE = re.compile(rf"(?<![\d-])(\d{{1,3}})\s*[-–]\s*(\d{{1,3}}){_YEARS}")
_LIST = re.compile(
    rf"(?<![\d.,-])(\d{{1,3}}(?:{_AND}\d{{1,3}})*){_YEARS}|\bage[ds]?\s+(\d{{1,3}})\b"
)
_MONTHS = re.compile(
    r"(?<![\d.,])(\d{1,2})\s*-?\s*(?:kk\b|kuukauti\w*|månader\b|months?(?:[\s-]old)?\b)"
)
# "3-luokkalaiselle", "3. luokka", "3 lk", "3lk", "åk 3", "årskurs 3", "grade 3", "3rd grade"
_GRADE = re.compile(
    r"(?<![\d.,–-])(\d{1,2})\s*\.?\s*-?\s*(?:luok(?:k|an|al|il)\w*|lk\b\.?|lk:\w+)"
    r"|\b(?:åk|årskurs|grade|year)\s*(\d{1,2})\b"
    r"|\b(\d{1,2})(?:st|nd|rd|th)[\s-]grader?s?\b"
)
_GRADE_NAMES = {
    "eka": "g1",
    "toka": "g2",
    "kolmas": "g3",
    "neljäs": "g4",
    "viides": "g5",
    "kuudes": "g6",
    "seiska": "g7",
    "kasi": "g8",
    "ysi": "g9",
}
_NAMED_GRADE = re.compile(
    rf"\b({'|'.join(_GRADE_NAMES)})(?:luokkala\w*|-?luokka\w*|luokan\b)"
)


def read(text: str) -> Iterator[Found]:
    """Every age and grade in the (case-folded) text."""
    for match in _RANGE.finditer(text):
        youngest, oldest = int(match[1]), int(match[2])
        if youngest <= oldest <= OLDEST:
            yield Found("age", (f"{youngest}-{oldest}",), *match.span())
    for match in _LIST.finditer(text):
        years = [int(digits) for digits in re.findall(r"\d+", match[1] or match[2])]
        if max(years) <= OLDEST:
            yield Found("age", tuple(map(str, years)), *match.span())
    for match in _MONTHS.finditer(text):
        if 0 < int(match[1]) < 36:
            yield Found("age", (_in_years(int(match[1])),), *match.span())
    for match in _GRADE.finditer(text):
        grade = int(match[1] or match[2] or match[3])
        if grade <= 9:
            yield Found("age", (f"g{grade}",), *match.span())
    for match in _NAMED_GRADE.finditer(text):
        yield Found("age", (_GRADE_NAMES[match[1]],), *match.span())


def _in_years(months: int) -> str:
    """Months as the address writes an age: 6 -> "0.5", 24 -> "2"."""
    return f"{months / 12:.2f}".rstrip("0").rstrip(".")
