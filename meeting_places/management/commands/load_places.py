from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.progress import Progress

from home.areas.models import Area
from meeting_places.importers import loading


class Command(BaseCommand):
    help = (
        "Load the real places of Oulu: early education units, playgrounds and schools. "
        "Can be run again: places that are there stay as their editors have them."
    )

    def handle(self, **options: Any) -> None:
        if not Area.objects.exists():
            raise CommandError("The areas come first: run manage.py load_areas.")
        with Progress() as bars:
            bar = bars.add_task("Places")
            loaded = loading.load(
                lambda done, of: bars.update(bar, completed=done, total=of)
            )
        self.stdout.write(f"{len(loaded.new)} new places, {loaded.kept} kept.")
        if loaded.new:
            self.stdout.write("Run manage.py rebuild_entries to have them found.")
