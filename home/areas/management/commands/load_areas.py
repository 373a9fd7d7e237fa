from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from rich.progress import Progress

from home.areas import loading


class Command(BaseCommand):
    help = (
        "Load the city's areas, their outlines, children and postcodes from "
        "home/areas/data/. Can be run again: the files win over edited names."
    )

    def handle(self, **options: Any) -> None:
        with Progress() as bars:
            bar = bars.add_task("Areas")
            count = loading.load(
                lambda done, of: bars.update(bar, completed=done, total=of)
            )
        self.stdout.write(f"{count} areas.")
