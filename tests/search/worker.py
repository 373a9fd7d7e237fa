"""A worker process of its own, as gunicorn runs several; driven line by line by a test.

Each line is a JSON list, a name of DEEDS and its arguments; each answer is a line of JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class Worker:
    """The test's end of the worker: `worker.ask("find", "shakki")`."""

    def __init__(self, database: dict[str, Any], folder: Path) -> None:
        names = ("NAME", "USER", "PASSWORD", "HOST", "PORT")
        told = {name: str(database[name]) for name in names if database.get(name)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.search.worker"],
            cwd=ROOT,
            env=os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "aarrearkku.settings.test",
                "WORKER_DATABASE": json.dumps(told),
                "WORKER_FOLDER": str(folder),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.ask("hello") == "hello"

    def tell(self, *deed: Any) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(deed) + "\n")
        self.process.stdin.flush()

    def hear(self) -> Any:
        assert self.process.stdout
        return json.loads(self.process.stdout.readline())

    def ask(self, *deed: Any) -> Any:
        self.tell(*deed)
        return self.hear()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


def names(words: str) -> list[str]:
    from search import versions
    from search.find import find
    from search.models import Entry
    from search.query import Query

    hits = find(Query(q=words)).hits
    entries = Entry.objects.of(versions.standing().generation)
    return sorted(
        entry.facts["name"] for entry in entries.with_keys(hit.key for hit in hits)
    )


def read(address: str) -> Any:
    """The JSON that a visitor of this process gets."""
    from django.test import Client

    return Client().get(address).json()


def rename(pk: int, name: str) -> float:
    """Save the club under another name; the moment of the commit."""
    from django.db import transaction

    from activities.models import Activity

    with transaction.atomic():
        club = Activity.objects.get(pk=pk)
        club.name_fi = name
        club.save()
    return time.time()


def unpublish(pk: int) -> None:
    from activities.models import Activity

    Activity.objects.get(pk=pk).unpublish()


def rebuild(pause: float = 0) -> str:
    """Rebuild in batches of two; says so after each and pauses, to be killed meanwhile."""
    from search import rebuild

    rebuild.ROWS_A_BATCH = 2
    for _ in rebuild.rebuild():
        if pause:
            answer("batch")
            time.sleep(pause)
    return "done"


def builds() -> int:
    """How often this process has built its engine from the rows."""
    return counted[0]


def count_builds() -> None:
    from search.source import DatabaseSource

    rows = DatabaseSource.rows

    def counting(self: DatabaseSource, generation: int) -> Any:
        counted[0] += 1
        return rows(self, generation)

    DatabaseSource.rows = counting  # type: ignore[method-assign]


counted = [0]
DEEDS: dict[str, Callable[..., Any]] = {
    "builds": builds,
    "hello": lambda: "hello",
    "find": names,
    "read": read,
    "rename": rename,
    "unpublish": unpublish,
    "rebuild": rebuild,
}


def answer(value: Any) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def main() -> None:
    import django
    from django.conf import settings

    settings.DATABASES["default"].update(json.loads(os.environ["WORKER_DATABASE"]))
    settings.SEARCH_ENGINE = "search.engines.choices.memory"
    settings.SNAPSHOT_DIR = Path(os.environ["WORKER_FOLDER"])
    django.setup()
    from search.engines.memory import live

    live.SNAPSHOT_FROM = 1
    count_builds()
    for line in sys.stdin:
        deed, *arguments = json.loads(line)
        answer(DEEDS[deed](*arguments))


if __name__ == "__main__":
    main()
