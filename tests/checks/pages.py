"""Validate and audit the pages of a running site; `tests/checks/pages` prepares the tools.

Prints one line a page and fails when there is a markup or style error, a Lighthouse score
under 100 for accessibility, best practices or search engines, a layout shift over .02, or a
search page over 40 kB.
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
from html import unescape
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

CATEGORIES = ("accessibility", "best-practices", "seo")
LARGEST_SHIFT = 0.02
# What the list of results may weigh with its styles and scripts, in bytes sent.
HEAVIEST_SEARCH = 40_000
# Standards that the validator's style checker has not learnt, as patterns of its messages:
# container queries (CSS Containment 3) and two properties of SVG 2.
UNKNOWN_TO_NU = (
    r"“container-type”: Property",
    r"Unrecognized at-rule “@container”",
    r"“(vector-effect|paint-order)”: Property",
)
CHROME_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update"
)
# One page of each kind in the demo city; of the catalogue's, the first in its sitemap.
KINDS = (
    "/",
    "/haku/",
    "/haku/?age=7&age=11&kind=club&free=1",
    "/haku/?q=keppihevoset&area=pohjoinen",
    "/haku/?view=map",
    "/haku/?view=week&age=8&area=pohjoinen",
    "/paikat/",
    "/liikkuvat/",
    "/alueet/",
    "/alueet/pohjoinen/",
    "/alueet/pohjoinen/haukipudas/",
    "/ajankohtaista/",
    "/ajankohtaista/uuden-kauden-kerhot/",
    "/alueellinen-toiminta/",
    "/alueellinen-toiminta/tavoitteet-2022-2026/",
    "/selkosuomi/",
    "/kuviot/",
    "/ei-ole/",
)
# Lighthouse takes no page whose status is an error; axe looks at this one in the tests.
NO_LIGHTHOUSE = ("/ei-ole/",)
SITEMAPS = ("clubs", "places", "mobile", "organisers")


def text_of(address: str) -> str:
    """The text at an address, also of a page that says it is not found."""
    try:
        with urlopen(address) as answer:  # noqa: S310 the site just started
            return str(answer.read().decode())
    except HTTPError as missing:
        return missing.read().decode()


def paths_of(base: str) -> Iterator[str]:
    """One page of each kind, in Finnish."""
    yield from KINDS
    for name in SITEMAPS:
        sitemap = text_of(f"{base}/sitemap-{name}.xml")
        if first := re.search(r"<loc>[a-z]+://[^/<]+([^<]*)</loc>", sitemap):
            yield first[1]
    stops = re.findall(
        r'href="(/liikkuvat/[^/"]+/[^/"#?]+/)"', text_of(base + "/liikkuvat/")
    )
    yield from stops[:1]


def in_other_languages(base: str, paths: list[str]) -> Iterator[str]:
    """Where the language menu of each page leads; twice the same page only once."""
    seen = set(paths)
    for path in paths:
        menu = re.findall(r'href="([^"]+)" lang="(?:sv|en)"', text_of(base + path))
        for address in map(unescape, menu):
            if address not in seen:
                seen.add(address)
                yield address


def nu_errors(base: str, paths: list[str], tools: Path) -> dict[str, list[str]]:
    """Errors of the nu validator by page; the stylesheet counts as a page."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, path in enumerate([*paths, "/static/site.css"]):
            suffix = ".css" if path.endswith(".css") else ".html"
            file = Path(folder) / f"{number}{suffix}"
            file.write_text(text_of(base + path))
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


def lighthouse(url: str, tools: Path) -> dict[str, Any]:
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
            report: dict[str, Any] = json.loads(ran.stdout)
            if not report.get("runtimeError"):
                return report
        time.sleep(2)
    sys.exit(f"Lighthouse did not finish {url}: {ran.stderr[-400:]}")


def faults(report: dict[str, Any], *, indexed: bool) -> list[str]:
    """What keeps a page under the goal, in words.

    A page that asks search engines to stay away (`indexed` false) fails one audit on purpose.
    """
    found = []
    for category in CATEGORIES:
        result = report["categories"][category]
        failed = {
            ref["id"]: report["audits"][ref["id"]]["title"]
            for ref in result["auditRefs"]
            if ref["weight"]
            and (report["audits"][ref["id"]]["score"] or 0) < 1
            and report["audits"][ref["id"]]["scoreDisplayMode"]
            not in ("notApplicable", "manual", "informative")
        }
        if not indexed:
            failed.pop("is-crawlable", None)
        if failed:
            score = f"{category} {(result['score'] or 0) * 100:.0f}"
            found.append(f"{score}: {'; '.join(failed.values())}")
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
        every = [*paths, *in_other_languages(given.base, paths)]
        errors = nu_errors(given.base, every, given.tools)
        bad += len(errors)
        for path, messages in errors.items():
            sys.stdout.write(f"nu  {path}\n    " + "\n    ".join(messages) + "\n")
        sys.stdout.write(f"nu: {len(every) + 1} files, {len(errors)} with errors\n")
    if given.only != "nu":
        for path in (each for each in paths if each not in NO_LIGHTHOUSE):
            report = lighthouse(given.base + path, given.tools)
            indexed = 'name="robots" content="noindex' not in text_of(given.base + path)
            found = faults(report, indexed=indexed)
            weight = report["audits"]["total-byte-weight"]["numericValue"]
            if path == "/haku/" and weight > HEAVIEST_SEARCH:
                found.append(f"{weight} bytes were sent")
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
