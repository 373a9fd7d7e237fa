"""A small tree kept in the memory of each process: the areas, the themes.

Reading the city's tree costs no SQL: it is loaded once, forgotten as soon as a row of it
is saved in this process, and compared with the database once a minute for what other
processes have saved. `refresh()` compares at once, for whoever knows that something moved.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models.signals import post_delete, post_save

from home.texts import LANGUAGES, Text, current_language, in_language

SECONDS_BETWEEN_LOOKS = 60


@dataclass(frozen=True)
class Node:
    """One row of a tree; `parent` is a code, names may be missing in a language."""

    id: int
    code: str
    parent: str | None
    name_fi: str
    name_sv: str
    name_en: str

    @property
    def name(self) -> Text:
        return in_language(self, "name")


NodeT = TypeVar("NodeT", bound=Node)


class Tree(Generic[NodeT]):
    """Nodes by code, parents before children. An unknown code has no relatives."""

    def __init__(self, nodes: list[NodeT]) -> None:
        self.by_code: dict[str, NodeT] = {node.code: node for node in nodes}
        self.by_id: dict[int, NodeT] = {node.id: node for node in nodes}
        self._children: dict[str | None, list[str]] = {}
        for node in nodes:
            self._children.setdefault(node.parent, []).append(node.code)

    def __iter__(self) -> Iterator[NodeT]:
        return iter(self.by_code.values())

    def __contains__(self, code: object) -> bool:
        return code in self.by_code

    def __len__(self) -> int:
        return len(self.by_code)

    def get(self, code: str | None) -> NodeT | None:
        return self.by_code.get(code) if code else None

    def name(self, code: str) -> Text:
        """The name in the active language; the code itself where there is no such node."""
        return self.names().get(code) or Text(code, "fi")

    def names(self) -> Mapping[str, Text]:
        """Every name in the active language, by code."""
        return self._names[current_language()]

    def roots(self) -> list[NodeT]:
        return [self.by_code[code] for code in self._children.get(None, [])]

    def children(self, code: str) -> list[NodeT]:
        return [self.by_code[child] for child in self._children.get(code, [])]

    def lineage(self, code: str | None) -> tuple[str, ...]:
        """The code and all above it, itself first: ("tuira", "pk-...", "keskinen", "oulu")."""
        return self._lineages.get(code or "", ())

    def below(self, code: str) -> frozenset[str]:
        """The code itself and all under it."""
        return self._families.get(code, frozenset())

    @cached_property
    def _names(self) -> dict[str, dict[str, Text]]:
        return {
            language: {
                code: in_language(node, "name", language)
                for code, node in self.by_code.items()
            }
            for language in LANGUAGES
        }

    @cached_property
    def _lineages(self) -> dict[str, tuple[str, ...]]:
        lineages: dict[str, tuple[str, ...]] = {}
        for code in self.by_code:
            line: list[str] = []
            at: str | None = code
            while at is not None and at not in line:
                line.append(at)
                at = self.by_code[at].parent
            lineages[code] = tuple(line)
        return lineages

    @cached_property
    def _families(self) -> dict[str, frozenset[str]]:
        families: dict[str, set[str]] = {code: set() for code in self.by_code}
        for code, line in self._lineages.items():
            for ancestor in line:
                families[ancestor].add(code)
        return {code: frozenset(family) for code, family in families.items()}


TreeT = TypeVar("TreeT")


class Kept(Generic[TreeT]):
    """Something made from the rows of a few models, kept until one of them changes.

    `stamp` is a cheap question whose answer changes with the rows (their number and the
    latest change), asked once a minute and by refresh().
    """

    _all: list[Kept[Any]] = []

    def __init__(
        self, make: Callable[[], TreeT], stamp: Callable[[], Hashable]
    ) -> None:
        self._make = make
        self._stamp = stamp
        self._lock = threading.RLock()
        self._kept: tuple[TreeT, Hashable] | None = None
        self._looked = 0.0
        self._instead: TreeT | None = None
        self._all.append(self)

    def __call__(self) -> TreeT:
        if self._instead is not None:
            return self._instead
        kept = self._kept
        if kept and time.monotonic() - self._looked < SECONDS_BETWEEN_LOOKS:
            return kept[0]
        return self.refresh()

    def refresh(self) -> TreeT:
        """Compare with the database now, and make anew what has changed."""
        if self._instead is not None:
            return self._instead
        with self._lock:
            stamp = self._stamp()
            self._looked = time.monotonic()
            if self._kept is None or self._kept[1] != stamp:
                self._kept = (self._make(), stamp)
            return self._kept[0]

    def look_again(self) -> None:
        """Compare with the database when asked next, not now."""
        self._looked = -math.inf

    def forget(self, **_: object) -> None:
        self._kept = None

    @contextmanager
    def instead(self, other: TreeT) -> Iterator[None]:
        """Inside, this process keeps `other`, whatever the database says."""
        self._instead = other
        try:
            yield
        finally:
            self._instead = None

    def forget_when_saved(self, *senders: type[models.Model]) -> None:
        """Call it once, in AppConfig.ready()."""
        for sender in senders:
            post_save.connect(self.forget, sender=sender)
            post_delete.connect(self.forget, sender=sender)

    @classmethod
    def forget_all(cls) -> None:
        """For tests: a rolled back database leaves no tree behind."""
        for kept in cls._all:
            kept.forget()


def stamp_of(*querysets: models.QuerySet[Any]) -> Hashable:
    """Number of rows and latest `updated_at` of each."""
    return tuple(
        tuple(
            queryset.aggregate(
                rows=models.Count("pk"), latest=models.Max("updated_at")
            ).values()
        )
        for queryset in querysets
    )
