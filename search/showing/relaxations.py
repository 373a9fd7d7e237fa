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
from search.find import find
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


def wider_themes(results: Results, query: Query, now: dt.datetime) -> list[Yield]:
    """Where nothing fits: the themes above those asked for, or that the words lead to.

    Of each branch the nearest theme that has something with the other filters.
    """
    tree, counts = theme_tree(), results.facets.get("theme", {})
    lines = [tree.lineage(code)[1:] for code in query.themes]
    without = replace(query, page=1)
    if not query.themes and query.words:
        lines = [tree.lineage(code) for code in themes_of(query.words)]
        without = replace(without, q="", rest=None, from_words=frozenset())
        if lines:
            counts = find(without, now, facets=("theme",), size=1).facets["theme"]
    nearest = (
        next((code for code in line if counts.get(code)), None)
        for line in lines[:MOST_BRANCHES]
    )
    return [
        Yield(
            _("the whole theme: %(theme)s") % {"theme": tree.name(code)},
            counts[code],
            counts[code],
            to_url(replace(without, themes=(code,))),
        )
        for code in dict.fromkeys(nearest)
        if code
    ]


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
