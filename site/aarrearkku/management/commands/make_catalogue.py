from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from rich.progress import Progress

from aarrearkku.demo import clubs, organisers, seasons, storing, venues
from activities.models import Activity
from home.organisations.models import Organisation


class Command(BaseCommand):
    help = (
        "Add N example clubs to the demo city, to see the site with a full catalogue."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", type=int)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, number: int, seed: int, **options: Any) -> None:
        if not Organisation.objects.filter(is_example=True).exists():
            raise CommandError("The demo city comes first: manage.py demo --no-serve")
        maker = clubs.ClubMaker(
            venues.find(),
            organisers.find(),
            seasons.find(timezone.localdate()),
            seed,
            first_number=Activity.objects.filter(source="demo").count(),
        )
        with Progress() as shown:
            bar = shown.add_task("Clubs")
            storing.store(
                maker,
                number,
                lambda done, of: shown.update(bar, completed=done, total=of),
            )
        self.stdout.write("Run manage.py rebuild_entries to have them found.")
