"""The demo city without its clubs: the real places, organisers, halls and seasons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import islice
from random import Random

import pytest

from aarrearkku.demo import CLUBS, SEED, organisers, seasons, venues
from aarrearkku.demo.clubs import Club, ClubMaker
from home.areas import loading as areas
from home.themes import loading as themes
from meeting_places.importers import loading as places

# A school day in the middle of autumn.
AUTUMN = date(2026, 10, 8)
Make = Callable[..., list[Club]]


@pytest.fixture(scope="module")
def make(once) -> Make:
    """`make()` gives the clubs of the demo city, none of them saved."""
    areas.load()
    themes.load()
    places.load()
    rng = Random(SEED)
    of_city = organisers.build(rng)
    school_year = seasons.build(AUTUMN)
    halls = venues.build(of_city, school_year, rng)

    def clubs(seed: int = SEED, number: int = CLUBS) -> list[Club]:
        maker = ClubMaker(halls, of_city, school_year, seed)
        return list(islice(maker, number))

    return clubs


@pytest.fixture(scope="module")
def clubs(make: Make) -> list[Club]:
    return make()
