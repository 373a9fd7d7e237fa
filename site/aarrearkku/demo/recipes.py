"""What the demo city is made from: the written texts of data/*.toml, checked when read."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from home.audience import Audience

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Who:
    """An audience written short: g1-2, 7-9, 0.25-1.5, 60-, all."""

    mode: Audience.Mode
    lowest: Decimal | None = None
    highest: Decimal | None = None

    @classmethod
    def of(cls, written: str) -> Who:
        if written == "all":
            return cls(Audience.Mode.ALL_AGES)
        match = re.fullmatch(r"(g?)([\d.]+)(?:-([\d.]*))?", written)
        if match is None:
            raise ValueError(f"Nobody is {written!r}: write g1-2, 7-9, 60- or all.")
        by_grade, low, high = match.groups()
        highest = Decimal(high) if high else Decimal(low) if high is None else None
        return cls(
            Audience.Mode.GRADES if by_grade else Audience.Mode.AGES,
            Decimal(low),
            highest,
        )

    @property
    def label(self) -> str:
        """As it stands in a name: 7–9 v, 3.–4. lk, 3–18 kk; empty for all ages."""
        if self.mode is Audience.Mode.ALL_AGES:
            return ""
        if self.is_babies:
            months = (round((n or 0) * 12) for n in (self.lowest, self.highest))
            return "{}–{} kk".format(*months)
        low, high = (
            str(n).replace(".", ",") if n is not None else ""
            for n in (self.lowest, self.highest)
        )
        if self.mode is Audience.Mode.GRADES:
            first = "esi" if low == "0" else f"{low}."
            return f"{first} lk" if low == high else f"{first}–{high}. lk"
        return f"{low} v" if low == high else f"{low}–{high} v" if high else f"{low}+"

    @property
    def is_babies(self) -> bool:
        return (
            self.mode is Audience.Mode.AGES
            and self.highest is not None
            and self.highest < 2
        )

    @property
    def youngest(self) -> int:
        """In years; a grade is its usual age, all ages count as grown-ups."""
        if self.mode is Audience.Mode.ALL_AGES or self.lowest is None:
            return 18
        grade = 6 if self.mode is Audience.Mode.GRADES else 0
        return int(self.lowest) + grade


@dataclass(frozen=True)
class Recipe:
    """One sort of club, from which groups at many places are made."""

    theme: str
    texts: dict[str, str]
    who: tuple[Who, ...]
    kind: str = "club"
    when: str = "after_school"
    where: tuple[str, ...] = ("school",)
    # autumn, spring, winter (while there is snow), summer; always: no season at all.
    during: tuple[str, ...] = ("autumn", "spring")
    price: tuple[int, int] = (0, 0)
    price_type: str = "free"
    group: str = "mixed"
    easy: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("fi",)
    keywords: tuple[str, ...] = ()
    extra: str = ""
    bring: str = ""
    note: str = ""
    transport: str = ""
    snack: bool = False
    adult: bool = False
    family: bool = False
    outdoors: bool = False
    twice: bool = False
    # Sessions of a course or camp, minutes of one, and room for how many, where texts tell.
    times: int = 0
    minutes: tuple[int, ...] = ()
    room: int = 0

    @property
    def is_of_finnish_model(self) -> bool:
        return self.when == "after_school"

    @property
    def name(self) -> str:
        return self.texts["name_fi"]


@dataclass(frozen=True)
class Organiser:
    slug: str
    kind: str
    texts: dict[str, str]
    themes: tuple[str, ...]
    regions: tuple[str, ...] = ()


@cache
def recipes(file: str) -> tuple[Recipe, ...]:
    """The recipes of school_clubs, association_clubs or open_groups."""
    return tuple(_recipe(row) for row in _rows(file, "recipe"))


@cache
def organisers() -> tuple[Organiser, ...]:
    return tuple(
        Organiser(
            slug=row["slug"],
            kind=row["kind"],
            texts=_texts(row),
            themes=tuple(row["themes"]),
            regions=tuple(row.get("regions", ())),
        )
        for row in _rows("organisations", "organisation")
    )


def _rows(file: str, table: str) -> list[dict[str, Any]]:
    text = (DATA / f"{file}.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)[table]
    return rows


def _recipe(row: dict[str, Any]) -> Recipe:
    texts = _texts(row)
    low, high, price_type = row.pop("price", (0, 0, "free"))
    lists: dict[str, Any] = {
        key: tuple(row.pop(key))
        for key in (
            "where",
            "during",
            "minutes",
            "easy",
            "support",
            "languages",
            "keywords",
        )
        if key in row
    }
    who = tuple(Who.of(written) for written in row.pop("who"))
    return Recipe(
        texts=texts, who=who, price=(low, high), price_type=price_type, **lists, **row
    )


def _texts(row: dict[str, Any]) -> dict[str, str]:
    """Take the texts out of the row, under the names of their columns."""
    texts = {}
    for field in ("name", "summary", "description", "selko"):
        for language in ("", "_sv", "_en"):
            if text := row.pop(field + language, ""):
                texts[field + (language or "_fi")] = text
    return texts
