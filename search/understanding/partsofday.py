"""Times of the day: "aamuisin", "koulun jälkeen", "på kvällen", "in the afternoon"."""

from __future__ import annotations

from collections.abc import Iterator

from .found import Found
from .wording import CASES, ENDS, pattern

# How they go on after a weekday in one word: "torstai-iltana", "måndagskväll".
IN_COMPOUNDS = (
    "aamu|ilta|illa|illo|päivä|päivi|morgon|morgn|förmiddag|eftermiddag|kväll|middag"
)
# Also after "torstai-", "arki" and "ma-".
_BEGINS = (
    r"(?:(?<![\w-])|(?<=tai)|(?<=tai-)|(?<=viikko)|(?<=viikko-)|(?<=arki)|(?<=arki-)"
    r"|(?<=loppu)|(?<=loppu-)|(?<=dag)|(?<=dags)|(?<=dag-)|(?<=helg)"
    r"|(?<=\b(?:ma|ti|ke|to|pe|la|su)-))"
)
_PARTS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("morning",): (
        rf"aamui?{CASES}|aamuisin|aamupäivi?{CASES}|aamupäivä{CASES}|aamupäivisin|ap\.",
        "(?:på )?(?:förmiddag|morgon)(?:en|ar|arna|s)?|(?:på )?morgnar(?:na)?"
        "|(?:in the )?mornings?",
    ),
    ("afternoon",): (
        rf"iltapäivi?{CASES}|iltapäivä{CASES}|iltapäivisin|ip\.|päivällä|päivisin"
        r"|(?:koulun|kouluajan|koulupäivän|koulupäivien|tuntien) (?:jälkeen|jälkei\w+|päälle|päätteeksi|päätyttyä)",
        "(?:på )?eftermiddag(?:en|ar|arna|s)?|efter (?:skolan|skoldagen|skoltid)",
        "(?:in the )?afternoons?|after[\\s-]school",
    ),
    ("evening",): (
        rf"ilta{CASES}|illa{CASES}|iltoi{CASES}|illoi{CASES}|iltaisin|iltasin|ilta-?aikaan|iltasella"
        r"|(?:töiden|työpäivän|työajan) jälkeen",
        "(?:på )?kväll(?:en|ar|arna|s|stid)?|efter (?:jobbet|arbetet)",
        "(?:in the )?evenings?|after work",
    ),
    ("morning", "afternoon"): (
        "päiväsaikaan|päiväaikaan|dagtid|på dagarna|(?:in the )?daytime|during the day",
    ),
}
# "Ennen iltaa" is another time.
_NOT_BEFORE = r"(?<!ennen )(?<!före )(?<!before )(?<!before the )"
_RULES = tuple(
    (parts, pattern(rf"{_NOT_BEFORE}{_BEGINS}(?:{'|'.join(said)}){ENDS}"))
    for parts, said in _PARTS.items()
)


def read(text: str) -> Iterator[Found]:
    """Every part of the day in the (bare) text."""
    for parts, rule in _RULES:
        for match in rule.finditer(text):
            yield Found("time", parts, *match.span())
