"""Finnish words read with the lexicon: lemmas, and the parts of compounds.

A reading has six fields between tabs: where it comes from, the lemma, kind of word, number
among homonyms, style, form. In the lemma ⁅BOUNDARY⁆ and ⁅HYPHEN⁆ stand between parts that
were put together on the spot, | between those of a compound that the lexicon has as one:

    Lexicon|Pfx   jalka|pallo⁅BOUNDARY⁆kerho   noun   ...   +sg+ill
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from search.language.telling import Word, as_it_stands
from search.language.transducer import GUESSED, Transducer
from search.words import squeeze

ON_THE_SPOT = re.compile("⁅BOUNDARY⁆|⁅HYPHEN⁆")
INSIDE = re.compile("[|-]")
# Compounds as long as this are names of things nobody looks for; reading them takes long.
LONGEST = 60
# "flagijalkapallo": a known end of an unknown word, and what is left before it. Parts of
# Finnish compounds end in a vowel or in one of few consonants.
SHORTEST_END, SHORTEST_BEGINNING = 5, 4
ENDS_A_PART = frozenset("aeiouyäöånlrst")
FEW = 3
# The lexicon has it as it stands, or as a name.
AS_IT_STANDS = 2
# Styles of readings that nobody means where there is another.
SELDOM = frozenset({"arch", "dated", "dial", "foreign", "nstd", "poet", "rare"})
# "Torstai-iltaisin" and "kouluikäisille" are no fathers (isä, isi) of anything.
FATHERS = re.compile("(?:isä|isi)$")
SHORTEST_BEFORE_FATHERS = 3
QUALITIES = frozenset({"adjective", "adverb"})


class Reading(NamedTuple):
    source: str
    lemma: str
    kind: str
    number: str
    style: str
    form: str

    @property
    def is_seldom(self) -> bool:
        return not SELDOM.isdisjoint(self.style.strip("⟨⟩").split("|"))

    @property
    def is_of_fathers(self) -> bool:
        """It is a compound with them; the word "isille" itself is theirs."""
        return bool(FATHERS.search(self.lemma)) and len(self.lemma) > len("isä")


def read(word: str, lexicon: Transducer) -> Word:
    """What the word may be; small letters with their dots are expected."""
    if len(word) > LONGEST or word.isdigit():
        return as_it_stands(word)
    readings = likely(lexicon.read(word))
    if not readings:
        return as_it_stands(word)
    if all(reading.is_of_fathers for reading in readings):
        return with_quality(word, lexicon) or told_by(readings, lexicon)
    told = told_by(readings, lexicon)
    if told.sure or "-" in word:
        return told
    return with_known_end(word, told, lexicon)


def likely(readings: Iterable[str]) -> list[Reading]:
    """The readings without those that are meant only where there is no other."""
    told = sorted(Reading(*reading.split("\t")) for reading in readings)
    told = [each for each in told if not each.is_seldom] or told
    return [each for each in told if not each.is_of_fathers] or told


def told_by(readings: Sequence[Reading], lexicon: Transducer) -> Word:
    """What readings of the same cost say together."""
    lemmas = list(dict.fromkeys(reading.lemma for reading in readings))
    split = [[part for part in ON_THE_SPOT.split(lemma) if part] for lemma in lemmas]
    # "Haukipudas" is a name that the lexicon has, and no place of pikes beside that.
    whole = {squeeze(parts[0]) for parts in split if len(parts) == 1}
    forms: dict[str, None] = {}
    parts: dict[str, None] = {}
    inner: dict[str, None] = {}
    for tops in split:
        form = squeeze("".join(tops))
        forms[form] = None
        if form not in whole:
            parts |= dict.fromkeys(neighbours(tops, lexicon))
        for top in tops:
            inner |= dict.fromkeys(neighbours(INSIDE.split(top), lexicon))
    return Word(
        tuple(form for form in forms if form),
        tuple(part for part in parts if part not in forms),
        tuple(part for part in inner if part not in forms and part not in parts),
        any(not reading.source.startswith(GUESSED) for reading in readings),
    )


def neighbours(parts: Sequence[str], lexicon: Transducer) -> Iterator[str]:
    """What neighbouring parts make together, the longest first, the whole left out.

    Of many parts each and each two: "Ritaharju-Kuivasjärvi-Pöllönkangas" has six.
    """
    longest = len(parts) - 1 if len(parts) <= FEW else 2
    for count in range(longest, 0, -1):
        for first in range(len(parts) - count + 1):
            together = squeeze("".join(parts[first : first + count]))
            if len(together) > 1 and not together.isdigit():
                yield together
    if len(parts) > 1:
        for part in parts[:-1]:
            yield from whose(part, lexicon)


def whose(part: str, lexicon: Transducer) -> Iterator[str]:
    """The lemmas of a part in the genitive: lasten|kerho is for "lapsi"."""
    if part.endswith("n") and part.islower():
        for reading in likely(lexicon.read_known(part)):
            if "+gen" in reading.form:
                yield squeeze(reading.lemma)


def with_quality(word: str, lexicon: Transducer) -> Word | None:
    """A time or an age with something before it: torstai and iltaisin, yläkoulu and ikäinen."""
    for at in range(SHORTEST_BEFORE_FATHERS, len(word) - SHORTEST_END):
        end = likely(lexicon.read_known(word[at:], 0))
        if end and all(reading.kind in QUALITIES for reading in end):
            told = told_by(end, lexicon)
            return of_two(word[:at], told, Word(()), lexicon)._replace(sure=True)
    return None


def with_known_end(word: str, guessed: Word, lexicon: Transducer) -> Word:
    """A word that nobody knows may still end in one that everybody knows."""
    for at in range(SHORTEST_BEGINNING, len(word) - SHORTEST_END + 1):
        if word[at - 1] in ENDS_A_PART:
            end = likely(lexicon.read_known(word[at:], AS_IT_STANDS))
            if end:
                return of_two(word[:at], told_by(end, lexicon), guessed, lexicon)
    return guessed


def of_two(beginning: str, end: Word, guessed: Word, lexicon: Transducer) -> Word:
    before = squeeze(beginning)
    forms = dict.fromkeys(before + form for form in end.forms)
    parts = dict.fromkeys((before, *whose(beginning, lexicon)))
    return Word(
        tuple(forms | dict.fromkeys(guessed.forms)),
        tuple(parts | dict.fromkeys(end.forms + end.parts)),
        end.inner,
    )
