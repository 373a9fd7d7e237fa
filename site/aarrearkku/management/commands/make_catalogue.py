from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from aarrearkku.demo import clubs, organisers, seasons, storing, venues
from home.organisations.models import Organisation
from search import synthetic
from search.management.filling import fill_index

MOST_CLUBS, MOST_ENTRIES = 100_000, 1_000_000


class Command(BaseCommand):
    help = (
        "Add N example clubs to the demo city, to see the site with a full catalogue. "
        "With --entries-only the search alone is filled, with N clubs that have no page. "
        "--remove takes away what was added."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", type=how_many, nargs="?")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument(
            "--entries-only",
            action="store_true",
            help=f"rows of the search index alone, up to {MOST_ENTRIES:,}",
        )
        parser.add_argument(
            "--remove", action="store_true", help="take away the clubs that were added"
        )

    def handle(
        self,
        *,
        number: int | None,
        seed: int,
        entries_only: bool,
        remove: bool,
        **options: Any,
    ) -> None:
        if (number is None) != remove:
            raise CommandError("Give the number of clubs to add, or --remove alone.")
        if not there_is_a_demo_city():
            raise CommandError("The demo city comes first: manage.py demo --no-serve")
        with Progress(
            "{task.description}",
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        ) as progress:
            if number is None:
                self.remove_clubs(progress)
            elif entries_only:
                self.fill_index(number, seed, progress)
            else:
                self.add_clubs(number, seed, progress)

    def fill_index(self, number: int, seed: int, progress: Progress) -> None:
        bar = progress.add_task("Entries", total=number)
        for some in synthetic.make_entries(number, timezone.localdate(), seed):
            progress.advance(bar, some)
        fill_index(progress, number)
        self.stdout.write("manage.py rebuild_entries brings the real entries back.")

    def add_clubs(self, number: int, seed: int, progress: Progress) -> None:
        if number > MOST_CLUBS:
            raise CommandError(
                f"At most {MOST_CLUBS:,} clubs; --entries-only takes {MOST_ENTRIES:,}."
            )
        try:
            school_year = seasons.find(timezone.localdate())
        except seasons.NoSeasonError as error:
            raise CommandError(
                "The school years of this demo city are over: load it anew with "
                "manage.py demo --reset --no-serve"
            ) from error
        maker = clubs.ClubMaker(
            venues.find(),
            organisers.find(),
            school_year,
            seed,
            first_number=storing.last_number() + 1,
            source=storing.ADDED,
        )
        bar = progress.add_task("Clubs", total=number)
        storing.store(
            maker,
            number,
            lambda done, of: progress.update(bar, completed=done, total=of),
        )
        self.stdout.write("Run manage.py rebuild_entries to have them found.")

    def remove_clubs(self, progress: Progress) -> None:
        bar = progress.add_task("Clubs")
        storing.remove_added(
            lambda done, of: progress.update(bar, completed=done, total=of)
        )
        self.stdout.write("Run manage.py rebuild_entries to have them forgotten.")


def there_is_a_demo_city() -> bool:
    try:
        return Organisation.objects.filter(is_example=True).exists()
    except DatabaseError:  # no tables yet
        return False


def how_many(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= MOST_ENTRIES:
        raise ArgumentTypeError(f"a number from 1 to {MOST_ENTRIES:,}, not {text!r}")
    return int(text)
