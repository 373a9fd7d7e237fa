"""What one change of the search would give, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home import dates
from home.themes.tree import tree as theme_tree
from search import labels
from search.find import total
from search.forms import to_url
from search.language import analyse, likely_languages
from search.query import Query
from search.results import Relaxation, Results
from search.thesaurus.kept import thesaurus

# Of the themes that were asked for, or that the words lead to.
MOST_BRANCHES = 2


@dataclass(frozen=True)
class Yield:
    """A change as a link: `more` is what comes on top of what fits already."""

    label: str
    total: int
    more: int
    url: str


DROPPED: dict[str, Promise] = {
    "q": gettext_lazy("without the words %(was)s"),
    "age": gettext_lazy("for people of any age"),
    "area": gettext_lazy("in the whole city"),
    "near": gettext_lazy("at any distance"),
    "day": gettext_lazy("on any day of the week"),
    "time": gettext_lazy("at any time of day"),
    "from": gettext_lazy("starting at any time"),
    "to": gettext_lazy("ending at any time"),
    "date": gettext_lazy("on any date"),
    "kind": gettext_lazy("of any kind"),
    "theme": gettext_lazy("on any theme"),
    "free": gettext_lazy("with those that cost something"),
}
CHANGED: dict[str, Promise] = {
    "age": gettext_lazy("for: %(value)s"),
    "area": gettext_lazy("also in: %(value)s"),
    "near": gettext_lazy("within %(value)s"),
    "day": gettext_lazy("also on: %(value)s"),
    "enrol": gettext_lazy("waiting lists too"),
}


def yields(results: Results, query: Query, page: str = "search") -> list[Yield]:
    """The changes that give more, best first."""
    return [
        Yield(
            in_words(relaxation, query),
            relaxation.total,
            relaxation.total - results.total,
            to_url(relaxation.query, page),
        )
        for relaxation in results.relaxations
    ]


def wider_themes(query: Query, now: dt.datetime) -> list[Yield]:
    """Where nothing fits: the themes above those asked for, or that the words lead to.

    Of each branch the nearest theme that has something with the other filters.
    """
    themes, asked = theme_tree(), query.themes or themes_of(query.words)
    without = replace(query, page=1)
    if not query.themes:
        without = replace(without, q="", rest=None, from_words=frozenset())
    found: dict[str, Yield] = {}
    for code in asked[:MOST_BRANCHES]:
        line = themes.lineage(code)
        for above in line[1:] if query.themes else line:
            wider = replace(without, themes=(above,))
            if above not in found and (count := total(wider, now)):
                label = _("the whole theme: %(theme)s") % {"theme": themes.name(above)}
                found[above] = Yield(label, count, count, to_url(wider))
            if above in found:
                break
    return list(found.values())


def themes_of(words: str) -> list[str]:
    """The themes that the words lead to by the thesaurus, the nearest first."""
    codes: dict[str, float] = {}
    for word in words.split():
        forms = {
            form
            for lang in likely_languages(word)
            for form in analyse(word, lang).forms
        }
        for token, weight in thesaurus().reach(forms).items():
            kind, _colon, code = token.partition(":")
            if kind == "theme" and weight > codes.get(code, 0):
                codes[code] = weight
    return sorted(codes, key=lambda code: -codes[code])


def in_words(change: Relaxation, query: Query) -> str:
    """ "myös: Toppila", "koko kaupungista", "ilman rajausta Aloittelija sopii"."""
    parameter, value = change.parameter, change.value
    if value and parameter in CHANGED:
        return str(CHANGED[parameter]) % {"value": _value(parameter, value)}
    dropped = [parameter, change.also] if change.also else [parameter]
    return dates.listed([_without(each, query) for each in dropped])


def _without(parameter: str, query: Query) -> str:
    was = f"”{query.words}”"
    if parameter == "without":
        return _("also with: %(words)s") % {"words": dates.listed(query.without)}
    if parameter in DROPPED:
        return str(DROPPED[parameter]) % {"was": was}
    chosen = [labels.label(parameter, each) for each in query.values(parameter)]
    return _("without the filter: %(values)s") % {"values": dates.listed(chosen)}


def _value(parameter: str, value: str) -> str:
    if parameter == "near":
        return dates.kilometres(float(value))
    return labels.label(parameter, value)
