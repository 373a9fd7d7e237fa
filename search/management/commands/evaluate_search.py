"""`manage.py evaluate_search FILE`: how well the search finds, by queries with judgements."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console

from search.evaluation import engines
from search.evaluation.asking import Outcome, ask, understand
from search.evaluation.city import city
from search.evaluation.sets import SetError, read, read_slots
from search.evaluation.telling import as_json, table


class Command(BaseCommand):
    help = (
        "Ask the search the queries of a set and tell how well it answers: nDCG@10, "
        "recall@20, a good first answer, no answer, and what of the words is understood. "
        "The catalogue of the set is made beside that of the site, which is left alone."
    )
    requires_migrations_checks = False
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="documents, queries, judgements")
        parser.add_argument(
            "--documents", type=Path, help="the set that has the documents, if not FILE"
        )
        parser.add_argument("--engine", choices=engines.NAMES, default="memory")
        parser.add_argument(
            "--slots",
            type=Path,
            help="a list of queries with what they say beside words",
        )
        parser.add_argument("--json", action="store_true", help="figures as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told, slots = evaluate(
                options["file"],
                options["documents"],
                options["slots"],
                engine=options["engine"],
            )
        except (SetError, engines.UnreachableError) as wrong:
            raise CommandError(str(wrong)) from None
        if options["json"]:
            self.stdout.write(json.dumps(as_json(told, slots), indent=1))
            return
        # The stream itself, which Django's types hide: the wrapper ends every write with a line.
        stream: Any = self.stdout._out
        console = Console(file=stream, highlight=False)
        for each in table(told, slots):
            console.print(each)


def evaluate(
    file: Path,
    documents: Path | None = None,
    slots: Path | None = None,
    *,
    engine: str = "memory",
) -> tuple[Outcome, Outcome | None]:
    """What the set comes to, and the list of slots where one is named."""
    of = read(file, documents)
    listed = read_slots(slots) if slots else ()
    more = [
        each.slots["area"] for each in (*of.queries, *listed) if "area" in each.slots
    ]
    with city(of.documents, more) as catalogue:
        with engines.scratch(engine, catalogue) as asked:
            told = ask(asked, of)
        return told, understand(listed, Outcome(listed)) if listed else None
