"""The concepts that every new site starts with, read from `seed/*.toml`.

One table a concept; its heading is the code, the first Finnish word its name:

    [jalkapallo]
    fi = ["jalkapallo", "futis", "fudis", "potkupallo"]
    sv = ["fotboll"]
    en = ["football", "soccer"]
    broader = ["palloilu"]          # codes of concepts or themes above it
    related = ["futsal"]
    theme = "jalkapallo"            # the theme of home/themes/data that says the same
    narrower_words = {fi = ["nappulaliiga"]}  # say less than it, and are no concept of their own
    related_words = {fi = ["potkuri"]}
    marks = {"easy:friend" = 0.6}   # marks of entries that it leads to
    need = true                     # why people come; it leads to its answers
    answers = {"kaveritoiminta" = 0.8}
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from home.texts import LANGUAGES
from home.themes import loading as themes
from search.thesaurus.marks import marks
from search.thesaurus.reach import Kind
from search.words import fold

SEED = Path(__file__).parent / "seed"
LONGEST_PHRASE = 3
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KEYS = {
    *LANGUAGES,
    "broader",
    "related",
    "theme",
    "narrower_words",
    "related_words",
    "marks",
    "need",
    "answers",
}

Words = Mapping[str, tuple[str, ...]]


class SeedError(ValueError):
    """What is wrong in the seed, a sentence a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedConcept:
    """A concept as the seed has it; words by language."""

    code: str
    file: str
    words: Words
    narrower_words: Words = field(default_factory=dict)
    related_words: Words = field(default_factory=dict)
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    theme: str = ""
    marks: Mapping[str, float] = field(default_factory=dict)
    need: bool = False
    answers: Mapping[str, float] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.words["fi"][0]

    def __str__(self) -> str:
        return f"{self.file}, [{self.code}]"

    def words_beside_its_name(self) -> Iterator[tuple[str, str, Kind]]:
        """Text, language and kind of each."""
        tables: tuple[tuple[Kind, Words], ...] = (
            ("same", {**self.words, "fi": self.words["fi"][1:]}),
            ("narrower", self.narrower_words),
            ("related", self.related_words),
        )
        for kind, table in tables:
            for language in LANGUAGES:
                for word in table.get(language, ()):
                    yield word, language, kind


def read(folder: Path = SEED) -> list[SeedConcept]:
    """The concepts of all files of the folder; SeedError tells all that is wrong with them."""
    concepts, wrong = _read(folder)
    wrong += _wrong(concepts)
    if wrong:
        raise SeedError("\n".join(wrong))
    return concepts


def readable(folder: Path = SEED) -> list[SeedConcept]:
    """What of the files can be read: a slip in one must keep nobody from setting up a site."""
    return _read(folder)[0]


def _read(folder: Path) -> tuple[list[SeedConcept], list[str]]:
    concepts: list[SeedConcept] = []
    wrong: list[str] = []
    for file in sorted(folder.glob("*.toml")):
        try:
            tables = tomllib.loads(file.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            wrong.append(f"{file.name} is not TOML: {error}.")
            continue
        for code, table in tables.items():
            try:
                concepts.append(_concept(code, file.name, table))
            except (TypeError, ValueError, AttributeError) as error:
                wrong.append(f"{file.name}, [{code}]: {error}")
    return concepts, wrong


def _concept(code: str, file: str, table: dict[str, Any]) -> SeedConcept:
    if strange := sorted(table.keys() - _KEYS):
        raise ValueError(f"“{strange[0]}” is no key of a concept.")
    if not table.get("fi"):
        raise ValueError("its first Finnish word is its name; give it one.")
    return SeedConcept(
        code=code,
        file=file,
        words=_words({key: table[key] for key in LANGUAGES if key in table}),
        narrower_words=_words(table.get("narrower_words", {})),
        related_words=_words(table.get("related_words", {})),
        broader=_list(table.get("broader", [])),
        related=_list(table.get("related", [])),
        theme=table.get("theme", ""),
        marks=_weights(table.get("marks", {})),
        need=bool(table.get("need", False)),
        answers=_weights(table.get("answers", {})),
    )


def _list(values: Any) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        raise ValueError(f"{values!r} should be a list of texts.")
    return tuple(values)


def _words(table: Mapping[str, Any]) -> Words:
    if strange := sorted(table.keys() - set(LANGUAGES)):
        raise ValueError(f"“{strange[0]}” is no language; words are fi, sv or en.")
    return {language: _list(words) for language, words in table.items()}


def _weights(table: Mapping[str, Any]) -> Mapping[str, float]:
    for key, weight in table.items():
        if not isinstance(weight, int | float) or not 0 < weight <= 1:
            raise ValueError(f"the weight of “{key}” should be above 0 and at most 1.")
    return {key: float(weight) for key, weight in table.items()}


def _wrong(concepts: list[SeedConcept]) -> Iterator[str]:
    """One sentence for each thing that is wrong with the concepts together."""
    counted = Counter(concept.code for concept in concepts)
    yield from (f"[{code}] stands twice." for code, n in counted.items() if n > 1)
    of_themes = {row["code"]: row["parent"] for row in themes.rows()}
    known = counted.keys() | of_themes.keys()
    known_marks = {*marks(), *(f"theme:{code}" for code in of_themes)}
    for concept in concepts:
        if not _CODE.fullmatch(concept.code):
            yield f"{concept}: a code is small letters a to z and digits with hyphens."
        yield from _wrong_words(concept)
        for code in (*concept.broader, *concept.related, *concept.answers):
            if code not in known:
                yield f"{concept}: there is no concept “{code}”."
        if concept.theme and concept.theme not in of_themes:
            yield f"{concept}: there is no theme “{concept.theme}”."
        for mark in concept.marks:
            if mark not in known_marks:
                yield f"{concept}: there is no mark “{mark}”."
        if concept.answers and not concept.need:
            yield f"{concept}: only a need has answers; write need = true."
    above = {code: (parent,) if parent else () for code, parent in of_themes.items()}
    for concept in concepts:
        above[concept.code] = (*above.get(concept.code, ()), *concept.broader)
    for concept in concepts:
        if concept.code in _all_above(concept.code, above):
            yield f"{concept}: it is broader than itself by what stands above it."


def _wrong_words(concept: SeedConcept) -> Iterator[str]:
    for language in LANGUAGES:
        words = [
            word
            for table in (concept.words, concept.narrower_words, concept.related_words)
            for word in table.get(language, ())
        ]
        for word, times in Counter(" ".join(fold(word)) for word in words).items():
            if times > 1:
                yield f"{concept}: “{word}” stands {times} times in {language}."
        for word in words:
            if not 1 <= len(fold(word)) <= LONGEST_PHRASE:
                yield f"{concept}: “{word}” should be one to three words."


def _all_above(code: str, above: Mapping[str, Iterable[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [*above.get(code, ())]
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += above.get(at, ())
    return found
