"""Ages in numbers as families write them in Finnish, Swedish and English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from django.utils import timezone

from home.audience import OLDEST

from .found import Found
from .numbers import NUMBER, number
from .wording import pattern

_N = f"({NUMBER})"
# "7-vuotiaalle", "7 v", "7v.", "7-vee", "7-åring", "7 år", "7 years old", "7-year-old", "7yo"
_YEARS = (
    r"(?:\s*-?\s*vuoti(?:as|aa|ai|ae)\w*"
    # But not "5 v 5", five against five.
    r"|\s*-?\s*v(?:ee\w*|:\w+)?\b\.?(?!\s+\d++(?!\s*-?v))"
    r"|\s*-?\s*(?:åring|årig)\w*|\s*-?\s*års?\b(?:\s+gam\w+)?"
    r"|[\s-]*(?:years?|yrs?)[\s-]+olds?\b|\s*y/?o\b|\s*yrs\b|\s+years?\s+of\s+age\b"
    r"|\s*-?\s*vuotta\s+vanh\w+|\s*-?\s*vuotta(?=\s*$))"
)
_ALONE = r"(?<![\w.,+-])"
# Blanks are taken once and not given back, or a long list would be read in endless ways.
_AND = r"\s*+-?\s*+(?:v\.?)?\s*+(?:,|ja|tai|sekä|och|eller|and|or)\s++"
_DASH = r"\s*(?:v\.?)?\s*(?:[-–]|\bto\b|\btill\b)\s*"
_NAMED = r"\b(?:age[ds]?|age groups?|ikä|ikäryhmä\w*|iältään|ikäluok\w*|ålder|åldern)\s*:?\s+"
_RANGE = pattern(
    rf"{_ALONE}{_N}{_DASH}{_N}{_YEARS}|{_NAMED}{_N}{_DASH}{_N}\b"
    rf"|\b(?:between|mellan)\s+{_N}\s+(?:and|och)\s+{_N}{_YEARS}"
)
# "7–9- ja 10–13-vuotiaille"
_RANGES = pattern(rf"{_ALONE}{_N}\s*[-–]\s*{_N}{_AND}{_N}\s*[-–]\s*{_N}{_YEARS}")
_LIST = pattern(rf"{_ALONE}({NUMBER}(?:{_AND}{NUMBER})*){_YEARS}|{_NAMED}{_N}\b")
_DECIMAL = pattern(rf"{_ALONE}(\d{{1,2}}[.,](?:25|5|75)){_YEARS}")
_OVER = pattern(
    r"\b(?:yli|vähintään|över|minst|från|over|above|at least|older than|äldre än|from)"
    rf"\s+{_N}{_YEARS}"
    # A price or a distance is another thing: only what is no child's age stands bare.
    r"|\b(?:yli|över|over)\s+([3-9]\d)s?\b(?!\s*(?:e|€|eur\w*|km|min\w*|kg|m|h\w*|%|:|\.\d))"
    rf"|{_ALONE}{_N}{_YEARS}\s*(?:alkaen|lähtien|eteenpäin)\b"
    rf"|{_ALONE}(\d{{1,3}})\s*\+(?:{_YEARS}|(?![\w+]))|\bk-?(18)\b"
    rf"|{_ALONE}{_N}{_YEARS}?\s*(?:vuotta\s+)?(?:täyttän\w+|ylöspäin|och (?:äldre|uppåt)"
    r"|and (?:over|up|older|above)|ja (?:yli|sitä vanhem\w+|vanhem\w+))\b"
)
_UNDER = pattern(
    r"\b(?:alle|enintään|korkeintaan|under|below|younger than|yngre än|högst|up to|max)"
    rf"\s+{_N}(?:{_YEARS}|s\b)"
)
_TEAM = pattern(r"(?<![\w-])u-?(\d{1,2})\b")
_AT_MOST = r"(?:alle|under|enintään|korkeintaan|högst|up to)\s+"
_MONTHS = pattern(
    rf"(?<![\w.,/-])(?P<most>{_AT_MOST})?(?:{_N}\s*[-–]\s*)?{_N}\s*-?\s*(?:kk\b|kuukau(?:si|ti|den|tta)\w*|kuisel?\w*|månader\b"
    r"|månaders\b|mån\b|months?(?:[\s-]olds?)?\b)"
)
_FIRST_YEAR = pattern(
    r"\balle (?:vuoden|1 vuoden) (?:ikäi\w+|vanh\w+)|\balle-?vuotia\w+"
)
_HALF = pattern(
    r"\b(?:puoli-?vuotia\w+|puolen vuoden ikäi\w+|halvåring\w*|half[\s-]year[\s-]olds?)\b"
)
_ONE_AND_HALF = pattern(
    r"\b(?:puolitoista-?\s?vuotia\w+|ett och ett halvt år|one and a half years?(?: old)?)\b"
)
_COUPLE = pattern(r"\bpari-?\s?vuotia\w+")
_DECADE = pattern(rf"\b{_N}-?kymppi(?!a\b)\w*")
_BORN = pattern(
    r"\b(?:vuonna\s+|vuosina\s+)?(?:((?:19|20)\d\d)\s*[-–]\s*)?((?:19|20)\d\d)[\s-]+(?:syntyn\w+|födda?)\b"
    r"|\b(?:born(?:\s+in)?|födda?|syntyn\w+)\s+(?:år\s+|vuonna\s+)?((?:19|20)\d\d)\b"
)
# "My son is 10", "tytöt 9-11": numbers said of children are ages. Who it is stays words.
_OF_A_CHILD = pattern(
    r"\b(?:poika|poikani|tyttö|tyttöni|tytär|tyttäreni|lapsi|lapseni|lapsenlapseni|hän"
    r"|muksu|vanhin|nuorin|son|daughter|child|kid|boy|girl|grandson|granddaughter|he|she"
    r"|dotter|barn|pojke|flicka|barnbarn|han|hon)\s+"
    rf"(?P<here>(?:on|is|är)\s+{_N})(?![\w:.]|\s*(?:e|€|eur\w*|cm|kg|kk|vk|år)\b)"
)
# "Hän täyttää 6", "olen 30".
_SOMEBODY_IS = pattern(
    r"\b(?P<here>(?:täyttää|täytti|turns|turning|fyller)(?:\s+(?:juuri|pian|kohta|nyt|soon"
    rf"|snart))?\s+{_N}|(?:olen|oon|i am|i'm|im|jag är)\s+{_N})"
    r"(?![\w:.]|\s*(?:e|€|eur\w*|cm|kg|kk|vk|km|min\w*|v|år)\b)"
)
_OF_CHILDREN = pattern(
    r"\b(?:kids|children|girls|boys|tytöt|tytöille|pojat|pojille|lapset|lapsille|nuoret"
    r"|nuorille|barn|flickor|pojkar|ungdomar)\s+"
    rf"(?P<here>{_N}{_DASH}{_N})(?![\w:.]|{_YEARS})"
)
# A number after these tells the time of day.
_CLOCK = pattern(r"\b(?:klo|kl|kello|klockan|at)\.?\s*$")

Match = re.Match[str]


def read(text: str) -> Iterator[Found]:
    """Every age in the (bare) text."""
    for rule, said in _RULES:
        for match in rule.finditer(text):
            if values := said(match):
                here = "here" if "here" in rule.groupindex else 0
                yield Found("age", values, *match.span(here))


def _numbers(match: Match) -> list[int]:
    return [number(each) for each in match.groups() if each]


def _range(match: Match) -> tuple[str, ...]:
    return _band(*_numbers(match))


def _band(youngest: int, oldest: int) -> tuple[str, ...]:
    return (f"{youngest}-{oldest}",) if youngest <= oldest <= OLDEST else ()


def _ranges(match: Match) -> tuple[str, ...]:
    ends = _numbers(match)
    if ends != sorted(ends) or ends[-1] > OLDEST:
        return ()
    return f"{ends[0]}-{ends[1]}", f"{ends[2]}-{ends[3]}"


def _list(match: Match) -> tuple[str, ...]:
    said = re.findall(NUMBER, match[1] or match[2])
    if _CLOCK.search(match.string, 0, match.start()):
        said = said[1:]
    years = [number(each) for each in said]
    return tuple(map(str, years)) if years and max(years) <= OLDEST else ()


def _over(match: Match) -> tuple[str, ...]:
    (years,) = _numbers(match)
    return (f"{years}-",) if years <= OLDEST else ()


def _under(match: Match) -> tuple[str, ...]:
    (years,) = _numbers(match)
    return (f"0-{years}",) if years <= OLDEST else ()


def _team(match: Match) -> tuple[str, ...]:
    """Under ten is who is nine, or ten before the season is over."""
    years = int(match[1])
    return (f"{years - 1}-{years}",) if 5 <= years <= 23 else ()


def _months(match: Match) -> tuple[str, ...]:
    months = [number(each) for each in match.groups()[1:] if each]
    if not all(0 < each < 36 for each in months):
        return ()
    if match["most"]:
        return tuple(str(year) for year in range(-(-months[-1] // 12)))
    return tuple(_in_years(each) for each in months)


def _decade(match: Match) -> tuple[str, ...]:
    (tens,) = _numbers(match)
    return (f"{tens}0-{tens}9",) if 2 <= tens <= 9 else ()


def _born(match: Match) -> tuple[str, ...]:
    """Who was born in a year is as old as that makes when it ends."""
    this_year = timezone.localdate().year
    youngest, *rest = sorted(this_year - int(each) for each in match.groups() if each)
    if youngest < 0 or max([youngest, *rest]) > OLDEST:
        return ()
    return (f"{youngest}-{rest[0]}",) if rest else (str(youngest),)


def _in_years(months: int) -> str:
    """Months as the address writes an age: 6 -> "0.5", 24 -> "2"."""
    return f"{months / 12:.2f}".rstrip("0").rstrip(".")


def _always(*values: str) -> Callable[[Match], tuple[str, ...]]:
    return lambda match: values


_RULES: tuple[tuple[re.Pattern[str], Callable[[Match], tuple[str, ...]]], ...] = (
    (_RANGES, _ranges),
    (_RANGE, _range),
    (_LIST, _list),
    (_OF_A_CHILD, lambda match: (str(number(match[2])),)),
    (_SOMEBODY_IS, lambda match: (str(number(match[2] or match[3])),)),
    (_OF_CHILDREN, lambda match: _band(number(match[2]), number(match[3]))),
    (_DECIMAL, lambda match: (match[1].replace(",", "."),)),
    (_OVER, _over),
    (_UNDER, _under),
    (_TEAM, _team),
    (_MONTHS, _months),
    (_FIRST_YEAR, _always("0")),
    (_HALF, _always("0.5")),
    (_ONE_AND_HALF, _always("1.5")),
    (_COUPLE, _always("1-3")),
    (_DECADE, _decade),
    (_BORN, _born),
)
