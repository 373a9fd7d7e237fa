"""The Elasticsearch of the drill: its own, so that nobody else's is killed."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from pathlib import Path

from tests.serving import ROOT

SCRIPT = ROOT / ".ci" / "elasticsearch"


class Elasticsearch:
    """One server in a folder, at one port for its whole life, killed and all."""

    def __init__(self, folder: Path, program: Path | None) -> None:
        """`program`: a folder that holds the server unpacked, to be copied; else it is fetched."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        unpacked = program and next(program.glob("elasticsearch-*"), None)
        if unpacked and not (folder / unpacked.name).exists():
            shutil.copytree(unpacked, folder / unpacked.name, symlinks=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Comes back when it answers. Nicely: a starting server takes what the site leaves."""
        self._run("nice", "-n", "15", str(SCRIPT), "start")

    def stop(self) -> None:
        self._run(str(SCRIPT), "stop")

    def kill(self) -> None:
        os.kill(self._pid, signal.SIGKILL)

    def pause(self) -> None:
        os.kill(self._pid, signal.SIGSTOP)

    def go_on(self) -> None:
        os.kill(self._pid, signal.SIGCONT)

    @property
    def _pid(self) -> int:
        return int((self.folder / "pid").read_text())

    def _run(self, *command: str) -> None:
        environment = os.environ | {
            "ELASTICSEARCH_DIR": str(self.folder),
            "ELASTICSEARCH_PORT": str(self.port),
        }
        subprocess.run(  # noqa: S603
            command, check=True, env=environment, stdout=subprocess.DEVNULL
        )
