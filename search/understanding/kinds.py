"""What kind of thing it is, where a word says so for sure: "leiri", "kirjastoauto".

"Kerho" and "ryhmä" say nothing of the kind, and "kielikurssi" names a topic: both are left
to the search words.
"""

from __future__ import annotations

from collections.abc import Iterator

from .found import Found
from .wording import CASES, word

_ALONE = {
    "camp": word(
        rf"leiri{CASES}|leirei{CASES}|läger|lägret|lägren|(?:(?:summer|day) )?camps?"
    ),
    "mobile": word(
        rf"liikkuva{CASES}\s+palvelu{CASES}|liikkuvi(?:a|en)\s+palvelu\w+"
        r"|mobila? tjänst(?:er|en)?|mobile services?"
    ),
    "place": word(
        r"kohtaamispai[kc]?(?:ka|at|an|oissa|oja|ssa|kaa|kat|koja|kassa)\w*"
        r"|mötesplats(?:er|en)?|meeting places?"
    ),
    "open": word(r"avoin\s+toiminta|avoimen\s+toiminnan|avointa\s+toimintaa"),
}
# Their names are looked for as well: a library bus is not any bus.
_NAMED = {
    "mobile": word(
        rf"(?:kirjasto|nuoriso|neuvola|palvelu|kulttuuri)-?(?:auto|autoi|bussi|busse)"
        rf"(?:j|i)?{CASES}|bokbuss(?:en|ar|arna)?|mobile librar(?:y|ies)|bookmobiles?"
        r"|book bus(?:es)?|youth bus(?:es)?|ungdomsbuss(?:en|ar)?"
    ),
    "camp": word(rf"\w{{3,}}leir(?:i|ei){CASES}|\w{{3,}}läg(?:er|ret|ren)"),
}


def read(text: str) -> Iterator[Found]:
    """Every kind in the (bare) text."""
    for stays, kinds in ((False, _ALONE), (True, _NAMED)):
        for kind, rule in kinds.items():
            for match in rule.finditer(text):
                yield Found("kind", (kind,), *match.span(), stays=stays)
