"""Finnish for Swedish and English words, by the labels of the General Finnish Ontology.

    translate("knitting", "en") == ("neulonta",)
    translate("brädspelen", "sv") == ("lautapelit",)

Words meet by their snowball stems, folded first, so that inflected words and words without
dots meet too. The labels lie sorted in `data/`, and a process reads of them only the pages
that it needs: `data/README.md` tells where they are from and how they are made.
"""

from __future__ import annotations

import csv
import mmap
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import snowballstemmer

from search.words import fold

DATA = Path(__file__).parent / "data"
SNOWBALL = {"sv": "swedish", "en": "english"}
AND = {"sv": " och ", "en": " and "}
# Of a word that means many things the first are enough.
MOST_LABELS = 3
# Concepts from here on are places.
FIRST_PLACE = 94_080
_REMARK = re.compile(r" *\(.*\)")


@lru_cache(maxsize=2_000)
def translate(text: str, language: str) -> tuple[str, ...]:
    """Finnish labels for a word or a phrase in Swedish ("sv") or English ("en")."""
    key = key_of(text, language)
    labels = _looked_up(_file(language), key.encode()) if key else b""
    return tuple(labels.decode().split("|")) if labels else ()


def key_of(text: str, language: str) -> str:
    """The stems of the words, with spaces between."""
    return " ".join(_stemmer(language).stemWords(fold(text)))


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(SNOWBALL[language])


@cache
def _file(language: str) -> mmap.mmap:
    with path_of(language).open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def path_of(language: str, folder: Path = DATA) -> Path:
    return folder / f"yso.{language}.tsv"


def _looked_up(lines: mmap.mmap, key: bytes) -> bytes:
    """What stands after the key in sorted lines of key, tab and value; empty without it."""
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", 0, (low + high) // 2) + 1
        end = lines.find(b"\n", start)
        found, _, value = lines[start:end].partition(b"\t")
        if found == key:
            return value
        if found < key:
            low = end + 1
        else:
            high = start
    return b""


def make(source: Path, folder: Path = DATA) -> None:
    """Write the files anew from a table of concepts with the columns id, fi, sv and en."""
    with source.open(encoding="utf-8", newline="") as table:
        rows = [
            row
            for row in csv.DictReader(table, delimiter="\t")
            if int(row["id"][1:]) < FIRST_PLACE and row["fi"]
        ]
    for language in SNOWBALL:
        lines = sorted(
            f"{key}\t{'|'.join(labels[:MOST_LABELS])}\n".encode()
            for key, labels in _labels_by_key(rows, language).items()
        )
        path_of(language, folder).write_bytes(b"".join(lines))


def _labels_by_key(rows: list[dict[str, str]], language: str) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    # What has the whole label for itself goes before what shares it, or is a half of it.
    for remarks in (False, True):
        for row in rows:
            if bool(_REMARK.search(row[language])) == remarks:
                _add(found, _REMARK.sub("", row[language]), row["fi"], language)
    for row in rows:
        label = _REMARK.sub("", row[language])
        for half in label.split(AND[language]) if AND[language] in label else ():
            if key_of(half, language) not in found:
                _add(found, half, row["fi"], language)
    return {key: list(labels) for key, labels in found.items()}


def _add(
    found: dict[str, dict[str, None]], label: str, finnish: str, language: str
) -> None:
    finnish = _REMARK.sub("", finnish)
    key = key_of(label, language)
    if key and fold(label) != fold(finnish):
        found.setdefault(key, {})[finnish] = None


def labels(language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every key with its labels, in the order of the file."""
    for line in path_of(language).read_text(encoding="utf-8").splitlines():
        key, _, found = line.partition("\t")
        yield key, tuple(found.split("|"))
