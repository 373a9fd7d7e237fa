"""`make search-quality`: every set on every engine, slips too, and a line of history each."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import replace
from pathlib import Path

import django
from rich.console import Console

django.setup()

from search.engines.base import Engine  # noqa: E402
from search.evaluation import engines  # noqa: E402
from search.evaluation.asking import Outcome, ask, understand  # noqa: E402
from search.evaluation.city import city  # noqa: E402
from search.evaluation.measures import Found, mean  # noqa: E402
from search.evaluation.sets import EvaluationSet, read, read_slots  # noqa: E402
from search.evaluation.telling import by_class, table  # noqa: E402
from tests.search_quality.typos import with_slips  # noqa: E402

HERE = Path(__file__).parent
DOCUMENTS = HERE / "dev.json"
HISTORY = HERE / "history.tsv"
SETS = ("dev", "tune", "report")
SLIPPED = ("dev", "tune")
KEPT = 0.9


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=engines.NAMES, action="append")
    parser.add_argument("--no-history", action="store_true")
    told = parser.parse_args()
    console = Console(highlight=False)
    for name in told.engine or ["memory"]:
        lines = measured(name, console)
        if not told.no_history:
            with HISTORY.open("a", encoding="utf-8") as history:
                history.writelines(lines)


def measured(name: str, console: Console) -> list[str]:
    """Print the tables of one engine; returns the lines for the history."""
    sets = {each: read(HERE / f"{each}.json", DOCUMENTS) for each in SETS}
    slots = read_slots(HERE / "slots.json")
    asked = [*(q for each in sets.values() for q in each.queries), *slots]
    areas = [q.slots["area"] for q in asked if "area" in q.slots]
    lines = []
    with (
        city(sets["dev"].documents, areas) as catalogue,
        engines.scratch(name, catalogue) as engine,
    ):
        for each, of in sets.items():
            outcome = ask(engine, of)
            heard = understand(slots, Outcome(slots)) if each == "dev" else None
            console.rule(f"{each}, {name}")
            for one in table(outcome, heard):
                console.print(one)
            lines.append(line(each, name, mean(outcome.found)))
        lines.append(slips(engine, sets, name, console))
    return lines


def slips(
    engine: Engine, sets: dict[str, EvaluationSet], name: str, console: Console
) -> str:
    """What is kept of nDCG when a word of the query has a slip."""
    judgements = {
        qid: grades for each in SLIPPED for qid, grades in sets[each].judgements.items()
    }
    queries = with_slips([q for each in SLIPPED for q in sets[each].queries])
    of = replace(sets["dev"], queries=tuple(queries), judgements=judgements)
    slipped = ask(engine, of)
    unslipped = {q.qid: q for each in SLIPPED for q in sets[each].queries}
    right = ask(engine, replace(of, queries=tuple(unslipped[q.qid] for q in queries)))
    clean, kept = mean(right.found).ndcg, mean(slipped.found).ndcg
    console.rule(f"{len(queries)} slips, {name}")
    for kind, found in by_class(slipped).items():
        console.print(f"{kind}: nDCG@10 {mean(found).ndcg:.3f} of {len(found)}")
    console.print(f"all: {kept:.3f} of {clean:.3f}, {kept / clean:.1%} kept")
    return line(f"slips ({kept / clean:.1%} kept)", name, mean(slipped.found))


def line(of: str, engine: str, found: Found) -> str:
    figures = (f"{value:.4f}" for value in found)
    today = dt.datetime.now(tz=dt.UTC).date()
    return "\t".join([str(today), engine, of, *figures]) + "\n"


if __name__ == "__main__":
    main()
