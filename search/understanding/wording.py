"""How the rules of this package are written: bare letters, listed words, endings.

Words are read with bare letters, so that "elakelaisille" is read like "eläkeläisille".
Rules are written with their dots all the same: `pattern` and `listed` take them off.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# A Finnish noun may end in any of these after its stem, and in none of them.
_CASES = (
    "n t a ä ta tä tta ttä en in an än on ön un yn ien jen den ten tten iden itten"
    " hin han hän hon hön hun hyn seen siin ihin ia iä ja jä ita itä"
    " ssa ssä sta stä lla llä lta ltä lle ksi na nä issa issä ista istä illa illä ilta"
    " iltä ille iksi ina inä"
)
_OWNERS = "ni si nsa nsä mme nne an än en"
CASES = (
    f"(?:{'|'.join(sorted(_CASES.split(), key=len, reverse=True))})?"
    f"(?:{'|'.join(_OWNERS.split())})?(?:kin|kaan|kään)?"
)
# Where a word begins and ends that is no part of "vauva-jumppa".
BEGINS, ENDS = r"(?<![\w-])", r"(?![\w-])"


@cache
def _bare_letter(letter: str) -> str:
    small = letter.casefold()
    if len(small) != 1:
        return letter
    plain = unicodedata.normalize("NFKD", small)
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    return plain if len(plain) == 1 else small


def bare(text: str) -> str:
    """The text in small letters without dots and accents, each letter in its place."""
    return "".join(map(_bare_letter, text))


def _undotted(rule: str) -> str:
    """A rule without dots; its own capital letters (`\\W`) are kept."""
    return "".join(each if each.isascii() else _bare_letter(each) for each in rule)


def pattern(rule: str) -> re.Pattern[str]:
    """A rule for bare text."""
    return re.compile(_undotted(rule))


def word(rule: str) -> re.Pattern[str]:
    """A rule for whole words of bare text."""
    return pattern(f"{BEGINS}(?:{rule}){ENDS}")


def listed(words: str) -> frozenset[str]:
    """A vocabulary written as a text: `listed("i in på")`."""
    return frozenset(_undotted(words).split())
