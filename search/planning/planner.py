"""The plan of a whole query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.plan import NOTHING, Plan, TermGroup
from search.planning.expanding import Expansion, Tokens
from search.planning.typed import Typed, read
from search.planning.vocabulary import Vocabulary
from search.small_words import GENERIC
from search.thesaurus.reach import Thesaurus

# A word as wide as "club" beside others; a word of a phrase by itself.
GENERIC_WEIGHT, OF_A_PHRASE = 0.15, 0.5
# What must not be found is told by what surely says it.
SURELY = 0.5
MOST_TOKENS = 60


@dataclass(slots=True)
class Meant:
    """One thing that was said, and what says it."""

    word: str
    tokens: Tokens
    generic: bool = False
    explained: bool = True
    meant: str = ""


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
    said = list(_meant(read(words), vocabulary, thesaurus)) if words.strip() else []
    denied = _denied(without, vocabulary, thesaurus)
    if not said and not denied:
        return NOTHING
    explained = [each for each in said if each.explained]
    unknown = [each for each in said if not each.explained]
    # Where nothing else was said, what nothing explains finds nothing.
    kept = explained if explained or conditions else said
    telling = any(not each.generic for each in kept) or conditions
    return Plan(
        tuple(_group(each, vocabulary, telling) for each in kept),
        denied,
        tuple((each.word, each.meant) for each in said if each.meant),
        tuple(each.word for each in unknown),
    )


def _meant(
    typed: Sequence[Typed], vocabulary: Vocabulary, thesaurus: Thesaurus
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
    for at in range(len(typed)):
        if at not in taken:
            yield _of_word(at, typed, vocabulary, thesaurus)


def _of_word(
    at: int, typed: Sequence[Typed], vocabulary: Vocabulary, thesaurus: Thesaurus
) -> Meant:
    word = typed[at]
    found = Expansion(word, vocabulary, thesaurus)
    found.everything(_joined(typed, at))
    return Meant(word.text, found.tokens, word.is_generic, found.explained, found.meant)


def _joined(typed: Sequence[Typed], at: int) -> Iterator[str]:
    """What the word makes with the one before it and the one after it."""
    for first in (at - 1, at):
        if 0 <= first < len(typed) - 1:
            for form in typed[first + 1].forms:
                yield typed[first].plain + form


def _group(meant: Meant, vocabulary: Vocabulary, telling: bool) -> TermGroup:
    """The heaviest tokens that the catalogue has; the word itself stays in any case."""
    wide = meant.generic and telling
    known = {
        token: weight
        for token, weight in meant.tokens.items()
        if vocabulary.frequency(token)
    }
    heaviest = sorted(known.items(), key=lambda pair: (-pair[1], pair[0]))
    if not heaviest:
        heaviest = sorted(meant.tokens.items(), key=lambda pair: -pair[1])[:1]
    scale = GENERIC_WEIGHT if wide else 1.0
    tokens = tuple(
        (token, round(weight * scale, 4)) for token, weight in heaviest[:MOST_TOKENS]
    )
    return TermGroup(meant.word, tokens, main=not wide)


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
            groups.append(_group(Meant(word.text, sure), vocabulary, telling=False))
    return tuple(groups)
