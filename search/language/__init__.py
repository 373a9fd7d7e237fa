"""What words mean to the search, in Finnish, Swedish and English.

    analyse("jalkapallokerhoon").forms == ("jalkapallokerho",)
    analyse("jalkapallokerhoon").parts == ("jalkapallo", "kerho")
    analyse("jalkapallokerhoon").inner == ("jalka", "pallo")

Finnish is read with the lexicon of pykko, whose words are those of Nykysuomen sanalista 2022
(`search.language.converting` tells sources and licences), Swedish and English with the
stemmers of snowball (`search.language.germanic`). Without the lexicon words are only folded.

All that comes out is folded as `search.words.fold` folds, because index and vocabulary hold
folded words; what goes in should still have its dots, which tell words apart.
"""

from search.language.analysis import (
    analyse,
    corrections,
    likely_languages,
    tokens,
    version,
)
from search.language.telling import Correction, Tokens, Word

__all__ = [
    "Correction",
    "Tokens",
    "Word",
    "analyse",
    "corrections",
    "likely_languages",
    "tokens",
    "version",
]
