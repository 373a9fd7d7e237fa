"""A demo city: the real places of Oulu with example clubs, made from a seed around today."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from django.db import connection, transaction
from django.utils import timezone

SEED = 1605  # the year Oulu was founded
CLUBS = 640

# What happens, how much of it is done, of how much.
Progress = Callable[[str, int, int], None]


def load(progress: Progress) -> None:
    """Fill an empty, migrated database with the demo city and make its search entries."""
    # They read models: the apps are loaded before this is called, not before it is imported.
    from aarrearkku.demo import (
        accounts,
        clubs,
        mobile,
        organisers,
        pictures,
        rarities,
        seasons,
        storing,
        venues,
    )
    from aarrearkku.demo.pages import build_pages
    from home.areas import loading as areas
    from home.themes import loading as themes
    from meeting_places.importers import loading as places
    from search import rebuild

    def part(name: str) -> Callable[[int, int], None]:
        return lambda done, of: progress(name, done, of)

    # Nobody reads the entries yet; they are made once, at the end.
    rng = Random(SEED)  # noqa: S311 - examples, not secrets
    with transaction.atomic():
        areas.load(part("Areas"))
        themes.load()
        places.load(part("Places"))
        of_city = organisers.build(rng)
        school_year = seasons.build(timezone.localdate())
        halls = venues.build(of_city, school_year, rng)
        maker = clubs.ClubMaker(halls, of_city, school_year, SEED)
        storing.store(maker, CLUBS, part("Clubs"))
        pictures.give_to_clubs()
        rarities.build(of_city, school_year)
        mobile.build(halls, of_city, school_year, rng)
        accounts.build()
        build_pages(part("Pages"))
    entries = rebuild.how_many()
    done = 0
    for some in rebuild.rebuild():
        done += some
        progress("Search entries", min(done, entries), entries)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
