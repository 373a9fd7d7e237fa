"""Numbers of years in digits and in the words of three languages."""

from __future__ import annotations

from .wording import bare

_FINNISH = (
    "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen"
    " yksitoista kaksitoista kolmetoista neljätoista viisitoista kuusitoista"
    " seitsemäntoista kahdeksantoista yhdeksäntoista"
)
_SWEDISH = (
    "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton"
    " sexton sjutton arton nitton"
)
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen"
    " fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = (
    "kaksikymmentä kolmekymmentä neljäkymmentä viisikymmentä kuusikymmentä"
    " seitsemänkymmentä kahdeksankymmentä yhdeksänkymmentä",
    "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
    "twenty thirty forty fifty sixty seventy eighty ninety",
)
_NUMBERS = {
    bare(name): number
    for names in (_FINNISH, _SWEDISH, _ENGLISH)
    for number, name in enumerate(names.split())
} | {
    bare(name): 10 * ten
    for names in _TENS
    for ten, name in enumerate(names.split(), start=2)
}
# Inside "kymmenvuotias" ten is shorter than alone, and so is much that is only spoken.
_NUMBERS |= {
    "kymmen": 10,
    "yks": 1,
    "kaks": 2,
    "neli": 4,
    "viis": 5,
    "kuus": 6,
    "seittemän": 7,
    "kaheksan": 8,
    "yheksän": 9,
}
_NUMBERS = {bare(name): number for name, number in _NUMBERS.items()}

NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"


def number(text: str) -> int:
    """What a text that NUMBER matches says: "7" or "seitsemän"."""
    return int(text) if text.isdecimal() else _NUMBERS[text]
