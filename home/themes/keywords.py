"""Keywords of the General Finnish Ontology (YSO): what a theme is too wide to say.

They are chosen by their labels, kept by the ends of their addresses, and found by their
words in three languages.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.functional import lazy

from home.texts import current_language

YSO = "http://www.yso.fi/onto/yso/"
DATA = Path(__file__).parent / "data"


def _read() -> dict[str, dict[str, str]]:
    """Labels by language, by concept, without what tells an ontology's homonyms apart."""
    with (DATA / "keywords.tsv").open(encoding="utf-8", newline="") as lines:
        return {
            row["id"]: {
                language: re.sub(r" \(.*\)$", "", row[language])
                for language in ("fi", "sv", "en")
            }
            for row in csv.DictReader(lines, delimiter="\t")
        }


_LABELS = _read()


def _label(concept: str) -> str:
    return _LABELS[concept][current_language()]


_later: Any = lazy(_label, str)

# A concept never leaves the file: clubs keep its code.
Keyword: type[models.TextChoices] = models.TextChoices(  # type: ignore[call-overload]  # the stubs do not know the functional form
    "Keyword",
    [(concept.upper(), (concept, _later(concept))) for concept in _LABELS],
)


def address(keyword: str) -> str:
    """`p10404` -> http://www.yso.fi/onto/yso/p10404."""
    return f"{YSO}{keyword}"
