"""`make bench`: measure the engine at each size asked for and write RESULTS.md.

Sizes come as arguments (`make bench ARGS="5000 100000"`), 5,000 and 100,000 when none do.
"""

import sys
from datetime import date
from pathlib import Path

from tests.benchmarks.engine import measure

RESULTS = Path(__file__).with_name("RESULTS.md")
TIMES = 30


def table(sizes: list[int]) -> str:
    """One row a figure, one column a size."""
    columns = [measure(size, TIMES) for size in sizes]
    names = list(dict.fromkeys(name for figures in columns for name in figures))
    head = " | ".join(f"{size:,}" for size in sizes)
    rows = [f"| figure | {head} |", "|---|" + "---|" * len(sizes)]
    for name in names:
        cells = " | ".join(written(figures.get(name, "")) for figures in columns)
        rows.append(f"| {name} | {cells} |")
    return "\n".join(rows)


def written(value: object) -> str:
    """A figure; of the queries the median and the 95th percentile."""
    if isinstance(value, list):
        return f"{value[0]:.2f} / {value[1]:.2f}"
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [5_000, 100_000]
    today = date.today().isoformat()  # noqa: DTZ011 - a day on a page
    RESULTS.write_text(
        f"# The in-memory engine, measured by `make bench` on {today}\n\n"
        f"CPU milliseconds of one thread, median / 95th percentile, unless the row says more.\n\n{table(sizes)}\n"
    )


if __name__ == "__main__":
    main()
