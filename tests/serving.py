"""A real server of the site for measures and drills, and searches to put to it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
HEADERS = {"X-Forwarded-Proto": "https", "Accept-Encoding": "gzip"}


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
def serving(environment: Mapping[str, str], workers: int) -> Iterator[Server]:
    """Gunicorn with so many workers, gone when the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603
        [
            *(sys.executable, "-m", "gunicorn", "aarrearkku.wsgi"),
            *("--workers", str(workers), "--bind", f"127.0.0.1:{port}"),
            *("--log-level", "error"),
        ],
        cwd=ROOT,
        env=environment,
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
