"""Measure the in-memory engine at one size: CPU time of each kind of query, and the rest."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from statistics import median
from typing import Any

from search.engines.memory import snapshot
from search.engines.memory.engine import MemoryEngine, ask
from search.engines.memory.live import Rebuild
from search.engines.memory.paging import Pages
from search.engines.memory.relaxing import relaxations
from search.engines.memory.segment import Segment
from search.facts import Facts
from search.query import Day, Near, Person, Query, Sort
from search.results import Group
from tests.benchmarks import editing, town
from tests.benchmarks.editing import changed
from tests.benchmarks.memory import megabytes
from tests.benchmarks.town import GEOGRAPHY, NOW, Town, TownSource

EIGHT = ("age", "area", "day", "time", "kind", "theme", "free", "lang")
ALL = None
WARM_UP = 5
# As many as there may be before the base is built anew.
OVERLAY = 999
OVERLAID = ("filters", "family")


@dataclass
class Case:
    """A kind of query, made anew for each measurement, and the facets it asks for."""

    name: str
    make: Callable[[], Query]
    facets: tuple[str, ...] | None = ()
    # Only who asks for all facets is offered changes; here they are measured alone.
    relaxed: bool = False


class Asking:
    """Draws queries of each kind of the table in the design."""

    def __init__(self, segment: Segment, seed: int = 5) -> None:
        self.random = Random(seed)
        text = segment.text
        order = (-text.frequencies.astype("i8")).argsort(kind="stable")
        self.common = [text.terms[number].decode() for number in order[:2_000].tolist()]
        self.shares = (text.frequencies[order[:2_000]] / max(segment.size, 1)).tolist()

    def cases(self) -> list[Case]:
        return [
            Case("filters", self.filters),
            Case("all facets", Query, ALL),
            Case("family", self.family, EIGHT),
            Case("near", self.near),
            Case("relaxations", self.nothing_fits, relaxed=True),
            Case("half, page 500", self.half_of_it),
            Case("family, all facets", self.family, ALL),
            Case("ten per cent", lambda: Query(q=self.words(0.1))),
        ]

    def words(self, share: float) -> str:
        """Different words that together are in about this share of the entries."""
        wanted, left = [], 1.0
        start = next(n for n, own in enumerate(self.shares) if own < share * 0.7)
        for number in self.random.sample(range(start, start + 60), 40):
            wanted.append(self.common[number])
            left *= 1 - self.shares[number]
            if 1 - left >= share:
                break
        return " ".join(wanted)

    def age(self) -> tuple[Person, ...]:
        return (Person.of_age(self.random.randint(3, 17)),)

    def filters(self) -> Query:
        random = self.random
        codes = random.choice([town.REGIONS, town.CLUSTERS, town.POSTCODES])
        asked: dict[str, Any] = {"areas": (random.choice(codes),)}
        if random.random() < 0.7:
            asked["people"] = self.age()
        if random.random() < 0.4:
            asked["days"] = (random.choice(list(Day)),)
        if random.random() < 0.4:
            asked["free"] = True
        return Query(**asked)

    def family(self) -> Query:
        age = self.random.randint(4, 10)
        return Query(
            q=self.words(self.random.choice([0.005, 0.02, 0.1])),
            people=(Person.of_age(age), Person.of_age(age + 4)),
            areas=(self.random.choice(town.REGIONS),),
            free=True,
            sort=self.random.choice([Sort.SOONEST, Sort.RELEVANCE]),
        )

    def somewhere(self) -> Near:
        north, east = self.random.gauss(65.01, 0.04), self.random.gauss(25.47, 0.09)
        return Near(north, east, "65,25")

    def near(self) -> Query:
        return Query(near=self.somewhere(), people=self.age(), sort=Sort.NEAREST)

    def nothing_fits(self) -> Query:
        return Query(
            q=self.words(0.005),
            people=self.age(),
            areas=(self.random.choice(town.POSTCODES),),
            near=self.somewhere(),
            km=1.0,
            free=True,
            days=(Day.SU,),
            themes=("ala-7-67",),
            languages=("ru",),
        )

    def half_of_it(self) -> Query:
        return Query(q=self.words(0.5), sort=Sort.RELEVANCE, page=500)


def cpu_ms(engine: MemoryEngine, case: Case, times: int) -> tuple[float, float, int]:
    """Median and 95th percentile of the CPU time of one thread, and the median total."""
    took, totals = [], []
    given: dict[str, Any] = {} if case.facets is None else {"facets": case.facets}
    for number in range(times + WARM_UP):
        query = case.make()
        # What its words mean is worked out once; tests/search_quality measures that.
        engine.plan(query)
        started = time.thread_time()
        if case.relaxed:
            total = relaxed(engine, query)
        else:
            total = engine.search(query, NOW, **given).total
        spent = (time.thread_time() - started) * 1000
        if number >= WARM_UP:
            took.append(spent)
            totals.append(total)
    took.sort()
    return median(took), took[int(len(took) * 0.95)], int(median(totals))


def relaxed(engine: MemoryEngine, query: Query) -> int:
    """Count what fits, and offer the changes that find more."""
    view = engine.live.view()
    answers = ask(view, query, NOW)
    total = Pages(answers).groups[Group.FITS]
    relaxations(answers, query, total, view.geography)
    return total


def stored(size: int, folder: Path) -> Path:
    """The facts as the rows of a table hold them, one JSON a line."""
    path = folder / f"{size}.jsonl"
    with path.open("w") as file:
        for facts in Town(size).entries():
            file.write(json.dumps(facts.to_json()) + "\n")
    return path


def read(path: Path) -> Iterator[Facts]:
    with path.open() as file:
        for line in file:
            yield Facts.from_json(json.loads(line))


def built(size: int, folder: Path) -> dict[str, float]:
    """Build from rows and write the snapshot; in a process of its own, for its memory."""
    path = stored(size, folder)
    started = time.process_time()
    segment = Segment.build(read(path), GEOGRAPHY)
    took = time.process_time() - started
    source = TownSource(())
    file = folder / snapshot.file_name(source.at)
    snapshot.save(file, segment, source.at, GEOGRAPHY)
    path.unlink()
    return {
        "build, CPU s": took,
        "build, MB at most": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
        "file, bytes an entry": file.stat().st_size / size,
    }


def written_mb() -> float:
    """Clean pages of the snapshot are not counted: all workers map the same ones."""
    return megabytes()["Private_Dirty"]


def answered(size: int, folder: Path, times: int) -> dict[str, Any]:
    """Everything that a worker does with the snapshot that is there."""
    source = TownSource(())
    engine = MemoryEngine(source, folder, Rebuild.AT_ONCE)
    gc.collect()
    before = written_mb()
    started = time.thread_time()
    view = engine.live.view()
    measured: dict[str, Any] = {"load, ms": (time.thread_time() - started) * 1000}
    started = time.thread_time()
    engine.search(Query(), NOW)
    measured["first answer, ms"] = (time.thread_time() - started) * 1000
    cases = Asking(view.base).cases()
    for case in cases:
        measured[case.name] = cpu_ms(engine, case, times)
    view.base._moment = None
    started = time.thread_time()
    engine.total(Query(), NOW)
    measured["a tick of the clock, ms"] = (time.thread_time() - started) * 1000
    gc.collect()
    measured["private memory, MB"] = written_mb() - before
    again = {case.name: drawn(case, times) for case in cases if case.name in OVERLAID}
    alone = {name: cpu_ms(engine, same(), times)[0] for name, same in again.items()}
    source.edit(changed(OVERLAY, seed=7))
    started = time.thread_time()
    engine.live.view()
    measured["overlay of 1,000: made, ms"] = (time.thread_time() - started) * 1000
    for name, same in again.items():
        more = cpu_ms(engine, same(), times)[0] - alone[name]
        measured[f"overlay of 1,000: {name}, ms more"] = more
    return measured


def drawn(case: Case, times: int) -> Callable[[], Case]:
    """The same queries each time: others may take longer than what is to be compared."""
    queries = [case.make() for _ in range(times + WARM_UP)]
    return lambda: Case(case.name, iter(queries).__next__, case.facets)


def edited(size: int, folder: Path, times: int) -> dict[str, Any]:
    """What another process commits, seen by this one."""
    return dict(editing.seen(folder))


def measure(size: int, times: int) -> dict[str, Any]:
    """All figures of one size; each step in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        figures: dict[str, Any] = {}
        for step in ("built", "answered", "edited"):
            command = [sys.executable, "-m", "tests.benchmarks.engine", step]
            command += [str(size), folder, str(times)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
            figures |= json.loads(done.stdout.splitlines()[-1])
    return figures


def main(step: str, size: str, folder: str, times: str) -> None:
    if step == "built":
        figures = built(int(size), Path(folder))
    else:
        follow = {"answered": answered, "edited": edited}[step]
        figures = follow(int(size), Path(folder), int(times))
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
