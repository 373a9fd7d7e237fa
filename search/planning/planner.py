"""The plan of a whole query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log

from search.plan import NOTHING, Plan, TermGroup
from search.planning.expanding import Expansion, Tokens
from search.planning.typed import Typed, read
from search.planning.vocabulary import Vocabulary
from search.small_words import GENERIC, STOP
from search.thesaurus.reach import Thesaurus

# A word as wide as "club" beside others; a word of a phrase by itself.
GENERIC_WEIGHT, OF_A_PHRASE = 0.15, 0.5
# What must not be found is told by what surely says it.
SURELY = 0.5
# A word of no concept beside words that name one.
NO_CONCEPT = 0.5
SAYS_THE_SAME = 0.85
MOST_TOKENS = 60
# In so many words of a query slips are looked for: a page of gibberish shall not cost a second.
MOST_WALKS = 4


@dataclass(slots=True)
class Meant:
    """One thing that was said, and what says it."""

    word: str
    tokens: Tokens
    generic: bool = False
    explained: bool = True
    # Some concept of the thesaurus has it.
    topic: bool = True
    meant: str = ""
    scale: float = 1.0


def plan(
    words: str,
    vocabulary: Vocabulary,
    thesaurus: Thesaurus,
    *,
    without: Sequence[str] = (),
    conditions: bool = False,
) -> Plan:
    """What to look for.

    `without` is what must not be found, as it was typed. With `conditions` something else
    was said too: then words that nothing explains, or that are too wide, decide nothing.
    """
    typed = read(words)
    telling = [word for word in typed if not word.says_nothing]
    if not telling and not conditions:
        telling = typed
    said = list(_meant(telling, vocabulary, thesaurus))
    if telling and not conditions and not any(each.explained for each in said):
        # Before nothing is found, a word that a lexicon has may be a slip all the same.
        said = list(_meant(telling, vocabulary, thesaurus, doubtful=True))
    denied = _denied(without, vocabulary, thesaurus)
    if not said and not denied:
        return NOTHING
    explained = [each for each in said if each.explained]
    unknown = [each for each in said if not each.explained]
    # Where nothing else was said, what nothing explains finds nothing.
    kept = explained if explained or conditions else said
    beside = any(not each.generic for each in kept) or conditions
    topic = any(each.topic for each in kept)
    for each in kept:
        each.scale = GENERIC_WEIGHT if each.generic and beside else 1.0
        if topic and not each.topic:
            each.scale *= NO_CONCEPT
    return Plan(
        tuple(_group(each, vocabulary, beside) for each in kept),
        denied,
        tuple((each.word, each.meant) for each in said if each.meant),
        tuple(each.word for each in unknown),
    )


def _meant(
    typed: Sequence[Typed],
    vocabulary: Vocabulary,
    thesaurus: Thesaurus,
    *,
    doubtful: bool = False,
) -> Iterator[Meant]:
    """What each word or phrase leads to."""
    taken: set[int] = set()
    for phrase in thesaurus.phrases([word.forms for word in typed]):
        those = typed[phrase.start : phrase.start + phrase.length]
        tokens = dict(phrase.reach)
        for word in those:
            for form in word.forms:
                if form not in GENERIC:
                    tokens[form] = max(tokens.get(form, 0), OF_A_PHRASE)
        if any(map(vocabulary.frequency, tokens)):
            taken.update(range(phrase.start, phrase.start + phrase.length))
            yield Meant(" ".join(word.text for word in those), tokens)
    walks = 0
    for at in range(len(typed)):
        if at not in taken:
            found = Expansion(
                typed[at],
                vocabulary,
                thesaurus,
                doubtful=doubtful,
                may_walk=walks < MOST_WALKS,
            )
            found.everything(_joined(typed, at))
            walks += found.has_walked
            yield _of(found)


def _of(found: Expansion) -> Meant:
    return Meant(
        found.word.text,
        found.tokens,
        found.word.is_generic,
        found.explained,
        found.is_topic,
        found.meant,
    )


def _joined(typed: Sequence[Typed], at: int) -> Iterator[str]:
    """What the word makes with the one before it and the one after it."""
    for first in (at - 1, at):
        if 0 <= first < len(typed) - 1:
            for form in typed[first + 1].forms:
                yield typed[first].plain + form


def _group(meant: Meant, vocabulary: Vocabulary, beside: bool) -> TermGroup:
    """The heaviest tokens that the catalogue has; the word itself stays in any case."""
    wide = meant.generic and beside
    ordered = sorted(meant.tokens.items(), key=lambda pair: (-pair[1], pair[0]))
    known = (
        (token, weight)
        for token, weight in ordered
        if token not in STOP and vocabulary.frequency(token)
    )
    heaviest = list(islice(known, MOST_TOKENS)) or ordered[:1]
    heaviest = _as_rare_as_said(heaviest, vocabulary)
    tokens = tuple((token, round(w * meant.scale, 4)) for token, w in heaviest)
    return TermGroup(meant.word, tokens, main=not wide)


def _as_rare_as_said(
    tokens: list[tuple[str, float]], vocabulary: Vocabulary
) -> list[tuple[str, float]]:
    """A word counts no rarer than the commonest of those that say the same.

    Else a rare word for something narrow would come before what was asked.
    """
    if not tokens:
        return tokens
    least = SAYS_THE_SAME * tokens[0][1]
    common = max(vocabulary.frequency(token) for token, w in tokens if w >= least)
    cap = rarity(common, vocabulary.entries)
    return [
        (
            token,
            w * min(1.0, cap / rarity(vocabulary.frequency(token), vocabulary.entries)),
        )
        for token, w in tokens
    ]


def rarity(frequency: int, entries: int) -> float:
    """idf(token) of `search.plan`."""
    frequency = max(frequency, 1)
    return log(1 + (max(entries, frequency) - frequency + 0.5) / (frequency + 0.5))


def _denied(
    without: Sequence[str], vocabulary: Vocabulary, thesaurus: Thesaurus
) -> tuple[TermGroup, ...]:
    """What surely says what is not wanted; a wide word only where it is all that was said."""
    groups = []
    for words in without:
        typed = read(words)
        telling = [word for word in typed if not word.is_generic] or typed
        for word in telling:
            found = Expansion(word, vocabulary, thesaurus)
            found.surely()
            sure = {t: w for t, w in found.tokens.items() if w >= SURELY}
            groups.append(_group(Meant(word.text, sure), vocabulary, beside=False))
    return tuple(groups)
