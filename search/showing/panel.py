"""The filter panel: the groups of choices, and the fields for a day and hours of one's own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from search import labels
from search.forms import Asked
from search.query import DAYS_AHEAD, RELATIVE_DATES, Query
from search.results import Results

from .facets import Option, options, organiser_options, theme_options
from .markup import ticks


@dataclass(frozen=True)
class Field:
    """One native field of the panel: what was typed stays, also where it could not be used."""

    parameter: str
    kind: str
    label: str | Promise
    value: str
    error: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True)
class FilterGroup:
    """The choices of one filter in the panel; `tucked` ones open on press everywhere."""

    parameter: str
    title: str | Promise
    options: list[Option]
    tucked: bool = False
    single: bool = False
    fields: list[Field] = field(default_factory=list)

    @property
    def chosen(self) -> int:
        return self.ticked + sum(bool(each.value) for each in self.fields)

    @property
    def ticked(self) -> int:
        return sum(option.selected for option in self.options)

    @property
    def ticks(self) -> SafeString:
        return ticks(self.parameter, self.options, single=self.single)


def filter_groups(asked: Asked, results: Results) -> list[FilterGroup]:
    """The filter panel; on a wide screen what families use most is not `tucked` away.

    What the words say is not ticked: sent again it would count as chosen by hand, and
    unticked it would still be said.
    """
    query = asked.query.only_by_hand()

    def group(
        parameter: str, given: list[Option] | None = None, **more: Any
    ) -> FilterGroup:
        if given is None:
            given = options(parameter, results, query)
        return FilterGroup(parameter, labels.PARAMETERS[parameter], given, **more)

    days = options("date", results, query)
    relative = [each for each in days if each.value in RELATIVE_DATES]
    hours = [hours_field(name, asked, query) for name in ("from", "to")]
    groups = [
        group("kind"),
        group("theme", theme_options(results, query)),
        group("day"),
        group("time", fields=hours),
        group("date", relative, single=True, fields=[day_field(asked, query)]),
        group("free"),
        *(group(name, tucked=True) for name in ("enrol", "easy", "support", "lang")),
        group("organiser", organiser_options(results, query), tucked=True),
    ]
    return [each for each in groups if each.options]


def hours_field(parameter: str, asked: Asked, query: Query) -> Field:
    title = labels.PARAMETERS[parameter]
    return Field(parameter, "time", title, *typed(parameter, asked, query))


def day_field(asked: Asked, query: Query) -> Field:
    """A day of one's own; those that have a tick are not repeated in it."""
    value, error = typed("date", asked, query)
    own = "" if value in RELATIVE_DATES else value
    today = timezone.localdate()
    last = today + dt.timedelta(days=DAYS_AHEAD)
    return Field("date", "date", _("On this day"), own, error, f"{today}", f"{last}")


def typed(parameter: str, asked: Asked, query: Query) -> tuple[str, str]:
    """The value in force, else what was typed and why it is not used."""
    for value in query.values(parameter):
        return value, ""
    for each in asked.ignored:
        if each.parameter == parameter:
            return each.value, each.reason
    return "", ""
