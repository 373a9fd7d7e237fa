"""Hours and times of stops in words. `{% load hours %}`"""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home import dates
from home.happenings import Weekly
from meeting_places.models import SpanState
from meeting_places.opening_hours import Opening

register = template.Library()


@register.filter
def in_words(openings: Iterable[Opening]) -> SafeString:
    """`{{ day.openings|in_words }}`: 9–12 ja 17–19 (omatoimiaika), or Suljettu."""
    words = [one_opening(opening) for opening in openings]
    if not words:
        return format_html("{}", _("Closed"))
    if len(words) == 1:
        return words[0]
    first = format_html_join(", ", "{}", ((word,) for word in words[:-1]))
    return format_html("{} {} {}", first, _("and"), words[-1])


def one_opening(opening: Opening) -> SafeString:
    hours = dates.hours(opening.starts, opening.ends)
    if opening.state is SpanState.OPEN:
        return format_html("{}", hours)
    state = str(opening.state.label).lower()
    return format_html('{} <span class="small soft">({})</span>', hours, state)


@register.filter
def times_in_words(weekly: Weekly) -> str:
    """`{{ weekly|times_in_words }}`: Tiistaisin klo 13–13.30, Joka toinen tiistai klo ..."""
    times = dates.times(weekly.starts, weekly.ends)
    if weekly.valid_from and weekly.valid_from == weekly.valid_until:
        return f"{dates.weekday_and_day(weekly.valid_from)} {times}"
    templates = {
        2: _("Every second %(day)s"),
        3: _("Every third %(day)s"),
        4: _("Every fourth %(day)s"),
    }
    if weekly.interval in templates:
        day = dates.weekday(weekly.weekday)
        return f"{templates[weekly.interval] % {'day': day}} {times}"
    return f"{capfirst(dates.weekday_always(weekly.weekday))} {times}"
