"""`make bench`: measure the engine at each size asked for and write RESULTS.md.

Sizes come as arguments (`make bench ARGS="5000 100000"`); all three of the design when none
do. A million entries take 20 minutes and 8 GB.
"""

import sys
from datetime import date
from pathlib import Path

from tests.benchmarks import bars
from tests.benchmarks.engine import measure

RESULTS = Path(__file__).with_name("RESULTS.md")
TIMES = 60


def table(size: int) -> str:
    """One row a figure, with its bar and whether it is kept."""
    rows = [
        f"## {size:,} entries",
        "",
        "| figure | seen | bar | |",
        "|---|---|---|---|",
    ]
    for name, seen in measure(size, TIMES).items():
        rows.append(f"| {name} | {' | '.join(bars.row(name, size, seen))} |")
    return "\n".join(rows)


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or list(bars.SIZES)
    today = date.today().isoformat()  # noqa: DTZ011 - a day on a page
    text = (
        f"# The in-memory engine, measured by `make bench` on {today}\n\n"
        "CPU milliseconds of one thread, median / 95th percentile, unless the row says more. "
        "What another process sees is measured by the clock on the wall.\n"
    )
    for size in sizes:
        text += f"\n{table(size)}\n"
        # What was measured stays, should a larger size not come to its end.
        RESULTS.write_text(text)


if __name__ == "__main__":
    main()
