"""How well an entry fits beside its words, in whole numbers, the same on every engine.

In the order by relevance a score is made of what the words say (`search.plan`) and of how
well the conditions fit, each step rounded down to a whole number:

    points  = the score of the groups; NO_TOPIC more where none of them is main
    points  = points * special / 1000        where people were asked
    points  = points * penalty / 1000        for each part of the query that it fails, the
                                             smallest penalty first
    score   = points * 4, or * 3 when the entry is stale

with special = 550 + 450 * min(1, asked / audience), both in years, and 1000 for an audience
inside a band of ages that was asked: of two clubs that take a seven-year-old the one for 7
to 9 is meant more than the one for everybody. One age or grade asks 4 years, a band as many
as it has, several people what the widest of them asks.
"""

from __future__ import annotations

from collections.abc import Iterable

from home.audience import YEAR, Person, Span
from search.facts import Audience

# What an entry has when no word decides: about as much as a wide word in its name adds seven times.
NO_TOPIC = 250_000
THOUSAND = 1_000
# What a fresh and a stale score count, in quarters.
FRESH, STALE = 4, 3
# Ages in hundredths of a year as in `home.audience`; nobody is older than this here.
OLDEST = 90 * YEAR
SPECIAL = 4 * YEAR
LEAST_SPECIAL, ALL_SPECIAL = 550, 1_000
# In thousandths, for a part of the query that an entry fails. Of a session the day and the
# time are told apart; one that fails only both together fails the time.
PENALTIES = {"area": 120, "age": 120, "day": 450, "time": 550, "free": 450}
OTHER_PENALTY = 450


def years_asked(people: Iterable[Person]) -> int:
    """In hundredths, of the widest of them."""
    return max((max(SPECIAL, width(person.span)) for person in people), default=SPECIAL)


def width(span: Span) -> int:
    """As far as people get."""
    return min(span.high, OLDEST) - span.low


def bands(people: Iterable[Person]) -> list[Span]:
    """The ages that were asked and are more than one age or grade."""
    return [person.span for person in people if width(person.span) >= SPECIAL]


def audience_years(audience: Audience) -> int:
    """In hundredths, 1 to 90 years; as many as there are where nobody knows."""
    span = audience.span
    return OLDEST if span is None else min(max(width(span), 1), OLDEST)


def penalty(part: str) -> int:
    """What failing this part of the query leaves of a score, in thousandths."""
    return PENALTIES.get(part, OTHER_PENALTY)
