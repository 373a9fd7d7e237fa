"""Addresses as browsers cut them, crawlers make them and attackers try them, from a seed."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from urllib.parse import quote

from search.parameters import ORDER

NAMES = [*ORDER, "bbox", "add", "week", "region", "service", "x", "", "q[]", "%00", "é"]
# Already written as in an address: nothing here is quoted again.
RAW = [
    "",
    "%",
    "%zz",
    "%ff%fe",
    "%00",
    "7%00",
    "%ED%A0%80",
    "%F0%9F%8E%B8",
    "%F0%9D%9F%95",
    "%EF%BC%99%EF%BC%90%EF%BC%95%EF%BC%90%EF%BC%90",
    "%D9%A7",
    "%E2%80%AE7",
    "+",
    "a=b=c",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "';DROP TABLE search_entry;--",
    "../../etc/passwd",
    "{{7*7}}",
    "%(count)s",
]
NUMBERS = [
    *("-1", "0", "1", "7", "7.5", "7,5", "130", "131", "1e9", "1e999", "-0", "nan"),
    *("inf", "-inf", "0x7", "00000000000000000000007", "9" * 30, "9" * 5_000, "1_0"),
]
AGES = ["g3", "g-1", "g10", "g11", "g", "13-17", "17-13", "65-", "-65", "--", "0-130"]
POINTS = [
    *("65.01,25.47", "25.47,65.01", "nan,nan", "inf,inf", "1e308,1e308", "90,180"),
    *("-90,-180", "65.01,25.47,1", "65.01;25.47", ",", "65.0,25.4,65.1,25.6"),
    *("nan,nan,nan,nan", "-90,-180,90,180", "65.1,25.6,65.0,25.4", "1,2,3"),
]
TIMES = [
    "16:00",
    "24:00",
    "00:00",
    "23:59",
    "9.05",
    "-1:00",
    "16:60",
    "16:00:00",
    "1600",
]
DATES = [
    *(
        "today",
        "tomorrow",
        "week",
        "2026-11-30",
        "0000-00-00",
        "0001-01-01",
        "9999-12-31",
    ),
    *(
        "10000-01-01",
        "2026-02-30",
        "2026-W05-1",
        "20261130",
        "-2026-01-01",
        "2027-05-24",
    ),
]
WORDS = [
    *(
        "futis",
        "7-vuotiaalle Tuirassa",
        "maanantaina illalla",
        "ilmainen",
        "3 kk ikäinen",
    ),
    *(
        "tuira",
        "pohjoinen",
        "90500",
        "00000",
        "TUIRA",
        "club",
        "place",
        "mo",
        "MO",
        "fi",
    ),
    *("evening", "1", "relevance", "nearest", "newest", "map", "week", "list", "open"),
    *("Tuiran koulu", "Torikatu", "ß" * 30, "İ" * 30, "a" * 100_000, "ä " * 50_000),
    *(
        "7" * 100_000,
        "7,7,7,7 v " * 500,
        "-" * 100_000,
        "kello 16 kellossa",
        "\u0301" * 99,
    ),
    *("\u202e\u0000\u0007", "\U0001f3f8 sähly", "e" + "\u0301" * 1_000, "13–17"),
]


def address(random: Random) -> str:
    """One query string of some parameters, most of them known, some repeated."""
    pairs = [
        f"{random.choice(NAMES)}={value(random)}" for _ in range(random.choice(COUNTS))
    ]
    if random.random() < 0.2:
        pairs += pairs[-1:] * random.choice([1, 40, 400])
    return random.choice(["&", "&", "&", "&&", ";"]).join(pairs)[:LONGEST]


COUNTS = [1, 1, 2, 3, 5, 8, 20]
# A hundred times what servers hand on; a long value four hundred times over is 180 MB.
LONGEST = 1_000_000


def value(random: Random) -> str:
    if random.random() < 0.2:
        return random.choice(RAW)
    known = random.choice([NUMBERS, AGES, POINTS, TIMES, DATES, WORDS, WORDS])
    # Long ones are rare, so that thousands of addresses do not take hours.
    said = random.choice(known)
    if len(said) > 1_000 and random.random() < 0.8:
        said = said[:50]
    return quote(said, safe=",:;-")


def addresses(seed: int, number: int) -> Iterator[str]:
    random = Random(seed)
    for _ in range(number):
        yield address(random)
