"""`manage.py rebuild_entries`: everything the search knows, made anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from search import find, rebuild
from search.engines.base import EngineUnavailable
from search.generations import OvertakenError


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
                task = progress.add_task("Index", total=None)
                for some in find.engine().fill():
                    progress.update(task, total=total, advance=some)
                progress.update(task, visible=progress.tasks[task].completed > 0)
        except EngineUnavailable as reason:
            raise CommandError(
                f"The entries are new, but Elasticsearch could not take them: {reason}\n"
                "Memory answers until manage.py tick, or this command, has sent them."
            ) from None
        except OvertakenError:
            raise CommandError(
                "Another rebuild_entries began after this one and goes on instead."
            ) from None
        if options["verbosity"]:
            self.stdout.write(f"{total} entries.")
