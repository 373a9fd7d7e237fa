"""Entries of clubs that do not exist, for measuring: `manage.py make_catalogue N --entries-only`.

They are made of the areas and themes of the database, with the same words, ages and times
in the same proportions as real ones, from a seed: the same call makes the same entries.
They stand in a generation of their own; `manage.py rebuild_entries` brings the real ones back.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import uuid
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from django.db import connection, transaction

from home.areas.models import Level
from home.areas.tree import AreaNode
from home.areas.tree import tree as areas
from home.attributes import LowThreshold, Support
from home.themes.tree import tree as themes
from search import generations
from search.entries.card import CardFacts
from search.entries.marks import marked
from search.entries.tokens import area_names, theme_names, tokens
from search.facts import Audience, Enrolment, Facts, Point, Session
from search.find import engine
from search.models import Source
from search.words import fold

# Rows of real clubs never reach these numbers.
FIRST_ID = 1_000_000_000
ROWS_A_BATCH = 5_000
WORDS_KNOWN = 80_000
WORDS_AN_ENTRY = 46
SYLLABLES = tuple(
    f"{consonant}{vowel}" for consonant in "hjklmnprstv" for vowel in "aeiouyäö"
)

INSERT = """
    INSERT INTO search_entry
    (generation, key, uuid, kind, source, source_id, version, deleted, facts, card, tokens)
    VALUES (%s, %s, %s, %s, %s, %s, 0, %s, %s, %s, %s)
