"""Words that do not tell a phrase by themselves: "kuvataide kerho" is told by "kuvataide"."""

from __future__ import annotations

from search.small_words import GENERIC as WIDE
from search.small_words import STOP

# Wide only beside another word: a search for "lapsi" alone does look for children. Folded.
_FOR_WHOM_AND_HOW = """
    lapsi lapset nuori nuoret aikuinen perhe koko muita pieni suuri iso lyhyt heti ilman tuki
    barn ungdom unga vuxen familj alla andra hela liten stor kort tid stod innan utan
    lara trana traning
    adult child children kids young family all everyone one other others whole free
    small little large big short early time support help being
    after before during off out without
"""

GENERIC = WIDE | STOP | frozenset(_FOR_WHOM_AND_HOW.split())
