"""Files that several processes of a host read and one of them makes."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

# How long a process waits for another one that is making the same file.
PATIENCE_SECONDS = 120.0


@contextmanager
def one_builder(path: Path) -> Iterator[bool]:
    """Let one process of the host build a file; False: cannot lock here, or waited too long."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = (path.parent / "building.lock").open("a")
    except OSError:
        yield False
        return
    with lock:
        yield _locked(lock.fileno())


def _locked(descriptor: int) -> bool:
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() > until:
                return False
            time.sleep(0.05)
        else:
            return True


@contextmanager
def written_beside(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its place when it is whole; OSError when the disk does not allow it."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
