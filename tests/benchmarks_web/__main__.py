"""`make bench-web`: whole answers of a real server, against a page that does nothing.

    python -m tests.benchmarks_web [requests of each kind]

Two workers of gunicorn with the settings of production answer random searches over 100,000
entries, none of them twice, as page and as JSON, and in between a constant behind the same
middleware. What counts is the CPU time of the workers. The catalogue is made once and kept in
var/benchmark.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from tests.serving import ROOT, Searches, serving

FOLDER = Path(os.environ.get("VAR_DIR", ROOT / "var" / "benchmark"))
RESULTS = Path(__file__).with_name("RESULTS.md")
ENTRIES = 100_000
WORKERS = 2
# How many times the CPU of the constant page an answer may take.
BARS = {"page": 25, "JSON": 8}
ADDRESSES = {"constant": "/constant/", "page": "/haku/", "JSON": "/api/v1/search/"}
# So many of each kind in turn; the first round is not counted.
A_ROUND = 10
ENVIRONMENT = os.environ | {
    "VAR_DIR": str(FOLDER),
    "DJANGO_SETTINGS_MODULE": "tests.benchmarks_web.settings",
}


def manage(*command: str) -> None:
    # The settings of the demo: it makes accounts that production would refuse.
    environment = os.environ | {"VAR_DIR": str(FOLDER)}
    subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True
    )


def prepare() -> None:
    """The demo city with so many entries, and the static files."""
    whole = FOLDER / "benchmark.made"
    if not whole.exists():
        manage("demo", "--no-serve", "--reset")
        manage("make_catalogue", str(ENTRIES), "--entries-only")
        whole.touch()
    manage("migrate", "--verbosity=0")
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"],
        cwd=ROOT,
        env=ENVIRONMENT,
        check=True,
    )


def measure(times: int) -> dict[str, float]:
    """CPU milliseconds of the workers for one answer of each kind."""
    with serving(ENVIRONMENT, WORKERS) as server:
        searches = Searches(server)
        spent = dict.fromkeys(ADDRESSES, 0.0)
        for number in range(1 + times // A_ROUND):
            for kind, address in ADDRESSES.items():
                before = server.cpu_ms()
                for _ in range(A_ROUND):
                    server.get(f"{address}?{searches.one()}")
                # A worker goes on for a moment after its answer has left.
                time.sleep(0.1)
                if number:
                    spent[kind] += server.cpu_ms() - before
    asked = times // A_ROUND * A_ROUND
    return {kind: total / asked for kind, total in spent.items()}


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    prepare()
    seen = measure(times)
    rows = [
        f"| {kind} | {seen[kind]:.1f} | {seen[kind] / seen['constant']:.1f} | {bar} "
        f"| {'met' if seen[kind] <= bar * seen['constant'] else '**missed**'} |"
        for kind, bar in BARS.items()
    ]
    RESULTS.write_text(
        f"# Whole answers over {ENTRIES:,} entries, by `make bench-web` on {date.today()}\n\n"  # noqa: DTZ011
        f"CPU milliseconds of {WORKERS} gunicorn workers for one uncached answer, mean of "
        f"{times}, and how many times that of a constant page behind the same middleware "
        f"({seen['constant']:.2f} ms).\n\n"
        "| answer | CPU ms | times | bar | |\n|---|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )
    sys.stdout.write(RESULTS.read_text())


if __name__ == "__main__":
    main()
