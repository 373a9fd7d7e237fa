"""The commands that make entries anew fill the index too, where there is one."""

from __future__ import annotations

from django.core.management.base import CommandError
from rich.progress import Progress

from search import find
from search.engines.base import EngineUnavailable


def fill_index(progress: Progress, entries: int) -> None:
    """With a bar of its own, which is not there where nothing is kept beside the entries."""
    bar = progress.add_task("Index", total=entries, visible=False)
    try:
        for some in find.engine().fill():
            progress.update(bar, visible=True, advance=some)
    except EngineUnavailable as reason:
        raise CommandError(
            f"The entries are new, but Elasticsearch could not take them: {reason}\n"
            "Memory answers until manage.py tick, or this command, has sent them."
        ) from None
