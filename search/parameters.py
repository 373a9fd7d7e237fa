"""The parameters of a search address: one definition for page, JSON, feeds and tags.

`SearchFilters` names them in their canonical order; a django-filter filter brings the
field that reads each. The set filters no queryset: `search.find` answers, on every engine
alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from home.areas.tree import tree as areas
from home.attributes import (
    EnrolmentState,
    EntryKind,
    LowThreshold,
    SpokenLanguage,
    Support,
)
from home.themes.tree import tree as themes

from . import labels, values
from .organisers import organisers
from .query import FILTERS, Day, PartOfDay, Sort, View
from .values import AdjustedError, UnreadableError

MOST_VALUES = 30
# As much of a value is repeated when it is named as ignored.
MOST_SHOWN = 200


@dataclass(frozen=True)
class Ignored:
    """A value of the address that was not used, or not as written, and the reason."""

    parameter: str
    value: str
    reason: str

    @classmethod
    def shown(cls, parameter: str, value: str, reason: str) -> Self:
        """In a shape that every page, JSON reader and log can show, whatever was sent."""
        return cls(_shown(parameter), _shown(value), reason)


def _shown(text: str) -> str:
    return "".join(
        c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:MOST_SHOWN]
    )


@dataclass(frozen=True)
class Reading:
    """What one parameter says: canonical values, and what of it was ignored."""

    values: tuple[str, ...]
    ignored: tuple[Ignored, ...]


NOTHING = Reading((), ())


class ValuesField(forms.Field):
    """Reads every value of one parameter by itself: one bad value never spoils the rest."""

    def __init__(
        self, *, name: str, read: values.Reader, many: bool, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.name, self.read, self.many = name, read, many

    def clean(self, value: Any) -> Reading:
        if not value:
            return NOTHING
        kept: dict[str, None] = {}
        ignored: list[Ignored] = []
        for text in (text for text in value if text.strip()):
            full = len(kept) >= (MOST_VALUES if self.many else 1)
            try:
                canonical = self.read(text)
                if full and canonical not in kept:
                    raise UnreadableError(self._too_many())
                kept[canonical] = None
            except AdjustedError as adjusted:
                kept[adjusted.instead] = None
                ignored.append(Ignored.shown(self.name, text, str(adjusted)))
            except UnreadableError as unreadable:
                ignored.append(Ignored.shown(self.name, text, str(unreadable)))
        kept.pop("", None)
        return Reading(tuple(kept), tuple(ignored))

    def _too_many(self) -> str:
        if self.many:
            return _("We read the first %(count)s values.") % {"count": MOST_VALUES}
        return _("This can be given once; we use the first value.")


class Parameter(django_filters.Filter):
    """One parameter of the address: how its values are read, and whether it repeats."""

    field_class = ValuesField

    def __init__(self, name: str, read: values.Reader, *, many: bool = False) -> None:
        super().__init__(
            field_name=name, required=False, name=name, read=read, many=many
        )
        self.many = many


def _one_of(name: str, *choices: str) -> values.Reader:
    return values.read_choice(
        *choices, names=lambda: labels.labels(name, map(str, choices))
    )


PARAMETERS = [
    Parameter("q", values.read_words),
    Parameter("age", values.read_age, many=True),
    Parameter("area", values.read_area(areas), many=True),
    Parameter("near", values.read_words),
    Parameter("km", values.read_km),
    Parameter("day", _one_of("day", *Day), many=True),
    Parameter("time", _one_of("time", *PartOfDay), many=True),
    Parameter("from", values.read_clock),
    Parameter("to", values.read_clock),
    Parameter("date", values.read_date(timezone.localdate)),
    Parameter("kind", _one_of("kind", *EntryKind.values), many=True),
    Parameter(
        "theme",
        values.read_known(
            themes, lambda: _("We do not know this theme. Choose one from the list.")
        ),
        many=True,
    ),
    Parameter("free", _one_of("free", "1")),
    Parameter("easy", _one_of("easy", *LowThreshold.values), many=True),
    Parameter("lang", _one_of("lang", *SpokenLanguage.values), many=True),
    Parameter("support", _one_of("support", *Support.values), many=True),
    Parameter("enrol", _one_of("enrol", *EnrolmentState.values), many=True),
    Parameter(
        "organiser",
        values.read_known(
            organisers,
            lambda: _("We do not know this organiser. Choose one from the list."),
        ),
        many=True,
    ),
    Parameter("without", values.read_words, many=True),
    Parameter("literal", _one_of("literal", *FILTERS), many=True),
    Parameter("sort", _one_of("sort", *Sort)),
    Parameter("view", _one_of("view", *View)),
    Parameter("week", values.read_week(timezone.localdate)),
    Parameter("page", values.read_page),
    Parameter("plain", _one_of("plain", "1")),
]
ORDER = tuple(parameter.field_name for parameter in PARAMETERS)
REPEATABLE = frozenset(each.field_name for each in PARAMETERS if each.many)


class SearchFilters(django_filters.FilterSet):
    """The form of a search: one field a parameter, in the order of canonical addresses."""

    @classmethod
    def get_filters(cls) -> dict[str, django_filters.Filter]:
        return {parameter.field_name: parameter for parameter in PARAMETERS}
