"""What a word leads to, worked out from concepts that lie in memory.

    same word            a word for the same thing as the one that was typed
    narrower, again ...  each step down from a broad concept says it less well
    related              close by: enough to be shown, never first

A concept is asked by any of its words and answers with the words of all it stands for, and
with marks of entries (`theme:jalkapallo`). What the planner makes of the weights is told in
`search.plan`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Literal, NamedTuple

from search.small_words import STOP
from search.thesaurus.generic import GENERIC

Kind = Literal["name", "same", "narrower", "related"]
# How well a word says its concept, by what it is of it. The word that was typed and the name
# come well before the rest, for concepts have many words. None of the figures is delicate.
WORD_WEIGHTS: Mapping[Kind, float] = {
    "name": 1.0,
    "same": 0.6,
    "narrower": 0.5,
    "related": 0.35,
}
# How much of its concept somebody wants who typed a word of this kind.
WANTED: Mapping[Kind, float] = {
    "name": 1.0,
    "same": 1.0,
    "narrower": 0.6,
    "related": 0.35,
}
STEP_DOWN = 0.6
ASIDE = 0.35
OWN_THEME = 0.6
# Of a concept that is only a part of its theme.
THEME_ABOVE = 0.4
# "kuvataide kerho" told by "kuvataide" alone, since all else in it is generic.
PART_OF_PHRASE = 0.4
# What a dictionary says of a word that no concept has.
TRANSLATED = 0.8
# What is left of a word at the third step down; what lies deeper says nothing of it.
LEAST = 0.2
LONGEST_PHRASE = 3
# Of the readings of one word of a phrase.
MOST_READINGS = 3

Reach = dict[str, float]


class Wording(NamedTuple):
    """A word of a concept: `forms` holds the ways to read each of its single words, folded.

    The first way is the word as it stands.
    """

    forms: tuple[tuple[str, ...], ...]
    kind: Kind = "same"
    weight: float | None = None

    @property
    def says(self) -> float:
        return WORD_WEIGHTS[self.kind] if self.weight is None else self.weight


@dataclass(slots=True)
class Idea:
    """A concept, a theme or both in one, with what hangs on it; others are named by code."""

    code: str
    name: str
    wordings: list[Wording] = field(default_factory=list)
    marks: Reach = field(default_factory=dict)
    broader: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    answers: Reach = field(default_factory=dict)
    has_theme: bool = False


class Phrase(NamedTuple):
    """Some words of a query that are one thing together."""

    start: int
    length: int
    reach: Mapping[str, float]


def untranslated(text: str) -> tuple[Wording, ...]:
    """The dictionary without words."""
    return ()


class Thesaurus:
    """Ideas by their words. Everything is worked out when first asked, and kept.

    `translate` is asked for what no idea has: what it is called in Finnish.
    """

    def __init__(
        self,
        ideas: Iterable[Idea],
        translate: Callable[[str], Iterable[Wording]] = untranslated,
    ) -> None:
        self._translate = translate
        self._ideas = {idea.code: idea for idea in ideas}
        self._narrower: dict[str, list[str]] = {}
        self._related: dict[str, list[str]] = {}
        # A word, or words with spaces between -> ideas, and how much of each is wanted.
        self._words: dict[str, tuple[tuple[str, float], ...]] = {}
        self._reached: dict[str, Reach] = {}
        for idea in self._ideas.values():
            for code in idea.broader:
                self._narrower.setdefault(code, []).append(idea.code)
            for code in idea.related:
                self._related.setdefault(code, []).append(idea.code)
                self._related.setdefault(idea.code, []).append(code)
            # One for all words of a kind: most words lead to one idea only.
            wants = {kind: ((idea.code, much),) for kind, much in WANTED.items()}
            for wording in idea.wordings:
                for key in _keys(wording, any_order=bool(idea.answers)):
                    mine = wants[wording.kind]
                    others = self._words.get(key)
                    self._words[key] = others + mine if others else mine

    def __len__(self) -> int:
        return len(self._ideas)

    def __contains__(self, word: object) -> bool:
        """Whether some concept has this word, folded: a lemma or as it is written."""
        return word in self._words

    def words(self) -> Collection[str]:
        """Every word and phrase that some concept has, folded."""
        return self._words.keys()

    def codes(self, forms: Iterable[str]) -> list[str]:
        """The concepts that have one of these words, each once."""
        return list(
            dict.fromkeys(
                code for form in forms for code, _much in self._words.get(form, ())
            )
        )

    def concepts(self, forms: Iterable[str]) -> list[str]:
        """Their names."""
        return [self._ideas[code].name for code in self.codes(forms)]

    def reach(self, forms: Iterable[str]) -> Mapping[str, float]:
        """Token -> weight for one thing that was said, in any of the ways to read it.

        `forms` are folded lemmas of one word, or words of a phrase with spaces between them
        ("avoin paivakoti"). Tokens are folded words and marks, the heaviest first; empty
        when neither a concept nor the dictionary has the word.
        """
        forms = list(forms)
        if not any(form in self._words for form in forms):
            return self._translated(forms[:1])
        wanted: dict[str, float] = {}
        for form in forms:
            for code, much in self._words.get(form, ()):
                wanted[code] = max(much, wanted.get(code, 0))
        if [*wanted.values()] == [1]:
            return self._whole(*wanted)
        found: Reach = {}
        for code, much in wanted.items():
            # Who says something narrower or aside wants the concept, not all below it.
            _take(found, self._whole(code) if much == 1 else self._own(code), much)
        return _heaviest_first(found)

    def phrases(self, words: Sequence[Collection[str]]) -> list[Phrase]:
        """The phrases among the words of a query, the longest first, none over another.

        Each word is given by the ways to read it.
        """
        found: list[Phrase] = []
        taken: set[int] = set()
        for length in range(LONGEST_PHRASE, 1, -1):
            for start in range(len(words) - length + 1):
                here = set(range(start, start + length))
                if here & taken:
                    continue
                readings = list(_joined(words[start : start + length]))
                known = [reading for reading in readings if reading in self._words]
                if reach := self.reach(known or readings):
                    found.append(Phrase(start, length, reach))
                    taken |= here
        return sorted(found)

    def _translated(self, texts: Iterable[str]) -> Mapping[str, float]:
        """What the Finnish words for these lead to, and these words themselves."""
        found: Reach = {}
        for text in texts:
            for wording in self._translate(text):
                keys = [key for key in _keys(wording) if key in self._words]
                _take(found, self.reach(keys) if keys else {}, TRANSLATED)
                _take(found, dict(_tokens(wording)), TRANSLATED)
        return _heaviest_first(found)

    def _whole(self, code: str) -> Reach:
        """All that the idea stands for, what is below it and what is close by too."""
        if code not in self._reached:
            reached: Reach = {}
            for other, weight in self._with_all_below(code).items():
                _take(reached, self._own(other), weight)
            idea = self._ideas[code]
            aside = [*self._related.get(code, ())]
            aside += filter(self._helps_out(idea), idea.broader)
            for other in aside:
                if other in self._ideas:
                    _take(reached, self._own(other), ASIDE)
            self._reached[code] = _heaviest_first(reached)
        return self._reached[code]

    def _helps_out(self, idea: Idea) -> Callable[[str], bool]:
        """Whether what an idea is part of is near enough: of judo martial arts, not all sports.

        What no theme stands for is seldom said, so there anything is.
        """

        def near(code: str) -> bool:
            above = self._ideas.get(code)
            return above is not None and (not idea.has_theme or bool(above.broader))

        return near

    def _with_all_below(self, code: str) -> Reach:
        """The idea, what is narrower and what answers it, with what is left on the way."""
        weights: Reach = {}
        waiting = [(code, 1.0)]
        while waiting:
            at, weight = waiting.pop()
            if at not in self._ideas or weight <= max(weights.get(at, 0), LEAST):
                continue
            weights[at] = weight
            waiting += [
                (below, weight * STEP_DOWN) for below in self._narrower.get(at, ())
            ]
            waiting += [
                (answer, weight * well)
                for answer, well in self._ideas[at].answers.items()
            ]
        return weights

    def _own(self, code: str) -> Reach:
        """What the idea is called, and its marks."""
        own: Reach = {}
        idea = self._ideas[code]
        for wording in idea.wordings:
            # Entries do not tell why people come: of "uusi kaupunki" no word is theirs.
            if len(wording.forms) == 1 or not idea.answers:
                _take(own, dict(_tokens(wording)), wording.says)
        _take(own, idea.marks, 1)
        return own


def _take(into: Reach, reached: Mapping[str, float], weight: float) -> None:
    """Add what is reached, at its best weight."""
    for token, says in reached.items():
        if (heavy := round(weight * says, 4)) > into.get(token, 0):
            into[token] = heavy


def _heaviest_first(reached: Reach) -> Reach:
    return dict(sorted(reached.items(), key=lambda pair: -pair[1]))


def _keys(wording: Wording, *, any_order: bool = False) -> Iterator[str]:
    """The word as it may be asked for: of "new in town" a query is left with "new town"."""
    if len(wording.forms) == 1:
        yield from wording.forms[0]
        return
    words = [forms for forms in wording.forms if forms[0] not in STOP]
    if len(words) < 2:
        words = list(wording.forms)
    yield from _joined(words)
    # A need is told in a sentence: "väsynyt äiti", "äiti väsynyt".
    if any_order and len(words) == 2:
        yield from _joined(words[::-1])


def _joined(words: Sequence[Collection[str]]) -> Iterator[str]:
    few = [list(forms)[:MOST_READINGS] for forms in words]
    return (" ".join(reading) for reading in product(*few))


def _tokens(wording: Wording) -> Iterator[tuple[str, float]]:
    """The word as the index may hold it: in base form, joined, or by its one telling word."""
    if len(wording.forms) == 1:
        for form in wording.forms[0]:
            yield form, 1.0
        return
    yield "".join(forms[0] for forms in wording.forms), 1.0
    telling = [forms for forms in wording.forms if GENERIC.isdisjoint(forms)]
    # Of two telling words neither says it alone: "mat" is food, not a yoga mat.
    if len(telling) == 1:
        for form in telling[0]:
            yield form, PART_OF_PHRASE


def names_in(name: str, ands: Collection[str]) -> list[str]:
    """The single names in one: "Neulonta ja virkkaus" -> ["Neulonta", "virkkaus"]."""
    parts: list[list[str]] = [[]]
    for word in name.replace(",", " , ").split():
        if word.casefold() in ands:
            parts.append([])
        else:
            parts[-1].append(word)
    return [" ".join(part) for part in parts if part]
