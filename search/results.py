"""What an engine answers: numbers and keys, no words and no cards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from home.attributes import EnrolmentState
from search.plan import NOTHING, Plan
from search.query import Query


class Group(StrEnum):
    """The groups of the contract in their order; an entry is in the first that holds."""

    FITS = "fits"
    AGE_UNKNOWN = "age_unknown"
    ALMOST = "almost"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry of the page.

    fits names the people asked that it fits, in their canonical spelling. distance_m is
    to its nearest place, whole metres, None when no point was asked; approximate says that
    this place stands at its area's middle. next is the start of what goes on now or comes
    next (aware, Helsinki), None when nothing is known or the place is always open.
    """

    key: int
    group: Group
    fits: tuple[str, ...] = ()
    distance_m: int | None = None
    approximate: bool = False
    next: dt.datetime | None = None
    enrol: EnrolmentState = EnrolmentState.NONE
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Relaxation:
    """One change of the query that finds more: which, and the total it gives.

    `also` is a second parameter dropped with the first, where no one change finds anything.

    parameter is the one changed; value what it would be changed to or, for an area, a day
    or the waiting lists, what would count too ("" when the parameter is dropped).
    `query` is the changed query, on its first page.
    """

    parameter: str
    value: str
    total: int
    query: Query
    also: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one query.

    total and facets speak of the group `fits`; pages run on through all groups.
    left_out_without_point counts what matches all but `near` and has no known point.
    plan tells what the words were taken for.
    """

    total: int
    groups: Mapping[Group, int]
    hits: tuple[Hit, ...]
    page: int
    pages: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    relaxations: tuple[Relaxation, ...] = ()
    left_out_without_point: int = 0
    plan: Plan = NOTHING

    @property
    def count(self) -> int:
        """How many entries the pages hold, all groups together."""
        return sum(self.groups.values())
