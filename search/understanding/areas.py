"""Areas by their names: inflected, of those who live there, and with a slip of the pen.

Each name of the tree gets the stems that names of places here follow (Haukipudas:
Haukiputaa-, Karjasilta: Karjasilla-) and the endings of the cases that answer "where". A
form that no name has is left among the search words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from home.areas.models import Level
from home.areas.tree import AreaNode, AreaTree, tree
from search.language import analyse

from .found import Found, are_tied
from .wording import bare, listed, pattern

# The last part of a name, and the stem its endings are put on.
_STEMS = (
    ("pudas", "putaa"),
    ("kangas", "kankaa"),
    ("alue", "aluee"),
    ("nen", "se"),
    ("niemi", "nieme"),
    ("saari", "saare"),
    ("saaret", "saari"),
    ("järvi", "järve"),
    ("joki", "joe"),
    ("koski", "koske"),
    ("keskus", "keskukse"),
    ("mäki", "mäe"),
    ("lahti", "lahde"),
    ("korpi", "korve"),
    ("lampi", "lamme"),
    ("tulli", "tulli"),
    ("nki", "ngi"),
    ("nkä", "ngä"),
    ("nka", "nga"),
    ("ranta", "ranna"),
    ("silta", "silla"),
    ("pelto", "pello"),
    ("lehto", "lehdo"),
    ("hauta", "hauda"),
    ("rautio", "rautio"),
    ("puisto", "puisto"),
    ("nnus", "nnukse"),
    ("las", "lakse"),
    ("as", "aa"),
)
# "Hiukka", "Värttö": before the endings one of the two is lost.
_DOUBLE = re.compile(r"(?:kk|pp|tt)[aoueiyäö]$")
# Cases: of, in, from inside, on, from, to.
_ENDINGS = ("n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle")
_VOWELS = "aeiouyäöå"
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# "kello 16" tells the time; Kello is also a village.
_CLOCK = pattern(
    r"kello\s+(?:\d|yhde|kahde|kolme|neljä|viide|kuude|seitsemä|kahdeksa|yhdeksä|kymmene"
    r"|yksi|kaksi|viisi|kuusi|puoli)"
)
# "hiukan" is a little; Hiukka is what young people call Hiukkavaara.
_NO_PLACES = listed("hiukan hiukka vaaraan vaarassa")
# "Northern lights", "Norra Lappland": a side of the city only where the city is named.
_SIDES = listed(
    "northern southern eastern central norra södra östra mellersta pohjoinen"
)
_OF_THE_CITY = pattern(
    r"\s+(?:oulu\w*|uleåborg|areas?|regions?|sidan|part|suuralue\w*)"
)
# These begin compounds that have nothing to do with the place.
_NOUNS = listed("kello vaara rusko keskusta isko koskikeskus pohjoinen")
# Somebody from there: "oulunsalolaisille".
_DWELLER = pattern(r"([\w-]+?)(?:lais|läis|lainen|läinen)(\w*)")
# The ends of a genitive before another word: "Haukiputaan keskusta".
_OF = ("an", "on", "un", "in", "yn", "än", "ön")
# What only says that a place is meant: "Kellon alueella", "i Tuira området".
_ABOUT = pattern(
    r"\s+(?:alueel(?:la|ta|le)|seudul(?:la|ta|le)|suunnal(?:la|ta|le)|kylässä|kylällä"
    r"|kirkonkylä(?:ssä|llä)?|kaupunginosassa|lähialueella|området|area|district)(?![\w-])"
)
# The city as a whole is meant by who says "in"; its name alone belongs to other names.
_IN_THE_CITY = pattern(r"\w+(?:ssa|sta|uun)|koko [\w ]+|(?:in|i|från|from)\s+[\w ]+")
_LARGEST_FIRST = (
    Level.REGION,
    Level.CLUSTER,
    Level.NEIGHBOURHOOD,
    Level.CITY,
    Level.POSTCODE,
)
PARAMETER = "area"
LONGEST_NAME = 3
SHORTEST_SLIP = 6

Codes = tuple[str, ...]


def read(text: str, words_typed: str) -> Iterator[Found]:
    """Every area named in the (bare) text, the longest name first.

    The lexicon knows words with the dots that were typed.
    """
    named, areas = forms(), tree()
    words = list(_WORD.finditer(text))
    for first, word in enumerate(words):
        for last in words[first : first + LONGEST_NAME]:
            start, end = word.start(), last.end()
            said = " ".join(text[start:end].split())
            codes = named.get(said)
            if codes and (end := _end(text, start, end, said, codes, areas)):
                yield Found(PARAMETER, codes, start, end)
        typed = words_typed[word.start() : word.end()]
        yield from _otherwise(word, typed, named, areas)


def _otherwise(
    word: re.Match[str], typed: str, named: dict[str, Codes], areas: AreaTree
) -> Iterator[Found]:
    """By who lives there, by a name before a hyphen, or with a slip."""
    text = word[0]
    if text in named:
        return
    if dweller := _DWELLER.fullmatch(text):
        codes = _stems_of(areas).get(dweller[1], ())
        if codes and codes[0] not in _cities(areas):
            yield Found(PARAMETER, codes, *word.span())
        return
    name, *others = text.split("-")
    plain = _plain(areas)
    if others and (codes := plain.get(name, ())):
        # "Tuira-kerho" may be called so; "Kaakkuri-Metsokangas" is two places.
        more = [plain.get(each, ()) for each in others]
        both = (*codes, *(code for each in more for code in each))
        yield Found(PARAMETER, both, *word.span(), stays=not all(more))
    elif len(text) >= SHORTEST_SLIP and (codes := _with_a_slip(text, typed, areas)):
        yield Found(PARAMETER, codes, *word.span())


def _end(
    text: str, start: int, end: int, said: str, codes: Codes, areas: AreaTree
) -> int:
    """Where the name of a place ends with what belongs to it; 0 where none is meant."""
    if _CLOCK.match(text, start) or said in _NO_PLACES:
        return 0
    if said in _SIDES:
        city = _OF_THE_CITY.match(text, end)
        return city.end() if city else 0
    if codes[0] in _cities(areas):
        before = text[:start].split()[-1:]
        spellings = (said, " ".join([*before, said]))
        return end if any(map(_IN_THE_CITY.fullmatch, spellings)) else 0
    about = _ABOUT.match(text, end)
    return about.end() if about else end


def told_once(text: str, kept: Sequence[Found]) -> list[Found]:
    """A wider area beside one that lies in it says just that: "Kiimingin Alakylä"."""
    areas = tree()
    named = [each for each in kept if each.parameter == PARAMETER]
    return [
        _exactly(each, named, text, areas) if each.parameter == PARAMETER else each
        for each in kept
    ]


def _exactly(found: Found, named: Sequence[Found], text: str, areas: AreaTree) -> Found:
    is_city = found.values[0] in _cities(areas)
    for other in named:
        narrower = other.values != found.values
        narrower = narrower and _lie_in(other.values, found.values, areas)
        if narrower and (is_city or not are_tied(text, found, other)):
            return replace(found, values=other.values)
    return found


def forms() -> dict[str, Codes]:
    """Every form of every name, in bare letters, with the areas that bear it."""
    return _forms_of(tree())


def namesakes() -> frozenset[str]:
    """The areas whose name another area elsewhere bears too."""
    return _namesakes_of(tree())


@lru_cache(maxsize=2)
def _forms_of(areas: AreaTree) -> dict[str, Codes]:
    return _borne(areas, inflected)


@lru_cache(maxsize=2)
def _stems_of(areas: AreaTree) -> dict[str, Codes]:
    """The stems of the names that are one word: "haukiputaa", "tuira"."""
    return _borne(areas, _stems)


@lru_cache(maxsize=2)
def _plain(areas: AreaTree) -> dict[str, Codes]:
    """Names as they are, but for those that are also words for other things."""
    named = _borne(areas, lambda name: {name})
    return {
        name: codes
        for name, codes in named.items()
        if codes[0] not in _cities(areas)
        and not name.isdecimal()
        and name not in _NOUNS
    }


@lru_cache(maxsize=2)
def _cities(areas: AreaTree) -> frozenset[str]:
    return frozenset(node.code for node in areas.of_level(Level.CITY))


@lru_cache(maxsize=2)
def _namesakes_of(areas: AreaTree) -> frozenset[str]:
    forms = _forms_of(areas)
    return frozenset(
        node.code for node in areas if len(forms.get(bare(node.name_fi), ())) > 1
    )


def _borne(
    areas: AreaTree, spellings: Callable[[str], Iterable[str]]
) -> dict[str, Codes]:
    """What the spellings of its names make of each area, in bare letters."""
    borne: dict[str, Codes] = {}

    def bear(node: AreaNode, names: Iterable[str]) -> None:
        said = {bare(each) for name in names if name for each in spellings(name)}
        for each in said:
            others = borne.get(each, ())
            if all(are_apart(node, areas.by_code[other]) for other in others):
                borne[each] = (*others, node.code)

    def are_apart(one: AreaNode, other: AreaNode) -> bool:
        """Of a cluster and its district of one name the first speaks for both."""
        return (
            Level.POSTCODE not in (one.level, other.level)
            and one.code not in areas.lineage(other.code)
            and other.code not in areas.lineage(one.code)
        )

    nodes = sorted(areas, key=lambda node: _LARGEST_FIRST.index(node.level))
    for node in nodes:
        bear(node, (node.name_fi, node.name_sv, node.name_en))
    # A name of its own comes before another's byname.
    for node in nodes:
        bear(node, node.aliases)
    return borne


def inflected(name: str) -> set[str]:
    """The name and its local cases, case-folded: "tuira", "tuirassa", "tuiraan" ..."""
    words = name.casefold().split()
    forms = {" ".join(words)}
    if not words or words[0].isdecimal():
        return forms
    # "Uleåsalos": of, in Swedish and English.
    forms.add(f"{' '.join(words)}s")
    # "Haukiputaan keskusta": whose it is does not change.
    of = words[:-1] if all(word.endswith(_OF) for word in words[:-1]) else []
    rest = words[len(of) :]
    each = [_stem(word) for word in rest]
    for ending in _ENDINGS:
        forms.add(" ".join(of + [stem + ending for stem in each]))
    forms.add(" ".join(of + list(map(_into, rest, each))))
    return forms


def _stems(name: str) -> set[str]:
    words = name.casefold().split()
    return {words[0], _stem(words[0])} if len(words) == 1 else set()


def _stem(word: str) -> str:
    for last, stem in _STEMS:
        if word.endswith(last):
            return word.removesuffix(last) + stem
    if _DOUBLE.search(word):
        return word[:-2] + word[-1]
    return word if word[-1] in _VOWELS else word + "i"


def _into(word: str, stem: str) -> str:
    """Where to: "Tuiraan", "Haukiputaalle" has its own; "Haukiputaaseen", "Heinäpäähän"."""
    # The strong stem: Karjasiltaan, Kiiminkiin, but Pateniemeen, Haukiputaaseen.
    strong = stem if stem[-1] != word[-1] or stem.endswith("aa") else word
    last = strong[-1]
    if len(strong) > 1 and strong[-2] == last:
        return f"{strong}seen" if stem.endswith("aa") else f"{strong}h{last}n"
    return f"{strong}{last}n"


def _with_a_slip(word: str, typed: str, areas: AreaTree) -> Codes:
    """The areas whose name is one letter away from a word that is none itself."""
    alike = _alike(areas)
    near = {
        codes
        for length in (len(word) - 1, len(word), len(word) + 1)
        for form, codes in alike.get((word[0], length), ())
        if is_a_slip(word, form)
    }
    widest = [
        codes for codes in near if all(_lie_in(other, codes, areas) for other in near)
    ]
    # Whether the word is known takes longest to find out.
    return widest[0] if widest and _is_unknown(typed) else ()


def _lie_in(codes: Codes, others: Codes, areas: AreaTree) -> bool:
    return all(set(others) & set(areas.lineage(code)) for code in codes)


@lru_cache(maxsize=2)
def _alike(areas: AreaTree) -> dict[tuple[str, int], list[tuple[str, Codes]]]:
    """Forms of the names of places by their first letter and their length."""
    alike: dict[tuple[str, int], list[tuple[str, Codes]]] = {}
    for form, codes in _forms_of(areas).items():
        level = areas.by_code[codes[0]].level
        is_name = level not in (Level.CITY, Level.POSTCODE)
        if (
            is_name
            and len(form) >= SHORTEST_SLIP
            and not form.startswith(tuple(_SIDES))
        ):
            alike.setdefault((form[0], len(form)), []).append((form, codes))
    return alike


def is_a_slip(word: str, meant: str) -> bool:
    """One letter is missing, too many, another, or two stand the wrong way round."""
    at = 0
    while at < min(len(word), len(meant)) and word[at] == meant[at]:
        at += 1
    if len(word) < len(meant):
        return word[at:] == meant[at + 1 :]
    if len(word) > len(meant):
        return word[at + 1 :] == meant[at:]
    swapped = word[at : at + 2] == meant[at : at + 2][::-1]
    return word[at + 1 :] == meant[at + 1 :] or (
        swapped and word[at + 2 :] == meant[at + 2 :]
    )


def _is_unknown(word: str) -> bool:
    """The lexicon is there and does not have it."""
    return word.isalpha() and _has_lexicon() and not analyse(word).sure


def _has_lexicon() -> bool:
    return analyse("talo").sure
