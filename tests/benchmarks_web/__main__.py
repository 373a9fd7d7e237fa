"""`make bench-web`: whole answers of a real server, against a page that does nothing.

    python -m tests.benchmarks_web [requests of each kind]

Two workers of gunicorn with the settings of production answer random searches over 100,000
entries, none of them twice, as page and as JSON, and in between a constant behind the same
middleware. What counts is the CPU time of the workers. The catalogue is made once and kept in
var/benchmark.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("VAR_DIR", ROOT / "var" / "benchmark"))
RESULTS = Path(__file__).with_name("RESULTS.md")
ENTRIES = 100_000
WORKERS = 2
# How many times the CPU of the constant page an answer may take.
BARS = {"page": 25, "JSON": 8}
ADDRESSES = {"constant": "/constant/", "page": "/haku/", "JSON": "/api/v1/search/"}
# So many of each kind in turn; the first round is not counted.
A_ROUND = 10
HEADERS = {"X-Forwarded-Proto": "https", "Accept-Encoding": "gzip"}
ENVIRONMENT = os.environ | {
    "VAR_DIR": str(FOLDER),
    "DJANGO_SETTINGS_MODULE": "tests.benchmarks_web.settings",
}


def manage(*command: str) -> None:
    # The settings of the demo: it makes accounts that production would refuse.
    environment = os.environ | {"VAR_DIR": str(FOLDER)}
    subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True
    )


def prepare() -> None:
    """The demo city with so many entries, and the static files."""
    whole = FOLDER / "benchmark.made"
    if not whole.exists():
        manage("demo", "--no-serve", "--reset")
        manage("make_catalogue", str(ENTRIES), "--entries-only")
        whole.touch()
    manage("migrate", "--verbosity=0")
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"],
        cwd=ROOT,
        env=ENVIRONMENT,
        check=True,
    )


def told(server: Server, address: str) -> Any:
    return json.loads(
        server.get(f"/api/v1/{address}", **{"Accept-Encoding": "identity"})
    )


class Server:
    """A running gunicorn."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process, self.port = process, port

    def get(self, address: str, **headers: str) -> bytes:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", address, headers=HEADERS | headers)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        if response.status != 200:
            raise RuntimeError(f"{address} answers {response.status}")
        return body

    def cpu_ms(self) -> float:
        """What all workers have used so far."""
        master = self.process.pid
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        return sum(
            int(task.read_text().split()[0]) / 1e6
            for child in children
            for task in Path(f"/proc/{child}/task").glob("*/schedstat")
        )


@contextmanager
def serving() -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603
        [
            *(sys.executable, "-m", "gunicorn", "aarrearkku.wsgi"),
            *("--workers", str(WORKERS), "--bind", f"127.0.0.1:{port}"),
            *("--log-level", "error"),
        ],
        cwd=ROOT,
        env=ENVIRONMENT,
    )
    try:
        wait_for(port)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as knocking:
            if knocking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The server does not answer.")


class Searches:
    """Random searches of families, each another one."""

    def __init__(self, server: Server, seed: int = 3) -> None:
        self.random = Random(seed)
        self.areas = [area["code"] for area in told(server, "areas/")]
        self.themes = [theme["code"] for theme in told(server, "themes/")]
        pages = [told(server, f"search/?page={n}")["results"] for n in range(1, 6)]
        names = {word for page in pages for one in page for word in one["name"].split()}
        self.words = sorted(names)
        self.asked: set[str] = set()

    def one(self) -> str:
        while (address := urlencode(self._draw())) in self.asked:
            pass
        self.asked.add(address)
        return address

    def _draw(self) -> list[tuple[str, str]]:
        random = self.random
        asked: list[tuple[str, str]] = []
        if random.random() < 0.4:
            asked.append(("q", random.choice(self.words)))
        people = random.sample(range(1, 18), random.choice([0, 1, 1, 2]))
        asked += [("age", str(age)) for age in people]
        if random.random() < 0.6:
            asked.append(("area", random.choice(self.areas)))
        if random.random() < 0.3:
            asked.append(("day", random.choice(["mo", "tu", "we", "th", "fr"])))
        if random.random() < 0.3:
            asked.append(("theme", random.choice(self.themes)))
        if random.random() < 0.3:
            asked.append(("free", "1"))
        return [*asked, ("page", str(random.randint(1, 5)))]


def measure(times: int) -> dict[str, float]:
    """CPU milliseconds of the workers for one answer of each kind."""
    with serving() as server:
        searches = Searches(server)
        spent = dict.fromkeys(ADDRESSES, 0.0)
        for number in range(1 + times // A_ROUND):
            for kind, address in ADDRESSES.items():
                before = server.cpu_ms()
                for _ in range(A_ROUND):
                    server.get(f"{address}?{searches.one()}")
                # A worker goes on for a moment after its answer has left.
                time.sleep(0.1)
                if number:
                    spent[kind] += server.cpu_ms() - before
    asked = times // A_ROUND * A_ROUND
    return {kind: total / asked for kind, total in spent.items()}


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    prepare()
    seen = measure(times)
    rows = [
        f"| {kind} | {seen[kind]:.1f} | {seen[kind] / seen['constant']:.1f} | {bar} "
        f"| {'met' if seen[kind] <= bar * seen['constant'] else '**missed**'} |"
        for kind, bar in BARS.items()
    ]
    RESULTS.write_text(
        f"# Whole answers over {ENTRIES:,} entries, by `make bench-web` on {date.today()}\n\n"  # noqa: DTZ011
        f"CPU milliseconds of {WORKERS} gunicorn workers for one uncached answer, mean of "
        f"{times}, and how many times that of a constant page behind the same middleware "
        f"({seen['constant']:.2f} ms).\n\n"
        "| answer | CPU ms | times | bar | |\n|---|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )
    sys.stdout.write(RESULTS.read_text())


if __name__ == "__main__":
    main()
