"""An edit that one process commits and another one sees: a database, its writer, its reader."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from statistics import median

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from search import versions
from search.engines.base import Geography
from search.engines.memory import snapshot
from search.engines.memory.engine import MemoryEngine
from search.engines.memory.live import Rebuild
from search.entries.storing import NewEntry, put
from search.facts import Facts
from search.models import CatalogueState, Source
from search.source import DatabaseSource
from search.thesaurus.reach import Thesaurus
from tests.benchmarks.town import GEOGRAPHY, NO_THESAURUS, Town, TownSource

SINGLE_EDITS = 200
AT_ONCE = 1_000


class TownDatabase(DatabaseSource):
    """Edits are read from a database; the base is the town's snapshot."""

    def geography(self) -> Geography:
        return GEOGRAPHY

    def thesaurus(self) -> Thesaurus:
        return NO_THESAURUS


def use_database(folder: Path) -> None:
    settings.DATABASES["default"]["NAME"] = str(folder / "edits.sqlite3")
    connection.settings_dict["NAME"] = str(folder / "edits.sqlite3")


def write(entries: Iterable[Facts]) -> float:
    """Store the entries in one commit; the moment after it."""
    with transaction.atomic():
        raised = versions.raise_version()
        new = [NewEntry(Source.ACTIVITY, f.key // 3, f, {}) for f in entries]
        put([entry.row(1, raised.version) for entry in new])
    return time.time()


def changed(count: int, seed: int) -> list[Facts]:
    """Other facts for entries that the town has."""
    town = Town(count * 3, seed=seed)
    return [replace(facts, key=facts.key // 3 * 3) for facts in town.entries()][::3]


class Writer:
    """The other process."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "tests.benchmarks.editing", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def commit(self, count: int) -> float:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{count}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def end(self) -> None:
        self.process.communicate()


def seen(folder: Path) -> dict[str, float]:
    """From the commit in one process to the view of another that has the edit, wall clock."""
    use_database(folder)
    call_command("migrate", verbosity=0)
    CatalogueState.objects.get_or_create(pk=CatalogueState.ONLY)
    source = TownDatabase()
    towns = folder / snapshot.file_name(TownSource(()).at)
    segment, _ = snapshot.load(towns, TownSource(()).at, GEOGRAPHY)
    standing = source.standing()
    own = folder / "edits"
    own.mkdir()
    snapshot.save(own / snapshot.file_name(standing), segment, standing, GEOGRAPHY)
    engine = MemoryEngine(source, own, Rebuild.AT_ONCE)
    engine.live.view()
    # As a worker does when it has started (aarrearkku/wsgi.py): a full collection over all
    # of Django takes 150 ms.
    gc.freeze()
    writer = Writer(folder)
    took = []
    for _ in range(SINGLE_EDITS):
        committed = writer.commit(1)
        engine.live.view()
        took.append((time.time() - committed) * 1000)
    committed = writer.commit(AT_ONCE - SINGLE_EDITS)
    engine.live.view()
    together = (time.time() - committed) * 1000
    writer.end()
    return {
        "seen in another process, ms p50": median(took),
        "seen in another process, ms max": max(took),
        "1,000 edits in one commit, ms": together,
    }


def main(folder: Path) -> None:
    use_database(folder)
    facts = changed(AT_ONCE, seed=7)
    for line in sys.stdin:
        now, facts = facts[: int(line)], facts[int(line) :]
        sys.stdout.write(f"{write(now)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
