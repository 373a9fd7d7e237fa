"""The index of one catalogue: what it holds, how it is filled, and how it keeps up.

Edits reach it after their commit, from the entries of the database and their versions: what
was written since the version that the index holds. So whatever was missed, by a killed
process or a server that was away, comes with the next try.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.utils import timezone

from search.engines.base import Geography, Row, Source, Standing
from search.engines.elastic import mapping
from search.engines.elastic.client import Client, IndexBehind, IndexMissing, draft
from search.engines.elastic.documents import Horizon, Writer, tombstone
from search.engines.memory.moment import local_minute
from search.facts import MIDNIGHT

logger = logging.getLogger(__name__)

# The name of an index tells when its build began, in microseconds.
NANOSECONDS, MICROSECONDS = 1_000, 1_000_000
# A build that was begun longer ago has been broken off: a million entries take less.
BUILD_SECONDS = 30 * 60
# An index tells what comes next for so many days, and is built anew when few are left.
DAYS_AHEAD, DAYS_LEFT = 21, 7


@dataclass(frozen=True, slots=True)
class Held:
    """What an index holds: which edits of which catalogue, written how, until which day."""

    mapping: int
    catalogue: str
    generation: int
    version: int
    tree: str
    since: int
    until: int
    mean_length: float

    @property
    def standing(self) -> Standing:
        return Standing(self.catalogue, self.generation, self.version)


@dataclass(frozen=True, slots=True)
class Seen:
    """An index and what its searches are known to see."""

    index: str
    held: Held


class Index:
    """Shared by the threads of a process; nothing here is locked, for all can be repeated."""

    def __init__(
        self,
        client: Client,
        source: Source,
        *,
        shards: int = 1,
        replicas: int = 0,
        days_back: int = 1,
        days_ahead: int = DAYS_AHEAD,
        clock: Callable[[], dt.datetime] | None = None,
    ) -> None:
        """Built at `clock`, an index can be asked from `days_back` to `days_ahead`."""
        self.client, self.source = client, source
        self.shards, self.replicas = shards, replicas
        self.days_back, self.days_ahead = days_back, days_ahead
        self.clock = clock or timezone.now
        self._seen: Seen | None = None
        self._tree: tuple[Geography, str] | None = None

    def ready(self, standing: Standing, now: dt.datetime) -> str:
        """The index that holds all edits of this standing.

        Raises IndexBehind when the one in use does not: another engine answers then.
        """
        seen = self._seen
        if seen is None or (why := self._unfit(seen.held, standing, now)):
            seen = self._look()
            if why := self._unfit(seen.held, standing, now):
                raise IndexBehind(f"The index {seen.index} {why}.")
        return seen.index

    def forget(self) -> None:
        """Look anew which index is in use: the one known is gone."""
        self._seen = None

    def _look(self) -> Seen:
        index, state = self.client.state()
        if state.get("mapping") != mapping.VERSION:
            raise IndexBehind(f"The index {index} is of another version of the site.")
        self._seen = seen = Seen(index, Held(**state))
        return seen

    def _unfit(self, held: Held, standing: Standing, now: dt.datetime) -> str:
        """Why what an index holds does not do; nothing when it does."""
        if why := self._worthless(held, standing):
            return why
        if held.version < standing.version:
            return "does not hold the last edits yet"
        if not held.since <= local_minute(now) // MIDNIGHT <= held.until:
            return "tells nothing of this day"
        return ""

    def _worthless(self, held: Held, standing: Standing) -> str:
        """Why no edit could make it do."""
        if held.catalogue != standing.catalogue:
            return "is of another catalogue"
        if held.generation < standing.generation:
            return "is of an earlier generation of entries"
        if held.tree != self._fingerprint():
            return "knows another tree of areas"
        return ""

    def _fingerprint(self) -> str:
        geography = self.source.geography()
        if self._tree is None or self._tree[0] is not geography:
            told = json.dumps(sorted(geography.parents.items()))
            self._tree = geography, hashlib.sha256(told.encode()).hexdigest()[:16]
        return self._tree[1]

    # -- keeping up

    def catch_up(self) -> bool:
        """Send what was edited since; False when only a rebuild would help."""
        standing = self.source.standing(anew=True)
        known = self._seen
        if known and not (
            self._runs_out(known.held)
            or self._unfit(known.held, standing, self.clock())
        ):
            return True
        try:
            seen = self._look()
        except (IndexMissing, IndexBehind):
            return False
        if self._runs_out(seen.held) or self._worthless(seen.held, standing):
            return False
        return self._bring(seen, standing, self.client.name)

    def _bring(self, seen: Seen, standing: Standing, target: str) -> bool:
        """Write the changes between what is held and the standing; False: it cannot tell."""
        held = seen.held
        if held.version >= standing.version:
            return True
        rows = self.source.changes(held.standing)
        if rows is None:
            return False
        for _ in self.client.write(target, self._documents(held, rows)):
            pass
        # Never back: an edit that came meanwhile is among the rows, and is sent again.
        now = replace(held, version=standing.version)
        self._tell(target, now)
        self._seen = Seen(seen.index, now)
        return True

    def _documents(
        self, held: Held, rows: Iterable[Row]
    ) -> Iterator[tuple[str, int, dict[str, Any]]]:
        horizon = Horizon(held.since, held.until)
        writer = Writer(self.source.geography(), horizon, held.mean_length)
        for key, version, facts in rows:
            document = tombstone() if facts is None else writer.document(facts)
            yield str(key), version, document

    def _tell(self, target: str, held: Held) -> None:
        self.client.tell_state(target, held.version, asdict(held))

    def _runs_out(self, held: Held) -> bool:
        """Whether it is time for an index that tells of later days."""
        today = self._today()
        return not held.since <= today <= held.until - DAYS_LEFT

    def _today(self) -> int:
        return local_minute(self.clock()) // MIDNIGHT

    # -- building

    def rebuild(
        self, mean_length: float, warm_up: Callable[[str], None]
    ) -> Iterator[int]:
        """Fill a new index beside the one in use, then use it; yields the size of each batch.

        `warm_up` asks the new one what is asked first: answers it takes nearly a second over.

        The build that began last wins: what others have left or still write is deleted.
        """
        standing = self.source.standing(anew=True)
        today = self._today()
        held = Held(
            mapping.VERSION,
            *standing,
            self._fingerprint(),
            today - self.days_back,
            today + self.days_ahead,
            mean_length,
        )
        index = f"{self.client.name}-{time.time_ns() // NANOSECONDS}"
        self._delete_broken()
        self.client.create(index, mapping.body(self.shards, self.replicas))
        target = draft(index)
        rows = self.source.rows(standing.generation)
        yield from self.client.write(target, self._documents(held, rows), patient=True)
        self._tell(target, held)
        self._bring(Seen(index, held), self.source.standing(anew=True), target)
        warm_up(index)
        self.client.use(index)
        self.catch_up()

    def is_being_built(self) -> bool:
        """Somebody began a build lately, which another one would break off."""
        used = self.client.in_use()
        since = time.time() - BUILD_SECONDS
        return any(
            begun(index) > since for index in self.client.indices() if index != used
        )

    def _delete_broken(self) -> None:
        used = self.client.in_use()
        self.client.delete([one for one in self.client.indices() if one != used])


def begun(index: str) -> float:
    """When the build of an index began, in seconds since 1970."""
    return int(index.rpartition("-")[2]) / MICROSECONDS
