"""Validate and audit the pages of a running site; `tests/checks/pages` prepares the tools.

Prints one line a page and fails when there is a markup or style error, a Lighthouse score
under 100 for accessibility, best practices or search engines, or a layout shift over .02.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

CATEGORIES = ("accessibility", "best-practices", "seo")
LARGEST_SHIFT = 0.02
# What the nu validator does not know yet, as patterns of its messages.
UNKNOWN_TO_NU: tuple[str, ...] = ()
# Kept from search engines on purpose, so Lighthouse's "seo" cannot be full.
NOT_INDEXED = ("/kuviot/", "/sv/monster/", "/en/patterns/")
CHROME_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update"
)


def paths_of(base: str) -> Iterator[str]:
    """The front pages and, from the sitemap, the first page of each kind."""
    yield from ("/", "/sv/", "/en/", "/kuviot/", "/haku/", "/haku/?kind=club&free=1")
    seen = set()
    with urlopen(f"{base}/sitemap.xml") as answer:  # noqa: S310 the site just started
        addresses = re.findall(
            r"<loc>[^<]*?//[^/<]+([^<]*)</loc>", answer.read().decode()
        )
    for address in addresses:
        parts = address.strip("/").split("/")
        kind = (parts[0], len(parts))
        if kind not in seen and address not in ("/", "/sv/", "/en/"):
            seen.add(kind)
            yield address


def nu_errors(base: str, paths: list[str], tools: Path) -> dict[str, list[str]]:
    """Errors of the nu validator by page; the stylesheet counts as a page."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, path in enumerate([*paths, "/static/site.css"]):
            suffix = ".css" if path.endswith(".css") else ".html"
            file = Path(folder) / f"{number}{suffix}"
            with urlopen(base + path) as answer:  # noqa: S310
                file.write_bytes(answer.read())
            files[str(file)] = path
        jar = next(tools.glob("npm/node_modules/vnu-jar/build/dist/vnu.jar"))
        checked = subprocess.run(  # noqa: S603
            ["java", "-jar", jar, "--format", "json", "--also-check-css", *files],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
        )
    errors: dict[str, list[str]] = {}
    for message in json.loads(checked.stderr)["messages"]:
        text = message["message"]
        if message["type"] == "error" and not any(
            re.search(known, text) for known in UNKNOWN_TO_NU
        ):
            path = files[message["url"].removeprefix("file:")]
            errors.setdefault(path, []).append(
                f"{message.get('lastLine')}: {text} | {message.get('extract', '')[:120]}"
            )
    return errors


def lighthouse(url: str, tools: Path) -> dict[str, object]:
    """The report of one page. Chromium sometimes paints nothing on a busy machine: once more."""
    for _ in range(3):
        ran = subprocess.run(  # noqa: S603
            [  # noqa: S607
                "node",
                tools / "npm/node_modules/lighthouse/cli/index.js",
                url,
                "--quiet",
                "--output=json",
                f"--only-categories={','.join((*CATEGORIES, 'performance'))}",
                f"--chrome-flags={CHROME_FLAGS}",
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode == 0:
            report: dict[str, object] = json.loads(ran.stdout)
            if not report.get("runtimeError"):
                return report
        time.sleep(2)
    sys.exit(f"Lighthouse did not finish {url}: {ran.stderr[-400:]}")


def faults(path: str, report: dict) -> list[str]:
    """What keeps a page under the goal, in words."""
    found = []
    for category in CATEGORIES:
        if category == "seo" and path in NOT_INDEXED:
            continue
        result = report["categories"][category]
        if result["score"] < 1:
            failed = [
                report["audits"][ref["id"]]["title"]
                for ref in result["auditRefs"]
                if ref["weight"]
                and (report["audits"][ref["id"]]["score"] or 0) < 1
                and report["audits"][ref["id"]]["scoreDisplayMode"]
                not in ("notApplicable", "manual", "informative")
            ]
            found.append(f"{category} {result['score'] * 100:.0f}: {'; '.join(failed)}")
    shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
    if shift > LARGEST_SHIFT:
        found.append(f"layout shift {shift:.3f}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--base", required=True)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--only", choices=("nu", "lighthouse"))
    given = parser.parse_args()
    paths = given.paths or list(paths_of(given.base))
    bad = 0
    if given.only != "lighthouse":
        errors = nu_errors(given.base, paths, given.tools)
        bad += len(errors)
        for path, messages in errors.items():
            sys.stdout.write(f"nu  {path}\n    " + "\n    ".join(messages) + "\n")
        sys.stdout.write(f"nu: {len(paths) + 1} files, {len(errors)} with errors\n")
    if given.only != "nu":
        for path in paths:
            report = lighthouse(given.base + path, given.tools)
            found = faults(path, report)
            bad += bool(found)
            audits = report["audits"]
            sys.stdout.write(
                f"{'bad' if found else 'ok '} {path}  "
                f"performance {report['categories']['performance']['score'] * 100:.0f}, "
                f"{audits['total-byte-weight']['numericValue'] / 1024:.0f} KiB, "
                f"LCP {audits['largest-contentful-paint']['numericValue'] / 1000:.1f} s\n"
            )
            for fault in found:
                sys.stdout.write(f"    {fault}\n")
            sys.stdout.flush()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
