"""The names that a process keeps in memory follow the catalogue's version.

Areas, themes, organisers, addresses and the thesaurus are kept, so that labels, reading an
address and reading words cost no SQL. Whoever changes one raises the version, which every
process reads at each request.
"""

from __future__ import annotations

from home.areas.tree import tree as areas
from home.themes.tree import tree as themes
from search import versions
from search.engines.base import Standing
from search.known_places import addresses
from search.organisers import organisers
from search.thesaurus.kept import thesaurus

_seen: Standing | None = None


def look(*, anew: bool = False) -> Standing:
    """Where the catalogue stands; names kept from an earlier standing are made anew."""
    global _seen
    now = versions.standing(anew=anew)
    if now != _seen:
        areas.refresh()
        themes.refresh()
        thesaurus.look_again()
        # Their rows do not tell when they were last saved, so nothing can be compared.
        organisers.forget()
        addresses.forget()
        _seen = now
    return now
