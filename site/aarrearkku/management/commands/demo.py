from __future__ import annotations

import errno
import socket
import threading
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, close_old_connections, connection, connections
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from aarrearkku import demo
from aarrearkku.demo.accounts import ACCOUNTS, PASSWORD
from aarrearkku.demo.state import (
    NEEDED_MB,
    Marks,
    State,
    free_mb,
    is_as_it_was_loaded,
)

HOST = "127.0.0.1"
OLD_AFTER_DAYS = 14
# All that SQLite says of it.
SQLITE_IS_FULL = "database or disk is full"


class Command(BaseCommand):
    help = (
        "Load the demo city into an empty database and serve it on this machine. "
        "Started again, it only serves."
    )
    # The migrations come first here.
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000")
        parser.add_argument(
            "--reset",
            action="store_true",
            help="throw the demo's database away and load the city anew",
        )
        parser.add_argument(
            "--no-serve", action="store_true", help="load only, do not serve"
        )

    def handle(
        self, *, port: str | int, reset: bool, no_serve: bool, **options: Any
    ) -> None:
        port = port_number(str(port))
        refuse_another_server()
        if not no_serve:
            refuse_a_busy_port(port)
        marks = Marks.of_settings()
        state = State.EMPTY if reset else marks.state()
        if state is State.SOMEBODY_ELSES:
            raise CommandError(
                f"{marks.database} holds a database that the demo did not make. "
                "--reset throws it away; VAR_DIR=another/folder leaves it alone."
            )
        if state is State.CUT_OFF:
            self.stdout.write("The last loading was cut off; it begins again.")
        if state is not State.LOADED:
            self.load(marks)
        elif has_new_migrations():
            call_command("migrate", verbosity=0)
        if marks.days_old() >= OLD_AFTER_DAYS:
            self.renew(marks)
        self.tell(port)
        if not no_serve:
            serve(port)

    def renew(self, marks: Marks) -> None:
        """Bring an old city to today, unless somebody's work would go with it."""
        told = f"The city was loaded {marks.days_old()} days ago, around that day"
        if is_as_it_was_loaded():
            self.stdout.write(f"{told}; nobody has edited it, so it is loaded anew.")
            self.load(marks)
        else:
            self.stdout.write(
                f"{told}; manage.py demo --reset loads it around today, and what was "
                "edited since then is lost."
            )

    def load(self, marks: Marks) -> None:
        if free_mb(settings.VAR_DIR) < NEEDED_MB:
            raise CommandError(
                f"The disk of {settings.VAR_DIR} is nearly full: the demo needs "
                f"{NEEDED_MB} MB. Free some, or set VAR_DIR to a folder elsewhere."
            )
        connections.close_all()
        try:
            marks.begin()
            with Bars(self) as show:
                show("Database", 0, 1)
                call_command("migrate", verbosity=0)
                show("Database", 1, 1)
                demo.load(show)
        except (DatabaseError, OSError) as error:
            raise CommandError(sentence(error)) from error
        marks.finish()

    def tell(self, port: int) -> None:
        address = f"http://{HOST}:{port}"
        self.stdout.write(
            f"\nThe site    {address}/  (/sv/ Swedish, /en/ English)"
            f"\nThe admin   {address}/admin/"
            f"\nPassword    {PASSWORD}"
        )
        for account in ACCOUNTS:
            self.stdout.write(f"            {account.username:15}{account.role}")
        self.stdout.write("\nCtrl+C stops.\n")
        # Into a pipe or a file it would come only when the server ends.
        self.stdout.flush()


class Bars:
    """Progress bars by name: `with Bars(command) as show: show("Clubs", 3, 10)`."""

    def __init__(self, command: BaseCommand) -> None:
        # The stream itself, which Django's types hide: the wrapper ends every write with a line.
        stream: Any = command.stdout._out
        self.progress = Progress(
            TextColumn("{task.description:15}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeElapsedColumn(),
            console=Console(file=stream),
        )
        self.tasks: dict[str, Any] = {}

    def __enter__(self) -> demo.Progress:
        self.progress.start()
        return self.show

    def __exit__(self, *_: object) -> None:
        self.progress.stop()

    def show(self, name: str, done: int, of: int) -> None:
        if name not in self.tasks:
            self.tasks[name] = self.progress.add_task(name)
        self.progress.update(self.tasks[name], completed=done, total=of)


def port_number(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65_536:
        raise CommandError(f"A port is a number from 1 to 65535, not {text!r}.")
    return int(text)


def refuse_another_server() -> None:
    if connection.vendor != "sqlite":
        raise CommandError(
            "The demo keeps to a database of its own: unset DATABASE_URL to see it."
        )


def refuse_a_busy_port(port: int) -> None:
    with socket.socket() as probe:
        # As the server will: a port that has just been left is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EACCES:
                raise CommandError(
                    f"Port {port} is not for everybody; take one above 1023."
                ) from None
            raise CommandError(
                f"Port {port} is in use. Try another: PORT={port + 1} make demo"
            ) from None


def has_new_migrations() -> bool:
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def sentence(error: Exception) -> str:
    """One sentence for whoever reads it; loading begins again at the next start."""
    error_number = getattr(error, "errno", None)
    if error_number == errno.ENOSPC or SQLITE_IS_FULL in str(error):
        return (
            f"The disk of {settings.VAR_DIR} is full. Free {NEEDED_MB} MB, or set VAR_DIR "
            "to a folder elsewhere, and start again."
        )
    if isinstance(error, PermissionError) or error_number == errno.EROFS:
        return f"{settings.VAR_DIR} cannot be written to. Set VAR_DIR to a folder of your own."
    return f"The demo city could not be loaded: {error}. Start again with --reset."


def serve(port: int) -> None:
    # Who looks at the demo sees what visitors will, also where there is no page.
    settings.DEBUG = False
    threading.Thread(target=tick_each_minute, daemon=True).start()
    call_command("runserver", f"{HOST}:{port}", use_reloader=False)


def tick_each_minute() -> None:
    """What cron does on a server: scheduled news appear, what has expired goes."""
    while True:
        time.sleep(60)
        close_old_connections()
        call_command("tick", verbosity=0)
