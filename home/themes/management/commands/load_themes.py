from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from home.themes.loading import load


class Command(BaseCommand):
    help = (
        "Load the families' themes from home/themes/data/. Can be run again: the file "
        "wins over edited names."
    )

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{load()} themes.")
