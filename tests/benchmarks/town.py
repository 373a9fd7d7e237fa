"""A town of clubs that do not exist, for measuring: facts from a seed, 60 tokens an entry.

The areas have the shape of Oulu (4 regions, 18 clusters, 120 neighbourhoods, 46 postcodes),
words are as unequal as in a language (Zipf), and ages, days and prices as in a catalogue.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import numpy as np

from home.calendar_days import HELSINKI
from search.engines.base import Geography, Row, Standing
from search.entries.marks import marked
from search.facts import Audience, Dated, Enrolment, Facts, Point, Session
from search.thesaurus.reach import Thesaurus

NOW = dt.datetime(2026, 11, 25, 12, 0, tzinfo=HELSINKI)
TODAY = NOW.date()
VOCABULARY = 80_000
# An entry has about 60: these words, its areas and its marks.
WORDS = 46
# Drawn at once: NumPy draws many numbers as quickly as one.
BATCH = 10_000

REGIONS = [f"alue-{n}" for n in range(4)]
CLUSTERS = [f"pk-{n}" for n in range(18)]
HOODS = [f"osa-{n}" for n in range(120)]
POSTCODES = [f"90{n:03}" for n in range(100, 146)]
PARENTS: dict[str, str | None] = {"oulu": None}
PARENTS |= dict.fromkeys(REGIONS, "oulu") | dict.fromkeys(POSTCODES, "oulu")
PARENTS |= {code: REGIONS[n % 4] for n, code in enumerate(CLUSTERS)}
PARENTS |= {code: CLUSTERS[n % 18] for n, code in enumerate(HOODS)}
NO_THESAURUS = Thesaurus([])
GEOGRAPHY = Geography(PARENTS)
THEMES = [(f"ala-{n % 12}", f"ala-{n % 12}-{n}") for n in range(72)]
EASY = ["beginner", "friend", "try_once", "no_competition", "gear_lent", "quiet"]
SUPPORT = ["wheelchair", "step_free", "accessible_toilet", "pictures"]
LANGUAGES = ["fi", "sv", "en", "ru"]
AUTUMN_BREAK = (TODAY - dt.timedelta(37), TODAY - dt.timedelta(31))
CHRISTMAS = (TODAY + dt.timedelta(26), TODAY + dt.timedelta(43))
ALPHABET = np.array(list("abcdefghijklmnoprstuvyäö"))


class Town:
    """Draws facts; the same size and seed give the same town."""

    def __init__(self, size: int, seed: int = 1) -> None:
        self.size = size
        self.draw = np.random.default_rng(seed)
        self.words = [f"sana{number:05}" for number in range(VOCABULARY)]
        weights = 1 / np.arange(2, VOCABULARY + 2) ** 1.05
        self.reach = np.cumsum(weights / weights.sum())
        self.shuffled = np.random.default_rng(99).permutation(VOCABULARY)
        self.places = self._places(int(min(max(300, size // 25), 20_000)))

    def _places(self, count: int) -> list[tuple[Point, tuple[str, ...]]]:
        middles = self.draw.normal((65.01, 25.47), (0.06, 0.14), (len(HOODS), 2))
        made = []
        for number in self.draw.integers(0, len(HOODS), count).tolist():
            north, east = self.draw.normal(middles[number], (0.008, 0.018)).tolist()
            codes, code = [], HOODS[number]
            while code:
                codes.append(code)
                code = PARENTS[code] or ""
            codes.append(POSTCODES[number % len(POSTCODES)])
            point = Point(round(north, 6), round(east, 6), number % 9 == 0)
            made.append((point, tuple(codes)))
        return made

    def entries(self) -> Iterator[Facts]:
        for first in range(1, self.size + 1, BATCH):
            keys = range(first, min(first + BATCH, self.size + 1))
            yield from self._batch(keys)

    def _batch(self, keys: range) -> Iterator[Facts]:
        draw, size = self.draw, len(keys)
        numbers = draw.random((size, 24)).tolist()
        lengths = np.clip(draw.normal(WORDS, 12, size), 18, 110).astype(int)
        drawn = np.searchsorted(self.reach, draw.random(int(lengths.sum())))
        tokens = self.shuffled[np.minimum(drawn, VOCABULARY - 1)].tolist()
        letters = ALPHABET[draw.integers(0, len(ALPHABET), (size, 14))]
        at = 0
        for row, key in enumerate(keys):
            end = at + int(lengths[row])
            name = "".join(letters[row]).capitalize()
            yield self._club(key, name, numbers[row], tokens[at:end])
            at = end

    def _club(self, key: int, name: str, n: list[float], tokens: list[int]) -> Facts:
        where = [self.places[int(len(self.places) * n[0] ** 1.5)]]
        if n[1] > 0.75:
            where.append(self.places[int(len(self.places) * n[2])])
        codes = tuple(dict.fromkeys(code for _, own in where for code in own))
        words = [self.words[number] for number in tokens]
        facts = Facts(
            key=key,
            uuid=f"{key * 0x9E3779B97F4A7C15 % 2**128:032x}",
            kind=("club", "course", "camp", "open", "place", "mobile")[
                int(n[3] ** 4 * 6)
            ],
            name=name,
            audience=audience(n[4], n[5], n[6]),
            areas=codes,
            served_areas=(REGIONS[int(n[2] * 4)],) if n[1] < 0.03 else (),
            points=tuple(point for point, _ in where),
            sessions=tuple(sessions(n[7:16])),
            dated=dated(n[8], n[9]) if n[16] > 0.9 else (),
            always_open=n[16] < 0.02,
            themes=THEMES[int(n[17] ** 1.6 * len(THEMES))],
            free=n[18] < 0.35,
            easy=(EASY[int(n[19] * 6)],) if n[10] < 0.4 else (),
            languages=("fi", LANGUAGES[int(n[19] * 4)])[: 1 + (n[20] > 0.85)],
            support=(SUPPORT[int(n[21] * 4)],) if n[20] < 0.2 else (),
            organisers=(f"jarjesto-{int(n[21] ** 2 * 400)}",),
            enrolment=enrolment(n[22], n[23]),
            created=NOW - dt.timedelta(minutes=int(n[12] * 3_000_000)),
            stale_from=NOW + dt.timedelta(days=int(n[13] * 360 - 40)),
            tokens={
                "name": " ".join(words[:4]),
                "name_parts": words[4],
                "keywords": " ".join(words[5:11]),
                "keyword_parts": " ".join(words[11:13]),
                "text": " ".join(words[13:-2]),
                "text_parts": " ".join(words[-2:]),
                "places": " ".join(codes),
            },
        )
        return marked(facts)


def audience(kind: float, low: float, width: float) -> Audience:
    if kind < 0.1:
        return Audience("all_ages")
    if kind < 0.13:
        return Audience("unknown")
    if kind < 0.45:
        first = int(low * 9)
        return Audience("grades", None, None, first, first + int(width * 3))
    youngest = int(low * 17)
    return Audience("ages", youngest, youngest + 1 + int(width * 5))


def sessions(n: list[float]) -> Iterator[Session]:
    for number in range(1 if n[0] < 0.7 else 2 if n[0] < 0.9 else 3):
        starts = 480 + 15 * int(n[1 + number] * 52)
        first = TODAY - dt.timedelta(int(n[4] * 90))
        skips: tuple[tuple[dt.date, dt.date], ...] = (AUTUMN_BREAK, CHRISTMAS)
        if n[5] > 0.95:
            cancelled = TODAY + dt.timedelta(int(n[6] * 60))
            skips = (*skips, (cancelled, cancelled))
        last = first + dt.timedelta(70 + int(n[6] * 120))
        weekday = 1 + int(n[6 + number % 2] ** 1.4 * 7)
        yield Session(
            weekday, starts, starts + 60, first, last, 1 + (n[8] > 0.96), skips
        )


def dated(day: float, starts: float) -> tuple[Dated, ...]:
    at = 600 + 30 * int(starts * 16)
    return (Dated(TODAY + dt.timedelta(int(day * 60)), at, at + 90),)


def enrolment(kind: float, when: float) -> Enrolment | None:
    if kind < 0.3:
        return None
    opens = NOW - dt.timedelta(days=int(when * 60) - 10)
    return Enrolment(opens, opens + dt.timedelta(30), kind > 0.85, kind > 0.92)


class TownSource:
    """A `Source` of a town, with edits written to it in this process."""

    def __init__(self, entries: Iterable[Facts]) -> None:
        self.read = entries
        self.at = Standing("town", 1, 0)
        self.log: list[Row] = []

    def edit(self, entries: Iterable[Facts]) -> None:
        """One commit."""
        self.at = self.at._replace(version=self.at.version + 1)
        self.log = [Row(facts.key, self.at.version, facts) for facts in entries]

    def standing(self, *, anew: bool = False) -> Standing:
        return self.at

    def rows(self, generation: int) -> Iterator[Row]:
        return (Row(facts.key, 0, facts) for facts in self.read)

    def changes(self, since: Standing) -> list[Row]:
        return self.log if since.version < self.at.version else []

    def geography(self) -> Geography:
        return GEOGRAPHY

    def thesaurus(self) -> Thesaurus:
        return NO_THESAURUS

    def close(self) -> None:
        """Nothing is held open."""