"""


def make_entries(count: int, today: dt.date, seed: int = 1) -> Iterator[int]:
    """Store so many entries and let the search read them; yields the size of each batch."""
    generation = generations.begin()
    try:
        town = Town(count, today, random.Random(seed))  # noqa: S311
        for start in range(0, count, ROWS_A_BATCH):
            numbers = range(start, min(start + ROWS_A_BATCH, count))
            rows = [row(generation, *town.club(number)) for number in numbers]
            with transaction.atomic(), connection.cursor() as cursor:
                generations.must_be_building(generation)
                cursor.executemany(INSERT, rows)
            yield len(rows)
        engine().prepare(generation)
        generations.switch(generation)
    except BaseException:
        generations.give_up(generation)
        raise
    generations.sweep()


def row(generation: int, facts: Facts, card: CardFacts) -> tuple[Any, ...]:
    """The values of INSERT: the ORM would take thrice the time."""
    told = facts.to_json()
    words = told.pop("tokens")
    entry_uuid = uuid.UUID(facts.uuid)
    return (
        generation,
        facts.key,
        entry_uuid if connection.features.has_native_uuid_field else entry_uuid.hex,
        facts.kind,
        Source.ACTIVITY.value,
        facts.key // len(Source),
        False,
        json.dumps(told),
        json.dumps(card, ensure_ascii=False),
        json.dumps(words),
    )


class Town:
    """Draws everything that a club may tell, in the proportions of a real catalogue."""

    def __init__(self, clubs: int, today: dt.date, draw: random.Random) -> None:
        self.draw = draw
        self.midnight = dt.datetime.combine(today, dt.time(), dt.UTC)
        self.season = (today - dt.timedelta(days=60), today + dt.timedelta(days=90))
        self.places = self._places(min(max(clubs // 25, 300), 20_000))
        self.themes = list(themes().by_code) or ["liikunta", "taide", "luonto"]
        self.words = [self._word() for _ in range(WORDS_KNOWN)]
        # Few words are common and most are rare (Zipf).
        self.reach = list(accumulate(n**-1.05 for n in range(2, WORDS_KNOWN + 2)))

    def club(self, number: int) -> tuple[Facts, CardFacts]:
        draw = self.draw
        where = [
            self.draw.choice(self.places)
            for _ in range(self._one_of([1, 2, 3], [80, 15, 5]))
        ]
        theme = self.draw.choice(self.themes)
        lineage = themes().lineage(theme) or (theme,)
        about = str(themes().name(theme))
        name = f"{about}kerho {number}"
        codes = tuple(dict.fromkeys(code for _point, codes in where for code in codes))
        price = 0 if draw.random() < 0.35 else draw.randrange(1, 40) * 5
        facts = Facts(
            key=Source.ACTIVITY.key(FIRST_ID + number),
            uuid=str(uuid.UUID(int=FIRST_ID + number)),
            kind=self._one_of(["club", "course", "camp", "open"], [80, 10, 3, 7]),
            name=name,
            audience=self._audience(),
            areas=codes,
            points=tuple(point for point, _codes in where),
            sessions=tuple(
                self._session() for _ in range(self._one_of([1, 2, 3], [70, 20, 10]))
            ),
            themes=lineage,
            free=price == 0,
            easy=self._few(LowThreshold.values, 0.15),
            languages=("fi", *self._few(["sv", "en", "ru"], 0.05)),
            support=self._few(Support.values, 0.08),
            organisers=(f"jarjestaja-{draw.randrange(400)}",),
            enrolment=self._enrolment(),
            created=self._moment(-2_000, 0),
            stale_from=self._moment(-60, 365),
            tokens=self._tokens(name, lineage, codes),
        )
        card = CardFacts(
            name={"fi": name},
            summary={"fi": " ".join(self._some_words(12)).capitalize()},
            slug=f"{'-'.join(fold(name))}",
            places=[
                {"name": {"fi": f"Koulu {codes[0]}"}, "area": codes[0]}
                for _point, codes in where[:1]
            ],
            price=("season", str(price)) if price else ("free", "0"),
            example=True,
        )
        return marked(facts), card

    def _places(self, count: int) -> list[tuple[Point, tuple[str, ...]]]:
        """Points around the middles of the neighbourhoods, with the codes of their areas."""
        tree = areas()
        hoods: list[AreaNode | None] = [*tree.of_level(Level.NEIGHBOURHOOD)] or [None]
        postcodes = [node.code for node in tree.of_level(Level.POSTCODE)] or ["90100"]
        places = []
        for _ in range(count):
            hood = self.draw.choice(hoods)
            north, east = self.draw.gauss(0, 0.01), self.draw.gauss(0, 0.02)
            middle = hood.middle if hood else None
            point = Point(
                round((middle.latitude if middle else 65.01) + north, 6),
                round((middle.longitude if middle else 25.47) + east, 6),
                self.draw.random() < 0.1,
            )
            codes = tree.lineage(hood.code) if hood else ("oulu",)
            places.append((point, (*codes, self.draw.choice(postcodes))))
        return places

    def _audience(self) -> Audience:
        kind = self.draw.random()
        if kind < 0.1:
            return Audience("all_ages")
        if kind < 0.13:
            return Audience("unknown")
        if kind < 0.5:
            first = self.draw.randrange(9)
            return Audience(
                "grades",
                min_grade=first,
                max_grade=first + self.draw.randrange(4) % (11 - first),
            )
        low = self.draw.randrange(17)
        return Audience("ages", low, low + self.draw.randrange(1, 6))

    def _session(self) -> Session:
        weekday = self._one_of(range(1, 8), [19, 19, 19, 19, 12, 7, 5])
        starts = self.draw.choice([540, 780, 840, 900, 960, 1020, 1080, 1140])
        first, last = self.season
        autumn_break = first + dt.timedelta(days=42)
        return Session(
            weekday,
            starts,
            starts + self.draw.choice([45, 60, 90]),
            first,
            last,
            skips=((autumn_break, autumn_break + dt.timedelta(days=6)),),
        )

    def _enrolment(self) -> Enrolment | None:
        if self.draw.random() < 0.3:
            return None
        return Enrolment(
            opens=self._moment(-60, 20),
            closes=self._moment(30, 120),
            full=self.draw.random() < 0.2,
            queue=self.draw.random() < 0.5,
        )

    def _tokens(
        self, name: str, lineage: tuple[str, ...], codes: tuple[str, ...]
    ) -> dict[str, str]:
        """As a real club has them; the words of its text mean nothing."""
        named = tokens(
            name=[name], keywords=theme_names(lineage), places=area_names(codes)
        )
        return {**named, "text": " ".join(self._some_words(WORDS_AN_ENTRY))}

    def _some_words(self, count: int) -> list[str]:
        return self.draw.choices(self.words, cum_weights=self.reach, k=count)

    def _word(self) -> str:
        return "".join(self.draw.choices(SYLLABLES, k=self.draw.randrange(2, 5)))

    def _few(self, codes: list[str], share: float) -> tuple[str, ...]:
        return tuple(code for code in codes if self.draw.random() < share)

    def _one_of(self, things: Any, weights: list[int]) -> Any:
        return self.draw.choices(things, weights)[0]

    def _moment(self, first: int, last: int) -> dt.datetime:
        """A moment so many days from today, at the full hour."""
        hours = self.draw.randrange(first * 24, last * 24)
        return self.midnight + dt.timedelta(hours=hours)
