"""Whether Elasticsearch and memory hold the same: `python -m tests.drill.comparing`.

Prints what differs and fails, or says how much is the same.
"""

from __future__ import annotations

import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402

from search import find  # noqa: E402
from search.engines.guarded import Guarded  # noqa: E402
from search.query import Query, Sort  # noqa: E402
from search.results import Results  # noqa: E402


def counts(results: Results) -> dict[tuple[str, str], int]:
    """What the facets count; an engine may leave out a value that nothing has."""
    return {
        (name, value): count
        for name, of_values in results.facets.items()
        for value, count in of_values.items()
        if count
    }


def main() -> None:
    engine = find.engine()
    assert isinstance(engine, Guarded)
    engine.keep_up()
    now = timezone.now()
    everything = Query(sort=Sort.NAME)
    held = engine.primary.keys(everything, now)
    meant = engine.memory.keys(everything, now)
    if held != meant:
        sys.exit(f"Elasticsearch holds {len(held)} entries, memory {len(meant)}.")
    for query in (Query(free=True), Query(q="kerho no")):
        theirs = engine.primary.search(query, now, size=1)
        ours = engine.memory.search(query, now, size=1)
        if (theirs.total, counts(theirs)) != (ours.total, counts(ours)):
            sys.exit(
                f"Elasticsearch finds {theirs.total}, memory {ours.total}: {query}"
            )
    sys.stdout.write(f"{len(held)}\n")


if __name__ == "__main__":
    main()
