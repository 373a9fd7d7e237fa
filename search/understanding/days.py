"""Days of the week, times of the day, today and tomorrow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .found import Found

# Word beginnings on the left; a Finnish weekday is followed by any ending or none.
_WEEKDAYS = {
    "mo": "maanantai|måndag|monday",
    "tu": "tiistai|tisdag|tuesday",
    "we": "keskiviikko|keskiviikoi|onsdag|wednesday",
    "th": "torstai|torsdag|thursday",
    "fr": "perjantai|fredag|friday",
    "sa": "lauantai|lördag|saturday",
    "su": "sunnuntai|söndag|sunday",
}
_PHRASES = {
    ("day", ("sa", "su")): "viikonloppu|viikonloppuna|viikonloppuisin|viikonlopun"
    "|helgen|helger|veckoslut|weekend|weekends",
    ("time", ("morning",)): "aamuisin|aamulla|aamupäivällä|aamupäivisin|aamupäivä"
    "|förmiddag|förmiddagar|morning|mornings",
    ("time", ("afternoon",)): "iltapäivällä|iltapäivisin|iltapäivä|koulun jälkeen"
    "|eftermiddag|eftermiddagar|efter skolan|afternoon|afternoons|after school",
    ("time", ("evening",)): "illalla|iltaisin|kväll|kvällar|kvällen|evening|evenings",
    ("date", ("today",)): "tänään|idag|today",
    ("date", ("tomorrow",)): "huomenna|imorgon|tomorrow",
    ("date", ("week",)): "tällä viikolla|den här veckan|this week",
}
_WEEKDAY = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{day}>(?:{names})\\w*)" for day, names in _WEEKDAYS.items())
    + r")\b"
)
_PATTERNS = [
    (parameter, said, re.compile(rf"\b(?:{words})\b"))
    for (parameter, said), words in _PHRASES.items()
]


def read(text: str) -> Iterator[Found]:
    """Every weekday, time of day and near date in the (case-folded) text."""
    for match in _WEEKDAY.finditer(text):
        yield Found("day", (match.lastgroup or "",), *match.span())
    for parameter, said, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Found(parameter, said, *match.span())
