"""`manage.py load_thesaurus`: the concepts of `search/thesaurus/seed/`, where nobody has edited them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from search import versions
from search.thesaurus import seed
from search.thesaurus.loading import load


class Command(BaseCommand):
    help = (
        "Load the concepts of search/thesaurus/seed/: new ones, and those that no editor "
        "has changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="Only tell what is wrong with the files.",
        )

    def handle(self, **options: Any) -> None:
        try:
            concepts = seed.read()
        except seed.SeedError as error:
            raise CommandError(str(error)) from error
        words = sum(
            len(words)
            for concept in concepts
            for table in (concept.words, concept.narrower_words, concept.related_words)
            for words in table.values()
        )
        self.stdout.write(f"{len(concepts)} concepts with {words} words.")
        if options["check"]:
            return
        with transaction.atomic():
            written, left = load(concepts)
            versions.raise_version()
        self.stdout.write(f"{written} written, {left} left as editors have them.")
