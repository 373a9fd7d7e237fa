"""`manage.py tick`: what time brings, done each minute by cron or a timer."""

from __future__ import annotations

import logging
import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from search import find, versions
from search.entries.writing import write_waiting
from search.log import counting

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Publish and unpublish what is due, write the entries that large edits have left "
        "waiting, and send Elasticsearch what it has missed. Run it each minute."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--every",
            type=int,
            metavar="SECONDS",
            help="Go on until stopped, once in so many seconds.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        while True:
            tick()
            if not options["every"]:
                break
            time.sleep(options["every"])


def tick() -> None:
    # One transaction: what is published and its entry come together.
    with transaction.atomic():
        call_command("publish_scheduled", verbosity=0)
    if written := sum(write_waiting()):
        logger.info("Wrote %s entries that were waiting.", written)
    versions.forget_old_versions()
    find.engine().keep_up()
    counting.forget_old()
