"""The live view: a base segment, small segments of what changed since, and what is gone.

The standing of the catalogue is read before every answer, so an edit that was committed is
in the next one. Changes go to a fresh segment, which is laid out anew for every edit
and therefore kept small; when it has grown it becomes part of the settled one; when many
changes have come the base is built anew behind the answers.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import numpy as np

from search.engines.base import Geography, Row, Source, Standing
from search.engines.memory import bitsets, snapshot
from search.engines.memory.bitsets import Bits
from search.engines.memory.columns import Collector
from search.engines.memory.impacts import Statistics
from search.engines.memory.segment import Segment
from search.facts import Facts
from search.files import one_builder
from search.plan import Plan
from search.thesaurus.reach import Thesaurus

logger = logging.getLogger(__name__)

MARK = b":"

FRESH_LIMIT = 32
OVERLAY_LIMIT = 1_000
SMALLEST_LIMIT = 64
# Below this everything is built in memory within a fraction of a second.
SNAPSHOT_FROM = 5_000
# After a build behind the answers has failed, the next try waits.
RETRY_SECONDS = 60.0


class Rebuild(StrEnum):
    """When a base that has grown old is built anew."""

    BEHIND = "behind"
    AT_ONCE = "at once"


@dataclass(slots=True)
class Layer:
    """A segment and which of its rows are still to be found."""

    segment: Segment
    live: Bits

    @classmethod
    def of(cls, segment: Segment) -> Layer:
        return cls(segment, segment.all)

    def bury(self, keys: Iterable[int]) -> None:
        """Rows with these keys were replaced or deleted. Readers keep the bits they have."""
        rows = self.segment.rows_with(keys)
        if len(rows):
            self.live = bitsets.without(self.live, rows)


class Growing:
    """A layer that takes in ever more: what it has is not read again, only laid out anew.

    An entry that comes again gets another row, and only its last one is to be found.
    """

    def __init__(self, geography: Geography, statistics: Statistics) -> None:
        self.collector, self.statistics = Collector(geography), statistics
        self.rows: dict[int, int] = {}
        self.layer: Layer | None = None

    def take(self, entries: dict[int, Facts | None]) -> None:
        """Add these entries, or forget the ones that are None."""
        for key, facts in entries.items():
            if facts is None:
                self.rows.pop(key, None)
            else:
                self.rows[key] = self.collector.size
                self.collector.add(facts)
        self._show(Segment(self.collector.columns(self.statistics)))

    def bury(self, keys: Iterable[int]) -> None:
        """Entries with these keys were replaced or deleted."""
        gone = [key for key in keys if self.rows.pop(key, None) is not None]
        if gone and self.layer is not None:
            self._show(self.layer.segment)

    def _show(self, segment: Segment) -> None:
        rows = np.fromiter(self.rows.values(), np.int64, len(self.rows))
        live = bitsets.from_rows(rows, segment.size)
        self.layer = Layer(segment, live) if self.rows else None


@dataclass(frozen=True, slots=True)
class Viewed:
    """What one answer is made from; never changes."""

    standing: Standing
    geography: Geography
    thesaurus: Thesaurus
    parts: tuple[tuple[Segment, Bits], ...]
    # What queries were taken for: a page asks several times.
    plans: dict[Hashable, Plan] = field(default_factory=dict, compare=False)

    @property
    def base(self) -> Segment:
        return self.parts[0][0]

    @property
    def entries(self) -> int:
        return sum(segment.size for segment, _ in self.parts)

    def frequency(self, token: str) -> int:
        """How many entries of all segments have it, those that were replaced counted too."""
        written = token.encode()
        return sum(segment.text.frequency(written) for segment, _ in self.parts)

    def like(self, word: str, slips: int, limit: int) -> list[str]:
        """Words of all segments that are at most so many slips away, the nearest first.

        Of those as near, the ones that begin with the same letter, then the most common.
        """
        found = {
            token: far
            for segment, _ in self.parts
            for token, far in segment.words.like(word, slips)
        }
        order = sorted(found, key=lambda t: (found[t], -self.frequency(t), t))
        return [token for token in order if found[token] <= found[order[0]]][:limit]

    def beginning_with(self, prefix: str, limit: int) -> list[str]:
        """Words of all segments that begin so, the most common first; marks are none."""
        frequencies: dict[bytes, int] = {}
        for segment, _ in self.parts:
            for frequency, token in segment.text.beginning_with(prefix.encode()):
                if MARK not in token:
                    frequencies[token] = frequencies.get(token, 0) + frequency
        best = sorted(frequencies, key=lambda token: (-frequencies[token], token))
        return [token.decode() for token in best[:limit]]


@dataclass(slots=True)
class State:
    """The layers that the next view is made of; touched under the lock only.

    `made` is the standing that the base was built at, `standing` that of the last change.
    """

    made: Standing
    geography: Geography
    base: Layer
    standing: Standing = field(init=False)
    settled: Growing = field(init=False)
    fresh: Growing = field(init=False)
    # What the fresh layer has, and how many changes came since the base was built.
    of_fresh: dict[int, Facts | None] = field(default_factory=dict)
    taken: int = 0

    def __post_init__(self) -> None:
        self.standing = self.made
        self.settled, self.fresh = self._nothing(), self._nothing()

    def _nothing(self) -> Growing:
        return Growing(self.geography, self.base.segment.statistics)

    @property
    def has_grown(self) -> bool:
        """The overlay is worth a new base."""
        limit = max(SMALLEST_LIMIT, self.base.segment.size // 4)
        return self.taken > min(OVERLAY_LIMIT, limit)

    def apply(self, rows: Iterable[Row]) -> None:
        """Take in changes: the later state of an entry replaces the earlier one."""
        changed = {row.key: row.facts for row in rows}
        if not changed:
            return
        self.taken += len(changed)
        self.base.bury(changed)
        self.of_fresh |= changed
        if self.fresh.collector.size + len(changed) > FRESH_LIMIT:
            self.settled.take(self.of_fresh)
            self.of_fresh, self.fresh = {}, self._nothing()
        else:
            self.settled.bury(changed)
            self.fresh.take(changed)

    def view(self, thesaurus: Thesaurus) -> Viewed:
        layers = [self.base, self.settled.layer, self.fresh.layer]
        parts = tuple((layer.segment, layer.live) for layer in layers if layer)
        return Viewed(self.standing, self.geography, thesaurus, parts)


class Live:
    """Keeps a view of the catalogue and brings it up to date when asked."""

    def __init__(
        self, source: Source, folder: Path | None, rebuild: Rebuild = Rebuild.BEHIND
    ) -> None:
        self.source, self.folder, self.rebuild = source, folder, rebuild
        self._lock = threading.RLock()
        self._state: State | None = None
        self._view: Viewed | None = None
        self._builder: threading.Thread | None = None
        self._not_before = 0.0

    def view(self) -> Viewed:
        """The catalogue with the last committed edit."""
        view = self._view
        if view is not None and view.standing == self.source.standing():
            return view
        with self._lock:
            standing = self.source.standing(anew=True)
            if self._view is None or self._view.standing != standing:
                self._catch_up(standing)
                assert self._state is not None  # noqa: S101  _catch_up sees to it.
                self._view = self._state.view(self.source.thesaurus())
            return self._view

    def _catch_up(self, standing: Standing) -> None:
        state, geography = self._state, self.source.geography()
        if state is None or not self._continue(state, standing):
            self._state = state = self._start(standing, geography)
        of_old = state.made.generation != standing.generation
        if of_old or state.geography != geography or state.has_grown:
            if self.rebuild is Rebuild.AT_ONCE:
                self._state = self._renewed(standing, geography)
            else:
                self._renew_behind(standing, geography)

    def _continue(self, state: State, standing: Standing) -> bool:
        """Bring the state to this standing; False when that is not of the same past.

        When another generation is read, its edits go on top of the base of the old one
        until the new base is ready: entries keep their keys.
        """
        since = state.standing
        if since.catalogue != standing.catalogue or since.version > standing.version:
            return False
        rows = self.source.changes(since._replace(generation=standing.generation))
        if rows is None:
            return False
        state.apply(rows)
        state.standing = standing
        return True

    def _start(self, standing: Standing, geography: Geography) -> State:
        """From the snapshot file and what changed since, else from the rows."""
        loaded = self._loaded(standing, geography)
        return loaded or self._renewed(standing, geography)

    def _renewed(self, standing: Standing, geography: Geography) -> State:
        """A base that has not grown old.

        One worker of a host builds it and writes the file, the others wait and load that.
        """
        path = self._path(standing)
        if path is None:
            return self._built(standing, geography)
        with one_builder(path) as locked:
            state = self._loaded(standing, geography)
            if state is None or state.has_grown:
                state = self._built(standing, geography)
                if locked:
                    self._save(path, state)
            return state

    def _loaded(self, standing: Standing, geography: Geography) -> State | None:
        path = self._path(standing)
        if path is None:
            return None
        try:
            segment, made = snapshot.load(path, standing, geography)
        except snapshot.SnapshotError as reason:
            logger.info("No snapshot from %s: %s", path, reason)
            return None
        state = State(made, geography, Layer.of(segment))
        return state if self._continue(state, standing) else None

    def _built(self, standing: Standing, geography: Geography) -> State:
        rows = self.source.rows(standing.generation)
        entries = (row.facts for row in rows if row.facts is not None)
        segment = Segment.build(entries, geography)
        return State(standing, geography, Layer.of(segment))

    def _path(self, standing: Standing) -> Path | None:
        if self.folder is None:
            return None
        return self.folder / snapshot.file_name(standing)

    def prepare(self, generation: int) -> None:
        """Write the snapshot of a generation that is about to be read."""
        now = self.source.standing(anew=True)
        standing = now._replace(generation=generation)
        if (path := self._path(standing)) is None:
            return
        with one_builder(path) as locked:
            if locked:
                state = self._built(standing, self.source.geography())
                self._save(path, state, self._path(now))

    def _save(self, path: Path, state: State, used: Path | None = None) -> None:
        """Write the snapshot if it is worth one, and keep the one `used` until then.

        A disk that refuses is no reason to stop.
        """
        if state.base.segment.size < SNAPSHOT_FROM:
            return
        try:
            snapshot.save(path, state.base.segment, state.made, state.geography)
            snapshot.sweep(path.parent, keep=(path, used))
        except OSError as error:
            logger.warning("The search cannot keep a snapshot in %s: %s", path, error)

    def _renew_behind(self, standing: Standing, geography: Geography) -> None:
        running = self._builder is not None and self._builder.is_alive()
        if running or time.monotonic() < self._not_before:
            return
        self._builder = threading.Thread(
            target=self._renew, args=(standing, geography), daemon=True
        )
        self._builder.start()

    def _renew(self, standing: Standing, geography: Geography) -> None:
        """Get a base while answers go on from the old one, then put it in its place."""
        try:
            state = self._renewed(standing, geography)
            with self._lock:
                now = self.source.standing(anew=True)
                if now.generation == standing.generation and self._continue(state, now):
                    self._state = state
                    self._view = state.view(self.source.thesaurus())
        except Exception:
            # Whatever stopped it, the old base and its overlay still answer rightly.
            logger.exception("A new base for the search could not be built.")
            self._not_before = time.monotonic() + RETRY_SECONDS
        finally:
            self.source.close()
