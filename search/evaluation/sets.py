"""Sets of queries with judgements, read from JSON.

    {"docs": [{"id": "a", "kind": "harrastus", "title": "Sähly", ...}],
     "queries": [{"qid": "q1", "cls": "colloquial", "q": "säbä", "slots": {"age": [7, 9]}}],
     "judgements": {"q1": {"a": 3}}}

Grades are 3 exact, 2 good, 1 related, 0 nothing, which need not be told. Queries that nobody
has judged are left out, slots of other names are ignored. The documents may be in a file of
their own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GRADES = (0, 1, 2, 3)
UNSORTED = "all"
# What a query may say beside its topic: slot of the file -> parameter of the search.
SLOTS = {"age": "age", "area": "area", "days": "day", "tod": "time", "free": "free"}


class SetError(ValueError):
    """The file is no such set; the message says what is wrong in one sentence."""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to be found, as the file tells it; missing facts are empty."""

    id: str
    kind: str
    title: str
    description: str = ""
    categories: tuple[str, ...] = ()
    provider: str = ""
    place: str = ""
    neighbourhood: str = ""
    region: str = ""
    covers: tuple[str, ...] = ()
    age_min: int | None = None
    age_max: int | None = None
    weekdays: tuple[int, ...] = ()
    time_of_day: str = ""
    free: bool = False
    languages: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the class it stands for, and what should be understood in it."""

    qid: str
    q: str
    cls: str
    slots: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """Documents, queries, and for each query the grades of the documents that suit it."""

    documents: tuple[Document, ...]
    queries: tuple[Asked, ...]
    judgements: Mapping[str, Mapping[str, int]]


def read(path: Path, documents: Path | None = None) -> EvaluationSet:
    """The set of the file; its documents from another file where one is named."""
    told = _object(path)
    listed = _list(told if documents is None else _object(documents), "docs", path)
    docs = tuple(_document(row, number) for number, row in enumerate(listed, 1))
    judgements = told.get("judgements")
    if not isinstance(judgements, dict):
        raise SetError(f"{path.name} has no object “judgements”: query -> grades.")
    queries = tuple(map(_query, _list(told, "queries", path)))
    _check(judgements, {each.id for each in docs})
    of_judged = tuple(each for each in queries if each.qid in judgements)
    if not of_judged:
        raise SetError(f"None of the queries of {path.name} has judgements.")
    return EvaluationSet(docs, of_judged, judgements)


def read_slots(path: Path) -> tuple[Asked, ...]:
    """A plain list of queries with what should be understood in them."""
    rows = _loaded(path)
    if not isinstance(rows, list):
        raise SetError(f'{path.name} should be a list of {{"q": ..., "slots": ...}}.')
    return tuple(map(_query, rows))


def _loaded(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SetError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise SetError(f"{path.name} is not JSON: {error}.") from error


def _object(path: Path) -> dict[str, Any]:
    told = _loaded(path)
    if not isinstance(told, dict):
        raise SetError(
            f"{path.name} should be an object with “docs”, “queries” and “judgements”."
        )
    return told


def _list(told: dict[str, Any], name: str, path: Path) -> list[Any]:
    rows = told.get(name)
    if not isinstance(rows, list) or not rows:
        raise SetError(f"{path.name} has no list “{name}”.")
    return rows


def _document(row: Any, number: int) -> Document:
    try:
        given = {name: row.get(name) for name in Document.__dataclass_fields__}
        told: dict[str, Any] = {k: v for k, v in given.items() if v is not None}
        for name in ("categories", "covers", "weekdays"):
            told[name] = tuple(told.get(name, ()))
        for name in ("id", "title", "kind"):
            if not told.get(name) or not isinstance(told[name], str):
                raise SetError(f"Document {number} has no “{name}”.")
        return Document(**told)
    except (AttributeError, TypeError) as error:
        raise SetError(f"Document {number} cannot be read: {error}.") from error


def _query(row: Any) -> Asked:
    if not isinstance(row, dict) or not isinstance(row.get("q"), str):
        raise SetError(f"A query has no words “q”: {row!r:.80}.")
    slots = row.get("slots") or {}
    if not isinstance(slots, dict):
        names = ", ".join(SLOTS)
        raise SetError(f"“slots” of “{row['q']}” should be an object with {names}.")
    known = {name: value for name, value in slots.items() if name in SLOTS}
    return Asked(str(row.get("qid", "")), row["q"], row.get("cls") or UNSORTED, known)


def _check(judgements: dict[str, Any], known: set[str]) -> None:
    for qid, grades in judgements.items():
        if not isinstance(grades, dict):
            raise SetError(f"The judgements of {qid} should be document -> grade.")
        for document, grade in grades.items():
            if document not in known:
                raise SetError(f"{qid} judges {document!r}, which is no document.")
            if grade not in GRADES:
                raise SetError(
                    f"{qid} gives {document!r} {grade!r}; grades are 0 to 3."
                )
