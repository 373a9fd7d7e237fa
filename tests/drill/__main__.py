"""`make faults`: a real Elasticsearch is killed and paused while a real site is used.

    python -m tests.drill [kills and pauses each] [searches]

The demo city behind two workers of gunicorn is searched by families and edited without
pause. No answer may be an error or take more than a second, and when all is over both
engines must hold the same entries.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.drill.server import Elasticsearch
from tests.serving import ROOT, Searches, Server, serving

FOLDER = Path(os.environ.get("VAR_DIR", ROOT / "var" / "drill"))
# Where another one is unpacked already (see .ci/elasticsearch).
UNPACKED = Path("/var/tmp/aarrearkku-elasticsearch")  # noqa: S108
SECONDS = 1.0
SEARCHERS = 3
PAUSED_FOR, KILLED_FOR, BACK_FOR = 2.0, 1.0, 1.5
RECOVERY_SECONDS = 60.0


@dataclass
class Seen:
    """What the visitors have seen."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def slowest(self) -> float:
        return max(self.seconds, default=0.0)

    @property
    def late(self) -> int:
        return sum(seconds > SECONDS for seconds in self.seconds)


class Drill:
    """One city, one site, one Elasticsearch."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.elastic = Elasticsearch(folder / "elasticsearch", UNPACKED)
        self.environment = os.environ | {
            "VAR_DIR": str(folder / "site"),
            "DJANGO_SETTINGS_MODULE": "tests.drill.settings",
            "ELASTICSEARCH_URL": self.elastic.url,
            "ELASTICSEARCH_INDEX": "drill",
        }
        self.environment.pop("DATABASE_URL", None)

    def prepare(self) -> None:
        """The demo city anew, and all of it in the index."""
        shutil.rmtree(self.folder / "site", ignore_errors=True)
        # The demo's own settings: it makes accounts that a city would refuse.
        demo = self.environment | {"DJANGO_SETTINGS_MODULE": "aarrearkku.settings.dev"}
        demo.pop("ELASTICSEARCH_URL")
        self.run("manage.py", "demo", "--no-serve", "--reset", environment=demo)
        # One that an earlier drill has left listens elsewhere.
        self.elastic.stop()
        self.elastic.start()
        self.run("manage.py", "collectstatic", "--no-input", "--verbosity=0")
        self.run("manage.py", "rebuild_entries")

    def run(self, *command: str, environment: dict[str, str] | None = None) -> str:
        done = subprocess.run(  # noqa: S603
            [sys.executable, *command],
            cwd=ROOT,
            env=environment or self.environment,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)} failed: {done.stdout}")
        return done.stdout

    @contextmanager
    def edited(self) -> Iterator[None]:
        editor = subprocess.Popen(
            [sys.executable, "-m", "tests.drill.editing"],
            cwd=ROOT,
            env=self.environment,
        )
        try:
            yield
            if editor.poll() is not None:
                raise RuntimeError("The editor has given up.")
        finally:
            editor.terminate()
            editor.wait()

    def go_through(self, times: int, searches: int) -> Seen:
        """Kill and pause so many times while at least so many searches are made."""
        seen = Seen()
        with serving(self.environment, workers=2) as server:
            warm_up(server)
            with self.edited():
                self.search_through(times, searches, server, seen)
            wait_until_well(server)
        return seen

    def search_through(
        self, times: int, searches: int, server: Server, seen: Seen
    ) -> None:
        over = threading.Event()
        visitors = [
            threading.Thread(target=visit, args=(server, seed, seen, over))
            for seed in range(SEARCHERS)
        ]
        for visitor in visitors:
            visitor.start()
        try:
            self.trouble(times)
            while len(seen.seconds) < searches:
                time.sleep(0.2)
        finally:
            over.set()
            for visitor in visitors:
                visitor.join()

    def trouble(self, times: int) -> None:
        for _ in range(times):
            self.elastic.pause()
            time.sleep(PAUSED_FOR)
            self.elastic.go_on()
            time.sleep(BACK_FOR)
            self.elastic.kill()
            time.sleep(KILLED_FOR)
            self.elastic.start()
            time.sleep(2 * BACK_FOR)

    def compare(self) -> int:
        """How many entries both engines hold; fails when they differ."""
        patient = self.environment | {"ELASTICSEARCH_TIMEOUT": "60"}
        return int(self.run("-m", "tests.drill.comparing", environment=patient))


def warm_up(server: Server) -> None:
    """Each worker has read the catalogue before anybody looks at a watch."""
    for number in range(40):
        server.get(f"/haku/?q=futis&page={number}")


def visit(server: Server, seed: int, seen: Seen, over: threading.Event) -> None:
    searches = Searches(server, seed)
    while not over.is_set():
        address = f"/haku/?{searches.one()}"
        began = time.monotonic()
        try:
            server.get(address)
        except (RuntimeError, OSError) as error:
            seen.errors.append(f"{address}: {error}")
        seen.seconds.append(time.monotonic() - began)
        time.sleep(0.3)


def health(server: Server) -> Any:
    return json.loads(server.get("/health/", **{"Accept-Encoding": "identity"}))


def wait_until_well(server: Server) -> None:
    """Every worker answers from Elasticsearch again."""
    ends = time.monotonic() + RECOVERY_SECONDS
    well = 0
    while well < 20:
        state = health(server)
        well = well + 1 if state["status"] == "ok" else 0
        if time.monotonic() > ends:
            raise RuntimeError(f"The search does not recover: {state}")
        time.sleep(0.1)


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    searches = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
    drill = Drill(FOLDER)
    try:
        drill.prepare()
        seen = drill.go_through(times, searches)
        sys.stdout.write(
            f"{times} kills and {times} pauses, {len(seen.seconds)} searches: "
            f"{len(seen.errors)} errors, {seen.late} over {SECONDS:g} s "
            f"(slowest {seen.slowest:.2f} s).\n"
        )
        sys.stdout.writelines(f"{error}\n" for error in seen.errors[:20])
        sys.stdout.write(f"Both engines hold {drill.compare()} entries.\n")
    finally:
        drill.elastic.stop()
    sys.exit(bool(seen.errors or seen.late))


if __name__ == "__main__":
    main()
