"""What of the demo is on this machine: nothing, a whole city, or one whose loading was cut off."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import closing
from enum import Enum, auto
from pathlib import Path

from django.conf import settings

# The city takes about 40 MB; SQLite's log may double it while it is written.
NEEDED_MB = 200


class State(Enum):
    EMPTY = auto()
    LOADED = auto()
    CUT_OFF = auto()
    SOMEBODY_ELSES = auto()


class Marks:
    """Two files beside the database: one stands while the city is loaded, one when it is whole."""

    def __init__(self, folder: Path, database: Path) -> None:
        self.database = database
        self.loading = folder / "demo.loading"
        self.loaded = folder / "demo.loaded"

    @classmethod
    def of_settings(cls) -> Marks:
        return cls(settings.VAR_DIR, Path(settings.DATABASES["default"]["NAME"]))

    def state(self) -> State:
        if self.loading.exists():
            return State.CUT_OFF
        if not self.database.exists() or has_no_tables(self.database):
            return State.EMPTY
        return State.LOADED if self.loaded.exists() else State.SOMEBODY_ELSES

    def days_old(self) -> int:
        """How many days ago the city was loaded: its dates were set around that day."""
        return int((time.time() - self.loaded.stat().st_mtime) // 86_400)

    def begin(self) -> None:
        """Throw away what is there and mark that loading has begun."""
        self.loading.parent.mkdir(parents=True, exist_ok=True)
        self.loading.touch()
        self.loaded.unlink(missing_ok=True)
        for ending in ("", "-wal", "-shm", "-journal"):
            Path(f"{self.database}{ending}").unlink(missing_ok=True)
        # The snapshot of another database's entries would be read as this one's.
        shutil.rmtree(settings.SNAPSHOT_DIR, ignore_errors=True)

    def finish(self) -> None:
        self.loaded.touch()
        self.loading.unlink(missing_ok=True)


def has_no_tables(database: Path) -> bool:
    """Whether it is what a system check leaves behind: SQLite made a file and nothing in it."""
    try:
        with closing(
            sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)
        ) as asked:
            return asked.execute("SELECT 1 FROM sqlite_master").fetchone() is None
    except sqlite3.Error:
        # Whatever it is, it is not ours to throw away.
        return False


def is_as_it_was_loaded() -> bool:
    """Nobody has edited anything in the admin, nor added clubs by `make_catalogue`."""
    # They read models: the apps are loaded before this is called.
    from wagtail.models import ModelLogEntry, PageLogEntry

    from aarrearkku.demo.storing import ADDED
    from activities.models import Activity

    return not (
        PageLogEntry.objects.filter(user__isnull=False).exists()
        or ModelLogEntry.objects.filter(user__isnull=False).exists()
        or Activity.objects.filter(source=ADDED).exists()
    )


def free_mb(folder: Path) -> int:
    """Free space where the folder is or will be, in MB."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free // 1_000_000
