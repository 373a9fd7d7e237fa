"""Marks: the facts of an entry as tokens of the text index, such as `theme:uinti`.

No typed word can be a mark, for it has a colon. The thesaurus leads words to marks as it
leads them to other words: a whole field of activities is reached by one token, and so is
what is no word of the entry at all (for whom it is, that it is free, when it is).

    theme:<code>  with all themes above it       kind:<club, course, camp ...>
    place:<kind of meeting place>                mobile:<kind of mobile service>
    easy:<code>  support:<code>  lang:<code>     gender:<girls, boys>
    for:<baby, toddler, child, teen, adult, senior, family>
    free:1       when:<morning, afternoon, evening, weekend, summer, holiday>
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from home.attributes import EntryKind
from home.audience import YEAR
from search.facts import Audience, Facts, Session
from search.query import PartOfDay

# Whom an entry can be made for, in years. Families are told apart by what they do together.
STAGES = {
    "baby": (0, 1),
    "toddler": (1, 4),
    "child": (3, 13),
    "teen": (13, 18),
    "adult": (18, 63),
    "senior": (63, 90),
}
# Wider audiences are made for a stage only when it is half of them.
WIDE = 20
# Who takes small children and adults takes families.
OLDEST_CHILD, YOUNGEST_PARENT = 6, 30
FAMILIES = "perhe"
COMES_AND_GOES = (EntryKind.PLACE, EntryKind.MOBILE)
# So many minutes of a part of the day are enough to call in.
A_VISIT = 30
SATURDAY = 6
SUMMER = (6, 8)
LONGEST_SUMMER = 100


def marked(facts: Facts, *more: str) -> Facts:
    """The facts with their marks among the tokens; `more` are those that facts do not tell."""
    marks = dict.fromkeys([*_marks(facts), *more])
    return replace(facts, tokens={**facts.tokens, "marks": " ".join(marks)})


def _marks(facts: Facts) -> Iterator[str]:
    yield f"kind:{facts.kind}"
    for prefix, codes in (
        ("theme", facts.themes),
        ("easy", facts.easy),
        ("support", facts.support),
        ("lang", facts.languages),
    ):
        for code in codes:
            yield f"{prefix}:{code}"
    if facts.free:
        yield "free:1"
    for stage in stages(facts.audience):
        yield f"for:{stage}"
    if FAMILIES in facts.themes:
        yield "for:family"
    for time in times(facts):
        yield f"when:{time}"


def stages(audience: Audience) -> Iterator[str]:
    """The stages of life that it is made for, not only open to."""
    span = audience.span
    if span is None:
        return
    low, high = span.low / YEAR, min(span.high / YEAR, STAGES["senior"][1])
    if low <= OLDEST_CHILD and high >= YOUNGEST_PARENT:
        yield "family"
        return
    for stage, (youngest, end) in STAGES.items():
        shared = min(high, end) - max(low, youngest)
        half_of_stage = high - low <= WIDE and 2 * shared >= end - youngest
        if shared > 0 and (2 * shared >= high - low or half_of_stage):
            yield stage


def times(facts: Facts) -> Iterator[str]:
    """When it is, as far as the week tells."""
    stays = facts.kind in COMES_AND_GOES
    for part in PartOfDay:
        if any(_in_part(session, part, stays) for session in facts.sessions):
            yield part
    if any(session.weekday >= SATURDAY for session in facts.sessions):
        yield "weekend"
    if facts.sessions and all(map(_in_summer, facts.sessions)):
        yield "summer"
    if facts.kind == EntryKind.CAMP:
        yield "holiday"


def _in_part(session: Session, part: PartOfDay, stays: bool) -> bool:
    first, end = part.minutes
    if stays:
        return min(session.ends, end) - max(session.starts, first) >= A_VISIT
    return first <= session.starts < end


def _in_summer(session: Session) -> bool:
    first, last = session.valid_from, session.valid_until
    if first is None or last is None or (last - first).days > LONGEST_SUMMER:
        return False
    return SUMMER[0] <= first.month and last.month <= SUMMER[1]
