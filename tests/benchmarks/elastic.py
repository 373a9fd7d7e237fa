"""Measure the Elasticsearch engine at one size, by the clock and by what both sides spend.

`make bench-elasticsearch ARGS=100000`, with ELASTICSEARCH_URL naming a server of its own:
whatever else is asked of it would be counted too.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from uuid import uuid4

from django.conf import settings
from elasticsearch import Elasticsearch

from search.engines.elastic.client import Client
from search.engines.elastic.engine import ElasticEngine
from search.engines.elastic.index import Index
from search.engines.memory.engine import MemoryEngine
from search.engines.memory.live import Rebuild
from search.query import Query
from search.spots import Box
from tests.benchmarks.editing import changed
from tests.benchmarks.engine import ALL, Asking, Case
from tests.benchmarks.town import NOW, Town, TownSource

RESULTS = Path(__file__).with_name("ELASTICSEARCH.md")
TIMES, WARM_UP = 60, 20
BAR_MS = 60
MIDDLE = Box(64.99, 25.42, 65.03, 25.52)


@contextmanager
def client() -> Iterator[Client]:
    made = Client(
        settings.ELASTICSEARCH_URL,
        f"{settings.ELASTICSEARCH_INDEX}-bench-{uuid4().hex[:8]}",
        timeout=60,
    )
    try:
        yield made
    finally:
        made.delete(made.indices())


class Meter:
    """What the server says of itself."""

    def __init__(self, name: str) -> None:
        self.server, self.name = Elasticsearch(settings.ELASTICSEARCH_URL), name

    def megabytes(self) -> float:
        """How much disk the indices take."""
        stats = self.server.indices.stats(index=f"{self.name}-*", metric="store")
        return float(stats["_all"]["total"]["store"]["size_in_bytes"]) / 1_000_000

    def cpu_seconds(self) -> float:
        """The processor time that it has taken since its start."""
        # It looks once a second.
        time.sleep(1.2)
        nodes = self.server.nodes.stats(metric="process")["nodes"].values()
        return sum(
            float(node["process"]["cpu"]["total_in_millis"]) / 1000 for node in nodes
        )


def measure(size: int) -> Iterator[str]:
    """One row of the table a figure."""
    entries = list(Town(size).entries())
    source = TownSource(entries)
    with client() as server:
        memory = MemoryEngine(source, rebuild=Rebuild.AT_ONCE)
        index = Index(server, source, clock=lambda: NOW)
        engine = ElasticEngine(index, memory)
        meter = Meter(server.name)
        memory.mean_length()
        started, spent = time.perf_counter(), time.process_time()
        theirs = meter.cpu_seconds()
        for _ in engine.fill():
            pass
        took = time.perf_counter() - started - server.grace
        spent = time.process_time() - spent
        theirs = meter.cpu_seconds() - theirs
        yield (
            f"| rebuild, entries a second | {size / took:,.0f} | {spent:.1f} s "
            f"| {theirs:.1f} s | |"
        )
        yield f"| index, MB | {meter.megabytes():,.0f} | | | |"
        for case in cases(memory):
            yield row(case.name, times(engine, case), meter)
        yield row(
            "map", lambda: len(engine.spots(Query(free=True), NOW, MIDDLE)), meter
        )
        edits = iter(range(1_000))

        def edit() -> int:
            source.edit(changed(1, seed=next(edits)))
            engine.edited()
            return 1

        yield row("one edit, until it is seen", edit, meter)


def cases(memory: MemoryEngine) -> list[Case]:
    drawn = Asking(memory.live.view().base)
    return [
        Case("filters, all facets", drawn.filters, ALL),
        Case("words in 10 %, all facets", lambda: Query(q=drawn.words(0.1)), ALL),
        Case("words in 50 %, all facets", lambda: Query(q=drawn.words(0.5)), ALL),
        *drawn.cases(),
    ]


def times(engine: ElasticEngine, case: Case) -> Callable[[], int]:
    def ask() -> int:
        if case.relaxed or case.facets is ALL:
            return engine.search(case.make(), NOW).total
        return engine.search(case.make(), NOW, facets=case.facets or ()).total

    return ask


def row(name: str, ask: Callable[[], int], meter: Meter) -> str:
    """Median and 95th percentile by the clock, CPU of this process and of the server."""
    took, found = [], []
    for number in range(TIMES + WARM_UP):
        if number == WARM_UP:
            mine, theirs = time.process_time(), meter.cpu_seconds()
        started = time.perf_counter()
        found.append(ask())
        took.append((time.perf_counter() - started) * 1000)
    mine = (time.process_time() - mine) * 1000 / TIMES
    theirs = (meter.cpu_seconds() - theirs) * 1000 / TIMES
    took = sorted(took[WARM_UP:])
    late = took[int(len(took) * 0.95)]
    return (
        f"| {name} | {median(took):.0f} / {late:.0f} | {mine:.1f} | {theirs:.0f} "
        f"| {median(found):,.0f} |"
    )


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    today = date.today().isoformat()  # noqa: DTZ011 - a day on a page
    text = (
        f"# The Elasticsearch engine over {size:,} entries, measured on {today}\n\n"
        "Milliseconds a question: by the clock (median / 95th percentile, bar "
        f"{BAR_MS} for the page), and the processor time of this process and of the server.\n\n"
        "| figure | clock | site | server | found |\n|---|---|---|---|---|\n"
    )
    for line in measure(size):
        sys.stdout.write(f"{line}\n")
        text += f"{line}\n"
        RESULTS.write_text(text)


if __name__ == "__main__":
    main()
