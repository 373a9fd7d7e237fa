"""How well an entry fits beside its words, in whole numbers, the same on every engine.

In the order by relevance a score is made of what the words say (`search.plan`) and of how
well the conditions fit, each step rounded down to a whole number:

    points  = the score of the groups; NO_TOPIC more where none of them is main
    points  = points * special / 1000        where people were asked
    points  = points * penalty / 1000        for each part of the query that it fails, the
                                             smallest penalty first
    score   = points * 4, or * 3 when the entry is stale

with special = 550 + 450 * min(1, 4 / years of its audience): of two clubs that take a
seven-year-old the one for 7 to 9 is meant more than the one for everybody.
"""

from __future__ import annotations

from home.audience import YEAR
from search.facts import Audience

# What an entry has when no word decides: about as much as a wide word in its name adds seven times.
NO_TOPIC = 250_000
THOUSAND = 1_000
# What a fresh and a stale score count, in quarters.
FRESH, STALE = 4, 3
MOST_YEARS = 90
SPECIAL_YEARS = 4
# In thousandths, for a part of the query that an entry fails. Of a session the day and the
# time are told apart; one that fails only both together fails the time.
PENALTIES = {"area": 120, "age": 120, "day": 450, "time": 550, "free": 450}
OTHER_PENALTY = 450


def audience_years(audience: Audience) -> int:
    """How many years of life the audience takes in, 1 to 90; nobody knows: all of them."""
    span = audience.span
    if span is None:
        return MOST_YEARS
    years = -(-(min(span.high, MOST_YEARS * YEAR) - span.low) // YEAR)
    return min(max(years, 1), MOST_YEARS)


def special(years: int) -> int:
    """How much somebody of that audience is meant, in thousandths."""
    return round(550 + 450 * min(1, SPECIAL_YEARS / max(years, 1)))


def penalty(part: str) -> int:
    """What failing this part of the query leaves of a score, in thousandths."""
    return PENALTIES.get(part, OTHER_PENALTY)
