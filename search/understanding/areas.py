"""Areas by their names, in the cases of Finnish that answer "where".

Not a Finnish analyser: each name of the tree gets the stems that names of places here
follow (Haukipudas: Haukiputaa-, Karjasilta: Karjasilla-) and the endings of the local
cases. A form that no name has is left among the search words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from home.areas.models import Level
from home.areas.tree import AreaNode, AreaTree, tree

from .found import Found

# The last part of a name, and the stem its endings are put on.
_STEMS = (
    ("pudas", "putaa"),
    ("kangas", "kankaa"),
    ("alue", "aluee"),
    ("nen", "se"),
    ("niemi", "nieme"),
    ("saari", "saare"),
    ("järvi", "järve"),
    ("joki", "joe"),
    ("koski", "koske"),
    ("mäki", "mäe"),
    ("lahti", "lahde"),
    ("korpi", "korve"),
    ("lampi", "lamme"),
    ("nki", "ngi"),
    ("nkä", "ngä"),
    ("nka", "nga"),
    ("ranta", "ranna"),
    ("silta", "silla"),
    ("pelto", "pello"),
    ("puisto", "puisto"),
    ("as", "aa"),
)
# Cases: of, in, from inside, on, from, to.
_ENDINGS = ("n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle")
_VOWELS = "aeiouyäöå"
_WORD = re.compile(r"[\w-]+")
# "kello 16" tells the time; Kello is also a village.
_CLOCK = re.compile(r"kello\s+\d")
_LARGEST_FIRST = (
    Level.REGION,
    Level.CLUSTER,
    Level.NEIGHBOURHOOD,
    Level.CITY,
    Level.POSTCODE,
)
LONGEST_NAME = 3

Codes = tuple[str, ...]


def read(text: str) -> Iterator[Found]:
    """Every area named in the (case-folded) text, the longest name first."""
    named = forms()
    words = list(_WORD.finditer(text))
    for first, word in enumerate(words):
        for last in words[first : first + LONGEST_NAME]:
            start, end = word.start(), last.end()
            codes = named.get(" ".join(text[start:end].split()))
            if codes and not _CLOCK.match(text, start):
                yield Found("area", codes, start, end)


def forms() -> dict[str, Codes]:
    """Every form of every name with the areas that bear it, made once for a tree."""
    return _forms_of(tree())


def namesakes() -> frozenset[str]:
    """The areas whose name another area elsewhere bears too."""
    return _namesakes_of(tree())


@lru_cache(maxsize=2)
def _forms_of(areas: AreaTree) -> dict[str, Codes]:
    forms: dict[str, Codes] = {}

    def bear(node: AreaNode, names: Iterable[str]) -> None:
        for form in {form for name in names if name for form in inflected(name)}:
            others = forms.get(form, ())
            if all(are_apart(node, areas.by_code[other]) for other in others):
                forms[form] = (*others, node.code)

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
    return forms


@lru_cache(maxsize=2)
def _namesakes_of(areas: AreaTree) -> frozenset[str]:
    forms = _forms_of(areas)
    return frozenset(
        node.code for node in areas if len(forms.get(node.name_fi.casefold(), ())) > 1
    )


def inflected(name: str) -> set[str]:
    """The name and its local cases, case-folded: "tuira", "tuirassa", "tuiraan" ..."""
    words = name.casefold().split()
    forms = {" ".join(words)}
    if not words or words[0].isdecimal():
        return forms
    stems = [_stem(word) for word in words]
    for ending in _ENDINGS:
        forms.add(" ".join(stem + ending for stem in stems))
    forms.add(" ".join(map(_into, words, stems)))
    return forms


def _stem(word: str) -> str:
    for last, stem in _STEMS:
        if word.endswith(last):
            return word.removesuffix(last) + stem
    return word if word[-1] in _VOWELS else word + "i"


def _into(word: str, stem: str) -> str:
    """Where to: "Tuiraan", "Haukiputaalle" has its own; "Haukiputaaseen", "Heinäpäähän"."""
    # The strong stem: Karjasiltaan, Kiiminkiin, but Pateniemeen, Haukiputaaseen.
    strong = stem if stem[-1] != word[-1] or stem.endswith("aa") else word
    last = strong[-1]
    if len(strong) > 1 and strong[-2] == last:
        return f"{strong}seen" if stem.endswith("aa") else f"{strong}h{last}n"
    return f"{strong}{last}n"
