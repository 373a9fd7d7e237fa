"""`make demo`: what stands in its way is told in one sentence, and a cut loading mends itself."""

from __future__ import annotations

import errno
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import IntegrityError, OperationalError, connection
from wagtail.log_actions import log

from aarrearkku.demo.state import Marks, State
from aarrearkku.demo.storing import ADDED
from aarrearkku.management.commands import demo
from tests.factories.accounts import UserFactory
from tests.factories.activities import ClubFactory

ROOT: Path = settings.BASE_DIR
# Seconds; a machine that is busy otherwise needs many.
PATIENCE = 1_200


@pytest.fixture
def marks(tmp_path, monkeypatch):
    """The files of a demo of its own; nothing of the test's database is touched."""
    if connection.vendor != "sqlite":
        pytest.skip("The demo keeps to SQLite.")
    made = Marks(tmp_path, tmp_path / "demo.sqlite3")
    monkeypatch.setattr(Marks, "of_settings", lambda: made)
    return made


@pytest.mark.parametrize("port", ["0", "80000", "-1", "http"])
def test_an_impossible_port_is_refused(port):
    with pytest.raises(CommandError, match="A port is a number from 1 to 65535"):
        call_command("demo", port=port)


def test_a_busy_port_names_the_next_one(marks):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with pytest.raises(CommandError, match=f"PORT={port + 1} make demo"):
            call_command("demo", port=port)


def test_a_full_disk_is_told_before_anything_is_written(marks, monkeypatch):
    monkeypatch.setattr(demo, "free_mb", lambda folder: 12)
    with pytest.raises(CommandError, match="nearly full: the demo needs 200 MB"):
        call_command("demo", "--no-serve")
    assert marks.state() is State.EMPTY


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OperationalError("database or disk is full"), True),
        (OperationalError("database is locked"), False),
        (IntegrityError("CHECK constraint failed: carefully"), False),
    ],
    ids=["a file", "the database", "another writer", "a word with full in it"],
)
def test_a_disk_that_fills_up_is_told_as_such(error, full):
    assert ("is full. Free 200 MB" in demo.sentence(error)) is full
    assert ("could not be loaded" in demo.sentence(error)) is not full


def test_a_folder_of_somebody_else_is_told_as_such():
    refused = PermissionError(errno.EACCES, "Permission denied", "demo.loading")
    assert "cannot be written to. Set VAR_DIR" in demo.sentence(refused)


def test_settings_that_cannot_be_are_told_in_one_line():
    told = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, ROOT / "manage.py", "check"],
        env=os.environ | {"VAR_DIR": "/dev/null/var"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    (line,) = told.stderr.splitlines()
    assert line.startswith("VAR_DIR must be a folder that can be written to")


def test_a_database_that_the_demo_did_not_make_is_left_alone(marks):
    marks.database.write_text("somebody's work")
    with pytest.raises(CommandError, match="holds a database that the demo did not"):
        call_command("demo", "--no-serve")
    assert marks.database.read_text() == "somebody's work"


def test_a_database_without_tables_is_as_good_as_none(marks):
    """`make check` on a fresh checkout asks the database, and so makes an empty one."""
    with sqlite3.connect(marks.database) as made:
        made.execute("PRAGMA journal_mode=WAL")
    assert marks.state() is State.EMPTY
    make_table(marks.database)
    assert marks.state() is State.SOMEBODY_ELSES


def make_table(database: Path) -> None:
    with sqlite3.connect(database) as made:
        made.execute("CREATE TABLE work (done)")


@pytest.fixture
def old_city(marks, monkeypatch):
    """A city that was loaded 40 days ago; what would load it anew leaves a note instead."""
    monkeypatch.setattr(demo, "has_new_migrations", lambda: False)
    monkeypatch.setattr(demo.Command, "load", lambda self, marks: marks.finish())
    make_table(marks.database)
    marks.loaded.touch()
    long_ago = time.time() - 40 * 86_400
    os.utime(marks.loaded, (long_ago, long_ago))
    return marks


@pytest.mark.django_db
def test_an_old_city_that_nobody_edited_is_loaded_anew(old_city, capsys):
    call_command("demo", "--no-serve")
    assert "40 days ago, around that day; nobody has" in capsys.readouterr().out
    assert old_city.days_old() == 0
    call_command("demo", "--no-serve")
    assert "days ago" not in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize("by", ["an editor", "make_catalogue"])
def test_an_old_city_with_somebodys_work_is_left_alone(old_city, capsys, by):
    if by == "an editor":
        log(ClubFactory(), "wagtail.edit", user=UserFactory())
    else:
        ClubFactory(source=ADDED)
    call_command("demo", "--no-serve")
    assert "--reset loads it around today" in capsys.readouterr().out
    assert old_city.days_old() == 40


def test_another_server_is_not_filled_with_examples(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "postgresql")
    with pytest.raises(CommandError, match="unset DATABASE_URL"):
        call_command("demo", "--no-serve")


@pytest.fixture
def start(tmp_path):
    """Starts `manage.py demo` in a folder of its own; ended after the test at the latest."""
    started: list[subprocess.Popen[str]] = []

    def run(*words: str) -> subprocess.Popen[str]:
        running = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "manage.py", "demo", *words],
            cwd=ROOT,
            env={k: v for k, v in os.environ.items() if not k.startswith("DJANGO_")}
            | {"VAR_DIR": str(tmp_path), "DATABASE_URL": "", "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(running)
        return running

    yield run
    for one in started:
        one.kill()
        one.wait()


@pytest.mark.slow
def test_a_loading_that_is_killed_begins_again_and_is_served_afterwards(
    start, tmp_path
):
    first = start("--no-serve")
    wait_for(lambda: any(tmp_path.glob("*.sqlite3")))
    first.send_signal(signal.SIGKILL)
    first.communicate()

    again, _ = start("--no-serve").communicate(timeout=PATIENCE)
    assert "The last loading was cut off; it begins again." in again
    assert "Search entries" in again

    port = free_port()
    server = start("--port", str(port))
    wait_for(lambda: front_page(port))
    # Not SIGINT: a shell lets what it runs in the background ignore that.
    server.terminate()
    told, _ = server.communicate(timeout=PATIENCE)
    assert f"http://127.0.0.1:{port}/" in told
    assert "paakayttaja" in told
    assert "Clubs" not in told


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def front_page(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
            return "Harrastamisen aarrearkku" in answer.read().decode()
    except OSError:
        return False


def wait_for(happens) -> None:
    until = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < until, "It took too long."
        time.sleep(0.2)
