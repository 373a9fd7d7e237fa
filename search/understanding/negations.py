"""What must not be found: "ei jalkapalloa", "muuta kuin pallopelejä", "not football".

    read("ei tanssia vaan voimistelua") finds without=("tanssia",), "voimistelua" stays

A negation reaches over one thing, and over those tied to it by "tai" or "eikä". It also
turns round what other readers have made of its words: "ei maanantaina" is every other day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from search.language import analyse
from search.query import Day, PartOfDay

from .found import Found
from .wording import bare, listed, pattern

PARAMETER = "without"
# All but these: "and" goes on with the same list.
_BUT = (
    r"muu(?:|ta|t|ita|lla|alla)? kuin|paitsi|lukuun ottamatta|ilman"
    r"|förutom|utom|utan|anna[nt] än|andra än|nå(?:got|t) annat än"
    r"|i ?stället för|instead of|(?:something |anything )?else than"
    r"|without|except(?: for)?|other than|anything but|apart from|excluding"
)
_NOT = (
    r"älä (?:näytä|ehdota)|(?:ei|en|emme|eivät) (?:halua|haluta|haluaisi|tykkää|pidä|kiinnosta|harrasta)\w*"
    r"|(?:mutta )?(?:ei|eikä)(?: ole| enää| ainakaan)?"
    r"|(?:vill|gillar|tycker) inte(?: om| ha| på)?|(?:men )?(?:inte|ej)|ing(?:en|et|a)"
    r"|(?:do not|don't|dont|doesn't|not) (?:want|like|need)(?: to)?"
    r"|not interested in|(?:but )?not|no"
)
# "mitään", "any": they say how much of it.
_ANY = (
    r"(?:mitään|mikään|yhtään|minkäänlais\w+|någon|något|några|nån|nåt|ingen|any|a|an"
    r"|the|to|en|ett|så|kuitenkaan|kuitenkin)"
)
_NEGATOR = pattern(rf"(?<![\w-])(?:(?P<but>{_BUT})|{_NOT})\s+(?:{_ANY}\s+)*")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_OR = listed("tai eikä or nor eller")
_AND = listed("ja sekä and och samt")
_CONTRAST = pattern(r"\s*,?\s*(?:vaan|mutta|utan|men|but)(?![\w-])")
_SMALL = listed(
    "in on at for with i på för åt med vid till of the a an en ett när kun joka som that"
    " vaan mutta men but niin so klo kl"
)
_POLITE = listed("please thanks thank")
# After a negator these make another sentence: "ei väliä", "ei tarvitse", "not only".
_NO_NEGATION = pattern(
    r"väliä|haitta|tarvi|vaadi|maks|pakko|pakoll|kalli|kovin|liian|vain\b|pelkästään|saa\b|kaukana|far\b|långt"
    r"|only\b|just\b|bara\b|endast\b|too\b|so\b|that\b|kosta|cost|sure\b|tiedä|osaa|can"
    r"|ilmoittau|ennakko|ajanvarau|kokemu|lähete|sitoutu|jäsen|anmäl|tidsbok|erfarenhet"
    r"|\w+ed\b|dyr|expensive|hard\b|difficult|vaike|svår|förkunskap|previous|prior|aiempaa|aikaisempaa|tidigare|sign-?up|registration|booking|appointment|experience|member|problem|jono"
)
# "Ilman vanhempia": who comes alone does not mind where parents are spoken of.
_ALONE = pattern(
    r"(?:ilman|without|utan|no)\s+(?:vanhem|huoltaj|äiti|isää|aikuis|parent|adult|föräldr|vux)"
)
# "I do not speak Finnish", "no Finnish needed": these say what one can, or need not.
_ABLE = pattern(r"\b(?:talar|kan|förstår|pratar|puhu|osaa)\s+$")
_NEEDED = pattern(r"\s+(?:needed|required|necessary|krävs|behövs|tarvita|vaadita)\b")
_THAN = pattern(
    r"\b(?:mieluummin|mieluiten|ennemmin|hellre|rather)\s+(?:[\w-]+\s+){1,3}?"
    r"(?P<than>(?:kuin|än|than)\s+)"
)
_FINNISH_NOT = listed("ei eikä en emme eivät mutta")
# How the lexicon writes a verb.
_INFINITIVE = pattern(r"(?:[eiouy]a|aa|[aoueiy]ta|lla|nna|rra|sta|da)$")
_ENGLISH = listed("not no without except other anything apart excluding but something")
_AFTER_FINNISH_NO = listed(
    "mitä mitäs mikä missä milloin jotain joku jos kun niin nyt onko ihan vaikka kai ei"
)
# "klassista musiikkia": an adjective in the partitive goes with its noun.
_ADJECTIVE = pattern(
    r"\w{3,}(?:is(?:ta|tä|ia|iä)|t[uy](?:a|ä|ja|jä)|[ae]v(?:aa|ää|ia|iä))"
)


# What has few values: all but the denied ones can be asked for.
_ALL = {"day": tuple(Day), "time": tuple(PartOfDay)}


class Scope(NamedTuple):
    """A negation: where what it denies stands, and all that it takes with small words."""

    things: tuple[tuple[int, int], ...]
    start: int
    end: int


def apply(
    words: str, text: str, kept: Sequence[Found], *, tell: bool = True
) -> list[Found]:
    """The readings with what the negations of the text make of them.

    `text` is the words in bare letters; what is denied is told as it was typed. Unless it
    is to `tell`, a denied reading is only dropped, and its words stay words.
    """
    left = list(kept)
    for scope in scopes(words, text, kept):
        denied = [each for each in left if _within(each, scope)]
        left = [each for each in left if each not in denied]
        if others := _all_others(scope, denied):
            left.append(others)
        elif tell:
            things = tuple(words[start:end] for start, end in scope.things)
            left.append(Found(PARAMETER, things, scope.start, scope.end))
    return sorted(left, key=lambda each: each.start)


def _all_others(scope: Scope, denied: Sequence[Found]) -> Found | None:
    """Every other day where days are denied, every other part of it where parts are."""
    spans = {(each.start, each.end) for each in denied}
    parameters = {each.parameter for each in denied}
    if len(parameters) != 1 or spans != set(scope.things):
        return None
    (parameter,) = parameters
    said = {value for each in denied for value in each.values}
    left = tuple(each for each in _ALL.get(parameter, ()) if each not in said)
    return Found(parameter, left, scope.start, scope.end) if left else None


def scopes(words: str, text: str, kept: Sequence[Found]) -> Iterator[Scope]:
    """Every negation of the (bare) text, from left to right."""
    at = 0
    while begins := _next(text, at):
        start, at, but = begins
        if any(each.start <= start < each.end for each in kept):
            continue
        if not _denies(text, start, at):
            continue
        things, end = _things(text, start, at, kept, listed=but)
        if text[start:at].split()[0] in _FINNISH_NOT:
            things = tuple(each for each in things if not _is_verb(words[slice(*each)]))
        if things and not _NEEDED.match(text, end):
            if contrast := _CONTRAST.match(text, end):
                end = contrast.end()
            yield Scope(things, start, end)
            at = end


def _next(text: str, at: int) -> tuple[int, int, bool] | None:
    """Where the next negation begins, where what it denies does, whether "and" goes on."""
    than, negator = _THAN.search(text, at), _NEGATOR.search(text, at)
    if than and not (negator and negator.start() < than.start("than")):
        return than.start("than"), than.end("than"), True
    if negator:
        return negator.start(), negator.end(), negator["but"] is not None
    return None


def _denies(text: str, start: int, at: int) -> bool:
    """What looks like a negation is one."""
    following = _WORD.match(text, at)
    if not following or _NO_NEGATION.match(text, at) or _ALONE.match(text, start):
        return False
    # "No mitä tehdään" is no English.
    is_finnish = text[start:at].split()[0] == "no" and following[0] in _AFTER_FINNISH_NO
    return not is_finnish and not _ABLE.search(text, 0, start)


def _things(
    text: str, start: int, at: int, kept: Sequence[Found], *, listed: bool
) -> tuple[tuple[tuple[int, int], ...], int]:
    """What is denied from here on, and where that ends."""
    things: list[tuple[int, int]] = []
    end = at
    ties = _OR | _AND if listed else _OR
    pairs = text[start:at].split()[0] in _ENGLISH
    while thing := _thing(text, at, kept, pairs=pairs):
        things.append(thing)
        end = thing[1]
        tie = _WORD.match(text, end + 1)
        if not tie or tie[0] not in ties:
            break
        at = tie.end() + 1
    return tuple(things), end


def _thing(
    text: str, at: int, kept: Sequence[Found], *, pairs: bool
) -> tuple[int, int] | None:
    """The first and last character of one denied thing; in English two words are one."""
    first = _WORD.match(text, at)
    while first:
        for found in kept:
            if found.start == first.start():
                return found.start, found.end
        if first[0] not in _SMALL:
            break
        # "Not on Mondays": the small word goes with what is read behind it.
        first = _WORD.match(text, first.end() + 1)
    if not first or first.start() != at:
        return None
    end = first.end()
    second = _WORD.match(text, end + 1)
    taken = second and any(found.start == second.start() for found in kept)
    if second and not taken and _are_one(first[0], second[0], pairs=pairs):
        end = second.end()
    return first.start(), end


def _are_one(first: str, second: str, *, pairs: bool) -> bool:
    """ "Martial arts"; in Finnish an adjective with its noun, both in the partitive."""
    if second in _SMALL | _OR | _AND:
        return False
    if pairs:
        return not second.endswith("ed") and second not in _POLITE
    return bool(_ADJECTIVE.fullmatch(first)) and second[-1] == "a"


def _is_verb(typed: str) -> bool:
    """ "Matikka ei suju" says what somebody cannot, not what is not wanted."""
    word, plain = analyse(typed), bare(typed)
    return word.sure and all(
        _INFINITIVE.search(form)
        # "Asiaa", "pastaa": the same noun in the partitive.
        and not (len(plain) > len(form) and plain.startswith(form))
        for form in word.forms
    )


def _within(found: Found, scope: Scope) -> bool:
    return scope.start <= found.start and found.end <= scope.end
