"""Pages written as plain text files, read into the blocks of a page.

A file begins with its facts as TOML; a line of three dashes ends them. Then:

    ## Heading   ### Subheading     a paragraph, **bold**
    - a list                         1. Name: text of a step in a chain
    > a quote    > — who says so     ! Title: a notice
    => text | key of a page          | cell | cell |  (first the caption, then the headings)

`{d+12}` is the day twelve days from today, in the words of the page's language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from home import dates

Block = tuple[str, Any]
# Where a link leads, as the fields of a LinkBlock.
Address = Callable[[str], dict[str, Any]]

DAY = re.compile(r"\{d([+-]\d+)\}")
BOLD = re.compile(r"\*\*(.+?)\*\*")
# What a line begins with tells what it is; anything else is a paragraph.
SIGNS = ("## ", "### ", "- ", "> ", "! ", "=> ", "| ")
STEP = re.compile(r"\d+\. ")
STEP_SIGN = "1. "


@dataclass(frozen=True, slots=True)
class Written:
    """One page in one language, as its file has it."""

    key: str
    language: str
    facts: dict[str, Any]
    text: str

    def body(self, address: Address) -> list[Block]:
        """The blocks of the page in their order."""
        paragraphs = re.split(r"\n\s*\n", self.text.strip())
        return [block for part in paragraphs for block in blocks_of(part, address)]


def read(folder: Path, today: date) -> Iterator[Written]:
    """The pages of a folder, each before those that stand under it."""
    files = folder.rglob("*.md")
    for file in sorted(files, key=lambda each: (len(each.parts), each.as_posix())):
        name = file.relative_to(folder).as_posix().removesuffix(".md")
        key, _, language = name.rpartition(".")
        in_words = partial(day_in_words, today=today, language=language)
        facts, _, text = DAY.sub(in_words, file.read_text("utf-8")).partition("\n---\n")
        yield Written(key, language, tomllib.loads(facts), text)


def day_in_words(found: re.Match[str], today: date, language: str) -> str:
    return dates.short_day(today + timedelta(days=int(found[1])), language)


def rich(text: str) -> str:
    return BOLD.sub(r"<b>\1</b>", escape(text, quote=False))


def blocks_of(paragraph: str, address: Address) -> Iterator[Block]:
    for sign, lines in groupby(paragraph.splitlines(), sign_of):
        yield block_of(sign, [line.removeprefix(sign) for line in lines], address)


def sign_of(line: str) -> str:
    if STEP.match(line):
        return STEP_SIGN
    return next((sign for sign in SIGNS if line.startswith(sign)), "")


def block_of(sign: str, lines: list[str], address: Address) -> Block:
    match sign:
        case "## " | "### ":
            return "heading", {"text": lines[0], "level": f"h{len(sign) - 1}"}
        case "- ":
            items = "".join(f"<li>{rich(line)}</li>" for line in lines)
            return "text", f"<ul>{items}</ul>"
        case "1. ":
            return "chain", {"steps": [step(STEP.sub("", line, 1)) for line in lines]}
        case "> ":
            return "quote", quote(lines)
        case "! ":
            title, _, text = " ".join(lines).partition(": ")
            return "notice", {"title": title, "text": f"<p>{rich(text)}</p>"}
        case "=> ":
            return "links", [link(line, address) for line in lines]
        case "| ":
            return "table", table(lines)
    return "text", f"<p>{rich(' '.join(lines))}</p>"


def quote(lines: list[str]) -> dict[str, str]:
    said = [line for line in lines if not line.startswith("— ")]
    who = [line.removeprefix("— ") for line in lines if line not in said]
    return {"text": " ".join(said), "source": " ".join(who)}


def step(line: str) -> dict[str, str]:
    name, _, text = line.partition(": ")
    return {"name": name, "text": f"<p>{rich(text)}</p>" if text else ""}


def link(line: str, address: Address) -> dict[str, Any]:
    text, _, target = line.partition(" | ")
    return {"text": text, **address(target)}


def table(lines: list[str]) -> dict[str, Any]:
    caption, headings, *rows = [
        [cell.strip() for cell in line.removesuffix("|").split(" | ")] for line in lines
    ]
    return {
        "caption": caption[0],
        "columns": [{"type": "rich_text", "heading": heading} for heading in headings],
        "rows": [{"values": [cell_of(cell) for cell in row]} for row in rows],
    }


def cell_of(cell: str) -> str:
    """`text * one * another` is the text and a list under it."""
    text, *points = re.split(r"(?:^| )\* ", cell)
    items = "".join(f"<li>{rich(point)}</li>" for point in points)
    return (f"<p>{rich(text)}</p>" if text else "") + (
        f"<ul>{items}</ul>" if items else ""
    )
