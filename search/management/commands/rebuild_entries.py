"""`manage.py rebuild_entries`: everything the search knows, made anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from search import rebuild
from search.generations import OvertakenError
from search.management.filling import fill_index


class Command(BaseCommand):
    help = (
        "Make all entries of the search anew from clubs, meeting places and stops. "
        "The old ones answer until the new ones are whole; edits may go on meanwhile."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        # The stream itself, which Django's types hide: the wrapper ends every write with a line.
        stream: Any = self.stdout._out if options["verbosity"] else None
        console = Console(file=stream)
        columns = ("{task.description}", BarColumn(), MofNCompleteColumn())
        progress = Progress(
            *columns,
            TimeRemainingColumn(),
            console=console,
            disable=not options["verbosity"],
        )
        total = 0
        try:
            with progress:
                task = progress.add_task("Entries", total=rebuild.how_many())
                for some in rebuild.rebuild():
                    total += some
                    progress.advance(task, some)
                fill_index(progress, total)
        except OvertakenError:
            raise CommandError(
                "Another rebuild_entries began after this one and goes on instead."
            ) from None
        if options["verbosity"]:
            self.stdout.write(f"{total} entries.")
