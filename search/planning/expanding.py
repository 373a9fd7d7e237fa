"""What one word of a query leads to: tokens of the index, each with how well it says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from search.language import analyse
from search.planning.slips import farther, meanings
from search.planning.typed import Typed
from search.planning.vocabulary import Vocabulary
from search.small_words import GENERIC, STOP
from search.thesaurus.reach import Thesaurus

# How well it says the whole word: a part of a compound made on the spot, a part of one that
# is a word of its own, a part as wide as "club".
PART, INNER, WIDE_PART = 0.8, 0.28, 0.1
# A word that only begins as it was typed; one that is much longer.
BEGINS, BEGINS_LONGER = 0.6, 0.36
MUCH_LONGER = 6
# What was typed with a slip.
MEANT = 0.7
# What says less than this explains no word; what says less than that is left out.
EXPLAINS, EXPLAINS_A_WORD, LEAST = 0.5, 0.3, 0.1
# So many letters of a compound that nobody has heard of are another word.
UNHEARD = 3
SHORTEST_BEGINNING, SHORTEST_MISSPELLED = 3, 4
# From so many letters on a beginning is explanation enough.
TELLING_BEGINNING = 6
MOST_BEGINNINGS = 12

Tokens = dict[str, float]


class Expansion:
    """The tokens of one word; `explained` once something of the catalogue says it."""

    def __init__(
        self,
        word: Typed,
        vocabulary: Vocabulary,
        thesaurus: Thesaurus,
        *,
        doubtful: bool = False,
        may_walk: bool = True,
    ) -> None:
        """`doubtful`: even a word that a lexicon has may be a slip here.

        `may_walk`: slips may be looked for, which takes its time.
        """
        self.may_walk, self.has_walked = may_walk, False
        self.word, self.vocabulary, self.thesaurus = word, vocabulary, thesaurus
        self.doubtful = doubtful
        self.tokens: Tokens = {}
        self.explained = False
        # Some concept has it.
        self.is_topic = False
        # As it was meant, where it was typed with a slip.
        self.meant = ""

    def add(self, token: str, weight: float) -> None:
        if weight > self.tokens.get(token, 0):
            self.tokens[token] = weight

    def known(self, token: str) -> bool:
        return token not in STOP and self.vocabulary.frequency(token) > 0

    def heard_of(self, word: str) -> bool:
        """The catalogue or the thesaurus has the word."""
        return self.known(word) or word in self.thesaurus

    def everything(self, neighbours: Iterable[str] = ()) -> None:
        """Add all that says the word; `neighbours` are what it makes with a word beside it."""
        self.as_it_stands()
        self.joined(neighbours)
        if self.heard_in_part():
            self.meant_instead()
        attempts = (self.beginnings, self.cut_in_two, self.misspelled, self.mistyped)
        for attempt in attempts:
            if not self.explained:
                attempt()

    def as_it_stands(self) -> None:
        """The word, its lemmas, its parts, and what the thesaurus has for any of them."""
        word = self.word
        for form in word.forms:
            self.add(form, 1.0)
        whole = any(map(self.known, word.forms))
        self.explained = whole
        said = dict.fromkeys(word.forms, 1.0)
        for part, weight in self.parts(whole):
            self.add(part, weight)
            said[part] = max(said.get(part, 0), weight)
            if part not in GENERIC and self.known(part) and weight >= PART:
                self.explained = True
        self.reach(said)

    def surely(self) -> None:
        """Add only what leaves no doubt: to be kept away by it."""
        word = self.word
        said = dict.fromkeys(word.forms, 1.0)
        said |= {part: PART for part in word.parts if part not in GENERIC}
        for form, weight in said.items():
            self.add(form, weight)
            for token, well in self.thesaurus.reach([form]).items():
                self.add(token, weight * well)

    def parts(self, whole: bool) -> Iterator[tuple[str, float]]:
        """The longest parts that are heard of, with what they say of the word."""
        word = self.word
        if not word.parts and not word.inner:
            return
        segments = self.segments()
        telling = [part for part in segments if part not in GENERIC]
        for part in segments:
            inside = part not in word.parts and whole
            if part in telling:
                yield part, INNER if inside else PART
            else:
                yield part, WIDE_PART if telling else PART

    def segments(self) -> list[str]:
        """Parts that lie side by side: longer ones first, those of real compounds last."""
        word = self.word
        left, found = max(word.forms, key=len), []
        parts = sorted(filter(self.heard_of, word.parts), key=len, reverse=True)
        inner = sorted(filter(self.heard_of, word.inner), key=len, reverse=True)
        for part in (*parts, *inner):
            if part in left:
                found.append(part)
                left = left.replace(part, " ", 1)
        return found + self.stems(left)

    def stems(self, left: str) -> list[str]:
        """What begins a compound in its stem: "nais" of "naisliikunta" is nainen."""
        whole = (
            part[:-1] + "nen"
            for part in (*self.word.parts, *self.word.inner)
            if part.endswith("s") and part in left
        )
        return [word for word in whole if self.heard_of(word)]

    def reach(self, said: Tokens) -> None:
        """What the thesaurus leads to from each of these."""
        for form, weight in said.items():
            # Of "music club" nobody wants all clubs.
            if form in GENERIC and len(said) > 1 and not self.word.is_generic:
                continue
            # Where a concept has the very word there is no doubt what is meant, however
            # little of it there is: of "futsal" football.
            certain = self.word.sure or form == self.word.plain
            enough = EXPLAINS_A_WORD if certain else EXPLAINS
            for token, well in self.thesaurus.reach([form]).items():
                says = weight * well
                if says < LEAST:
                    break
                self.add(token, says)
                self.is_topic = True
                if says >= enough and not self.explained:
                    self.explained = self.known(token)

    def joined(self, together: Iterable[str]) -> None:
        """What was written apart is one word: "jalka pallo"."""
        for form in together:
            if self.known(form):
                self.add(form, 1.0)
                self.explained = True
            for token, well in self.thesaurus.reach([form]).items():
                self.add(token, well)
                self.explained = self.is_topic = True

    def beginnings(self) -> None:
        """Words of the catalogue that begin so: it was not typed to its end."""
        plain = self.word.plain
        if len(plain) < SHORTEST_BEGINNING:
            return
        found = self.vocabulary.beginning_with(plain, MOST_BEGINNINGS)
        begun = {}
        for token in found:
            # Of "jalkapallon" and "jalkapallo" the lemma says it all.
            lemmas = analyse(token).forms
            if token in lemmas or set(lemmas).isdisjoint(found):
                longer = len(token) - len(plain) > MUCH_LONGER
                begun[token] = BEGINS_LONGER if longer else BEGINS
        for token, weight in begun.items():
            self.add(token, weight)
        self.reach(dict(sorted(begun.items(), key=lambda pair: len(pair[0]))[:1]))
        self.explained = bool(found) and len(plain) >= TELLING_BEGINNING

    def cut_in_two(self) -> None:
        """A compound that no lexicon has: the longest beginning that is heard of, and the rest."""
        plain = self.word.plain
        for at in range(len(plain) - SHORTEST_BEGINNING, SHORTEST_MISSPELLED - 1, -1):
            first, last = plain[:at], plain[at:]
            ends = [each for each in (last, last.lstrip("s")) if self.heard_of(each)]
            begins = [
                each for each in (first, first.rstrip("s")) if self.heard_of(each)
            ]
            if begins and ends:
                said = dict.fromkeys([*begins[:1], *ends[:1]], PART)
                for part in said:
                    self.add(part, WIDE_PART if part in GENERIC else PART)
                self.reach(said)
                self.explained = True
                return

    def misspelled(self) -> None:
        """What may have been meant, where catalogue or thesaurus have heard of it."""
        if self.is_spelled_right() or not self.may_walk:
            return
        self.has_walked = True
        for meant in meanings(self.word, self, near=self.word.sure):
            self.take_over(meant)
            self.meant = self.meant or meant.text

    def mistyped(self) -> None:
        """What no language has is looked for with two slips, and with one in a beginning.

        Only before nothing at all is found.
        """
        if self.word.sure or not self.doubtful:
            return
        for token in farther(self.word.plain, self.vocabulary):
            self.take_over(Typed(token, token, (token,)))
            self.meant = self.meant or token

    def is_spelled_right(self) -> bool:
        """Too short to tell, or a word that a lexicon has as one, unless in doubt."""
        word = self.word
        if len(word.plain) < SHORTEST_MISSPELLED:
            return True
        compound = word.parts or word.inner
        return word.sure and not compound and not self.doubtful

    def heard_in_part(self) -> bool:
        """It is explained by some of its parts only, and others nobody has heard of."""
        word = self.word
        if not (word.parts or word.inner) or any(map(self.heard_of, word.forms)):
            return False
        heard = sum(map(len, self.segments()))
        return len(max(word.forms, key=len)) - heard >= UNHEARD

    def meant_instead(self) -> None:
        """A word that is heard of wholly, a slip away, says it better than some of its parts."""
        other = Expansion(
            self.word, self.vocabulary, self.thesaurus, may_walk=self.may_walk
        )
        other.misspelled()
        self.has_walked = other.has_walked
        if other.explained:
            self.tokens, self.meant = other.tokens, other.meant
            self.explained, self.is_topic = True, other.is_topic

    def take_over(self, meant: Typed) -> None:
        """All that says another word says this one, a little less well."""
        other = Expansion(meant, self.vocabulary, self.thesaurus)
        other.as_it_stands()
        for token, weight in other.tokens.items():
            self.add(token, MEANT * weight)
        self.explained = self.explained or other.explained
        self.is_topic = self.is_topic or other.is_topic
