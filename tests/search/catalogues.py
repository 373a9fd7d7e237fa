"""Small random catalogues and queries, full of ties, gaps and odd cases, from a seed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from search.engines.base import Geography, Row, Standing
from search.facts import Audience, Dated, Enrolment, Facts, Point, Session
from search.query import Day, Near, PartOfDay, Person, Query, Sort
from search.thesaurus.reach import Idea, Thesaurus, Wording

OULU = ZoneInfo("Europe/Helsinki")
# A week before clocks go back to winter time.
NOW = dt.datetime(2026, 10, 19, 15, 20, tzinfo=OULU)

PARENTS = {
    "oulu": None,
    "pohjoinen": "oulu",
    "etelainen": "oulu",
    "pk-kello": "pohjoinen",
    "pk-kaakkuri": "etelainen",
    "pk-tuira": "pohjoinen",
    "kello": "pk-kello",
    "kiviniemi": "pk-kello",
    "kaakkuri": "pk-kaakkuri",
    "tuira": "pk-tuira",
    "90100": "oulu",
    "90820": "oulu",
}
GEOGRAPHY = Geography(
    PARENTS, {"kello": ("kiviniemi", "tuira"), "tuira": ("kello", "kaakkuri")}
)
LEAVES = ["kello", "kiviniemi", "kaakkuri", "tuira"]
NAMES = ["Sähly", "sähly 2", "Äiti-lapsi", "Åke", "Ötökät", "Zumba", "Avoin", "Taito"]
WORDS = "sahly sahlykerho peli pelit kuvat kuvis laulu tanssi tanssit uinti muskari ei"
WORDS += " kerho kerhot avoin lapset nuoret"
THEMES = ["liikunta", "pallopelit", "taide", "musiikki"]
EASY = ["beginner", "friend", "quiet"]
SUPPORT = ["wheelchair", "step_free", "pictures"]
LANGUAGES = ["fi", "sv", "en"]
ORGANISERS = ["oulu", "seura", "mll", "4h", "srk"]
STATES = ["open", "opens", "queue", "full", "closed", "none"]
KINDS = ["club", "club", "club", "course", "camp", "open", "place", "place", "mobile"]


def some(random: Random, values: Iterable[Any], most: int) -> tuple[Any, ...]:
    """Up to so many different values, none included."""
    values = list(values)
    return tuple(random.sample(values, random.randint(0, min(most, len(values)))))


def audience(random: Random) -> Audience:
    mode = random.choice(["all_ages", "ages", "ages", "ages", "grades", "unknown"])
    if mode == "grades":
        first = random.randint(0, 10)
        last = random.randint(first, 10)
        return Audience(mode, min_grade=first, max_grade=last)
    if mode != "ages":
        return Audience(mode)
    low = random.choice([None, 0, 0.25, 0.5, 3, 6, 7, 7.5, 12, 18, 65])
    above = random.choice([None, 0, 1, 1.25, 2, 3.5, 40])
    if low is None and above is None:
        low = 5
    high = None if above is None else (low or 0) + above
    return Audience(mode, low, high)


def session(random: Random, today: dt.date) -> Session:
    starts = random.randrange(7 * 60, 22 * 60, random.choice([5, 15, 60]))
    ends = min(starts + random.choice([10, 20, 45, 60, 90, 240]), 24 * 60)
    first = today + dt.timedelta(random.randint(-90, 60))
    last = first + dt.timedelta(random.randint(0, 150))
    interval = random.choice([1, 1, 1, 2, 3])
    valid_from = first if interval > 1 or random.random() < 0.7 else None
    skips = []
    for _ in range(random.choice([0, 0, 1, 3])):
        day = today + dt.timedelta(random.randint(-10, 60))
        skips.append((day, day + dt.timedelta(random.choice([0, 0, 6, 13]))))
    return Session(
        random.randint(1, 7),
        starts,
        ends,
        valid_from,
        last if random.random() < 0.7 else None,
        interval,
        tuple(skips),
    )


def dated(random: Random, today: dt.date) -> Dated:
    starts = random.randrange(8 * 60, 20 * 60, 30)
    return Dated(today + dt.timedelta(random.randint(-3, 30)), starts, starts + 60)


def moment(random: Random) -> dt.datetime | None:
    if random.random() < 0.5:
        return None
    hours = random.choice([0, 0, random.randint(-800, 800)])
    return NOW.astimezone(dt.UTC) + dt.timedelta(hours=hours)


def enrolment(random: Random) -> Enrolment | None:
    if random.random() < 0.25:
        return None
    opens, closes = moment(random), moment(random)
    full, queue = random.random() < 0.3, random.random() < 0.5
    return Enrolment(opens, closes, full, queue, random.random() < 0.1)


def places(random: Random) -> tuple[tuple[str, ...], tuple[Point, ...]]:
    """The areas of some places, every level, and their points where they are known."""
    codes: dict[str, None] = {}
    points = []
    for leaf in some(random, LEAVES, 2):
        code: str | None = leaf
        while code is not None:
            codes[code] = None
            code = PARENTS[code]
        if random.random() < 0.5:
            codes[random.choice(["90100", "90820", "33100"])] = None
        if random.random() < 0.8:
            latitude = 65.01 + LEAVES.index(leaf) * 0.02 + random.choice([0, 0, 0.003])
            points.append(Point(latitude, 25.46, random.random() < 0.3))
    return tuple(codes), tuple(points)


def tokens(random: Random) -> dict[str, str]:
    words = WORDS.split()
    fields = {"name": 2, "keywords": 2, "text": 12, "places": 1}
    common = words[:3] * 3 + words
    found = {
        name: " ".join(random.choice(common) for _ in range(random.randint(0, most)))
        for name, most in fields.items()
    }
    marks = some(random, ["sahly:1", "kind:club", "theme:liikunta"], 2)
    return found | {"marks": " ".join(marks)}


def entry(random: Random, key: int) -> Facts:
    today = NOW.date()
    areas, points = places(random)
    sessions = tuple(
        session(random, today) for _ in range(random.choice([0, 1, 1, 2, 3]))
    )
    return Facts(
        key=key,
        uuid=f"{random.getrandbits(128):032x}",
        kind=random.choice(KINDS),
        name=random.choice(NAMES),
        audience=audience(random),
        areas=areas,
        served_areas=some(random, PARENTS, 1) if random.random() < 0.2 else (),
        points=points,
        sessions=sessions,
        dated=tuple(dated(random, today) for _ in range(random.choice([0, 0, 0, 2]))),
        always_open=random.random() < 0.05,
        themes=some(random, THEMES, 3),
        free=random.random() < 0.4,
        easy=some(random, EASY, 2),
        languages=some(random, LANGUAGES, 2),
        support=some(random, SUPPORT, 2),
        organisers=some(random, ORGANISERS, 2),
        enrolment=enrolment(random),
        created=dt.datetime(2026, random.randint(1, 9), 1, tzinfo=dt.UTC),
        stale_from=moment(random),
        found_until=moment(random) if random.random() < 0.1 else None,
        tokens=tokens(random),
    )


def person(random: Random) -> Person:
    spellings = ["0", "0.5", "1.5", "6", "7", "9.5", "12", "18", "g0", "g1", "g3", "g9"]
    spellings += ["g10", "3-5", "13-17", "18-64", "65-", "0-2", "22", "130", "130-"]
    spellings += [
        "0-130",
        "129.75",
        f"{random.randint(0, 20)}.{random.randint(0, 99):02}",
    ]
    spellings += [str(random.randint(0, 20)), f"g{random.randint(0, 10)}"]
    return Person.parse(random.choice(spellings))


def query(random: Random) -> Query:
    """A query of a few parameters, some of them read from its words."""
    chance = random.random
    asked: dict[str, Any] = {}
    asked["people"] = some(random, [person(random), person(random)], 2)
    asked["people"] = tuple(dict.fromkeys(asked["people"]))
    if chance() < 0.35:
        asked["areas"] = some(random, [*PARENTS, "33100", "99999"], 3)
    if chance() < 0.25:
        asked["near"] = Near(65.01 + random.choice([0, 0.02, 0.05]), 25.47, "65,25")
        asked["km"] = random.choice([0.5, 1.0, 3.0, 8.0, 30.0, 50.0])
    if chance() < 0.3:
        asked["days"] = some(random, Day, 3)
    if chance() < 0.25:
        asked["times"] = some(random, PartOfDay, 2)
    if chance() < 0.2:
        first, last = sorted(random.sample(range(7, 23), 2))
        asked["starts"] = dt.time(first, random.choice([0, 30]))
        asked["ends"] = dt.time(last, 45) if chance() < 0.7 else None
        if chance() < 0.1:
            asked["starts"] = random.choice(
                [dt.time(0), dt.time(23, 59), asked["ends"]]
            )
    elif chance() < 0.1:
        asked["ends"] = dt.time(random.randint(9, 20))
    if chance() < 0.25:
        day = NOW.date() + dt.timedelta(random.choice([random.randint(0, 60), 180]))
        asked["date"] = random.choice(["today", "tomorrow", "week", day])
    if chance() < 0.2:
        asked["kinds"] = some(random, KINDS[2:], 3)
    if chance() < 0.2:
        asked["themes"] = some(random, [*THEMES, "unheard"], 2)
    asked["free"] = chance() < 0.15
    if chance() < 0.1:
        asked["easy"] = some(random, EASY, 2)
    if chance() < 0.1:
        asked["languages"] = some(random, LANGUAGES, 2)
    if chance() < 0.1:
        asked["support"] = some(random, SUPPORT, 2)
    if chance() < 0.2:
        asked["enrol"] = some(random, STATES, 3)
    if chance() < 0.1:
        asked["organisers"] = some(random, [*ORGANISERS, "nobody"], 2)
    if chance() < 0.5:
        words = random.choices([*WORDS.split(), "ta", "sahl", "outo", "pelata"], k=3)
        asked["q"] = " ".join(words[: random.randint(1, 3)])
        asked["rest"] = random.choice([None, "", asked["q"]])
        if chance() < 0.3:
            asked["without"] = some(random, WORDS.split(), 2)
        found = Query(**asked)
        names = ["age", "area", "near", "day", "time", "from", "date", "kind", "free"]
        names.append("without")
        read = [name for name in names if found.asks(name)]
        asked["from_words"] = frozenset(some(random, read, len(read)))
    asked["sort"] = random.choice([None, None, *Sort])
    return Query(**asked, page=random.choice([1, 1, 2, 3, 50]))


# "pelata" stands for something narrower, and for a mark.
THESAURUS = Thesaurus(
    [
        Idea("pelit", "peli", [Wording((("pelata",),))], {"theme:liikunta": 0.8}),
        Idea("sahly", "sahly", [Wording((("sahly",),), "name")], broader=["pelit"]),
    ]
)
START = Standing("oulu", 1, 0)


@dataclass
class Catalogue:
    """A `Source` in memory: what a test writes to it is there for the next answer."""

    entries: dict[int, Facts] = field(default_factory=dict)
    log: dict[int, Row] = field(default_factory=dict)
    at: Standing = START
    tree: Geography = GEOGRAPHY
    builds: int = 0

    @classmethod
    def of(cls, random: Random, size: int) -> Catalogue:
        keys = random.sample(range(1, 10 * size + 1), size)
        return cls({key: entry(random, key) for key in keys})

    def close(self) -> None:
        """Nothing is held open here."""

    def write(self, facts: Facts) -> None:
        self._raise()
        self.entries[facts.key] = facts
        self.log[facts.key] = Row(facts.key, self.at.version, facts)

    def delete(self, key: int) -> None:
        self._raise()
        del self.entries[key]
        self.log[key] = Row(key, self.at.version, None)

    def _raise(self) -> None:
        self.at = self.at._replace(version=self.at.version + 1)

    def standing(self, *, anew: bool = False) -> Standing:
        return self.at

    def rows(self, generation: int) -> list[Row]:
        self.builds += 1
        return [Row(key, 0, facts) for key, facts in sorted(self.entries.items())]

    def changes(self, since: Standing) -> list[Row] | None:
        if since.generation != self.at.generation:
            return None
        return [row for row in self.log.values() if row.version > since.version]

    def geography(self) -> Geography:
        return self.tree

    def thesaurus(self) -> Thesaurus:
        return THESAURUS
