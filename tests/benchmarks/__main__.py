"""`make bench`: measure and write RESULTS.md.

What to measure comes as arguments (`make bench ARGS="language 5000"`): sizes of the engine,
and `language`. Everything when none do; a million entries take 20 minutes and 8 GB. What was
not measured stays as it stands.
"""

import re
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tests.benchmarks import bars, engine, language

RESULTS = Path(__file__).with_name("RESULTS.md")
TIMES = 60
LANGUAGE = "language"
HEAD = (
    "# The search, measured by `make bench`\n\n"
    "CPU milliseconds of one thread, median / 95th percentile, unless the row says more. "
    "What another process sees is measured by the clock on the wall.\n"
)


def section(name: str) -> tuple[str, str]:
    """Title and text: one row a figure, with its bar and whether it is kept."""
    if name == LANGUAGE:
        title = "Finnish words"
        rows = [
            (each, *bars.of_language(each, n)) for each, n in language.measure().items()
        ]
    else:
        size = int(name)
        title = f"{size:,} entries"
        figures = engine.measure(size, TIMES).items()
        rows = [(each, *bars.row(each, size, seen)) for each, seen in figures]
    return title, table(rows)


def table(rows: Iterable[tuple[str, ...]]) -> str:
    today = date.today().isoformat()  # noqa: DTZ011 - a day on a page
    lines = [
        f"Measured on {today}.",
        "",
        "| figure | seen | bar | |",
        "|---|---|---|---|",
    ]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def standing() -> dict[str, str]:
    """The sections of the file as it is, by title."""
    text = RESULTS.read_text() if RESULTS.exists() else ""
    return {
        title: body.strip()
        for title, body in re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    }


def main() -> None:
    sections = standing()
    for name in sys.argv[1:] or [LANGUAGE, *map(str, bars.SIZES)]:
        title, text = section(name)
        sections[title] = text
        # What was measured stays, should a larger size not come to its end.
        RESULTS.write_text(
            HEAD
            + "".join(f"\n## {title}\n\n{text}\n" for title, text in sections.items())
        )


if __name__ == "__main__":
    main()
