"""That it must cost nothing."""

from __future__ import annotations

from collections.abc import Iterator

from .found import Found
from .wording import word

_FREE = word(
    r"ilmai(?:nen|seksi|s(?:ia|ta|et|en|ten|iin|een|ella|illa|esta|ista|iksi)\w{0,4})"
    r"|maksuto(?:n|nta|nna|ntakin)|maksutto\w+|maksutta|ilman (?:maksua|pääsymaksua)"
    r"|ei (?:saa |saisi )?maks[aou]\w*(?: mitään| yhtään)?|ei (?:mitään )?\w*maksu(?:a|ja)|hinta 0"
    r"|vapaa (?:sisään)?pääsy|nolla euroa|0\s?(?:e|€|eur|euroa|euro)"
    r"|gratis|avgiftsfri(?:a|tt)?|kostnadsfri(?:a|tt)?|(?:fri entré|fritt inträde)"
    r"|(?:som )?(?:inte kostar|kostar inte|kostar)(?: något| nåt| inget| ingenting)"
    r"|utan (?:avgift|kostnad)"
    r"|(?:for )?free(?: of (?:charge|cost)| entry| entrance| admission)?(?!\s+(?:time|style|play|range|will|jazz|verse|diving|climbing|run\w*|weights?|fall|trial))"
    r"|costs? nothing|(?:does not|doesn't|doesnt) cost(?: anything)?"
    r"|(?:at )?no (?:cost|charge|fee)s?|without (?:charge|cost|a fee|fee)|zero cost"
)
# "gluten free", "smoke free": free of something.
_FREE_OF = word(
    "gluten|sugar|smoke|drug|alcohol|lactose|dairy|milk|nut|nuts|stress|plastic|fragrance"
    "|hands|barrier|allergen|substance|meat|duty|cruelty|risk|pain|disc|debt|worry"
)


def read(text: str) -> Iterator[Found]:
    """Every wish in the (bare) text to pay nothing."""
    for match in _FREE.finditer(text):
        before = text[: match.start()].split()
        if not (
            match[0].startswith("free") and before and _FREE_OF.fullmatch(before[-1])
        ):
            yield Found("free", ("1",), *match.span())
