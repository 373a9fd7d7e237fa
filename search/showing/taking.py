"""The result taken along, as RSS and as a calendar file: what is in it, and what it is called."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from home.attributes import EntryKind
from search.forms import Asked
from search.query import Query, View

from .chips import in_words

# A calendar with more clubs than this nobody can read, and every subscriber asks for it often.
MOST_IN_CALENDAR = 100


def to_take(query: Query) -> Query:
    """The query without what only a page on the screen has."""
    return replace(query, view=View.LIST, sort=None, page=1, plain=False)


def calendar_kinds(query: Query) -> tuple[str, ...]:
    """The kinds asked for that have times of their own; a place has hours."""
    asked = query.kinds or tuple(EntryKind.values)
    return tuple(kind for kind in asked if kind != EntryKind.PLACE)


def name_of(asked: Asked) -> str:
    """What the feed or the calendar of this search is called."""
    filters = in_words(asked)
    return _("Search: %(filters)s") % {"filters": filters} if filters else _("Hobbies")


def not_all_in_calendar(total: int) -> str:
    """Said where a calendar leaves something out, else nothing."""
    if total <= MOST_IN_CALENDAR:
        return ""
    return _(
        "The calendar holds the %(shown)s of %(total)s that begin first. "
        "Narrow the search to have them all."
    ) % {"shown": MOST_IN_CALENDAR, "total": total}
