"""One engine while time goes by and nobody edits anything."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from home.calendar_days import HELSINKI
from search.engines.memory.engine import MemoryEngine
from search.engines.memory.live import Rebuild
from search.facts import Audience, Dated, Enrolment, Facts, Session
from search.query import Day, Query
from search.results import Group
from tests.search.catalogues import NOW, Catalogue, entry, query
from tests.search.comparing import a_while, differences
from tests.search.reading import Reading
from tests.threads import asking

# A Wednesday.
NOON = dt.datetime(2026, 11, 25, 12, 0, tzinfo=HELSINKI)
SECOND, MINUTE, DAY = dt.timedelta(seconds=1), dt.timedelta(minutes=1), dt.timedelta(1)


def club(key: int, **facts: Any) -> Facts:
    given = {"kind": "club", "name": f"Kerho {key}", **facts}
    return Facts(key=key, uuid=f"{key:032x}", audience=Audience("all_ages"), **given)


def hours(weekday: int, starts: int, ends: int, **more: Any) -> Session:
    return Session(weekday, starts * 60, ends * 60, **more)


def engine_of(*entries: Facts) -> MemoryEngine:
    return MemoryEngine(Catalogue({each.key: each for each in entries}))


def test_the_soonest_makes_room_when_it_has_ended():
    noon, later = (
        club(1, sessions=(hours(3, 12, 13),)),
        club(2, sessions=(hours(3, 14, 15),)),
    )
    engine = engine_of(noon, later)
    at = {hour: NOON + dt.timedelta(hours=hour) for hour in (-1, 0, 1, 2, 3)}
    orders = {hour: engine.keys(Query(), now) for hour, now in at.items()}
    assert orders == {-1: [1, 2], 0: [1, 2], 1: [2, 1], 2: [2, 1], 3: [1, 2]}
    assert engine.keys(Query(), at[1] - SECOND) == [1, 2]


def test_enrolment_opens_and_closes_at_its_second():
    opens, closes = NOON + 10 * MINUTE, NOON + 20 * MINUTE
    engine = engine_of(club(1, enrolment=Enrolment(opens, closes)))

    def state(now: dt.datetime) -> str:
        [hit] = engine.search(Query(), now).hits
        assert engine.total(Query(enrol=(hit.enrol,)), now) == 1
        return hit.enrol

    moments = (NOON, opens - SECOND, opens, closes - SECOND, closes, closes + DAY)
    states = [state(now) for now in moments]
    assert states == ["opens", "opens", "open", "open", "closed", "closed"]
    # Also when an earlier question is answered after a later one.
    assert state(opens - SECOND) == "opens"


def test_what_expires_and_what_grows_stale_does_so_at_its_second():
    until = NOON + 10 * MINUTE
    engine = engine_of(club(1, found_until=until), club(2, stale_from=until))
    before = engine.search(Query(), until - SECOND)
    after = engine.search(Query(), until)
    assert [(hit.key, hit.stale) for hit in before.hits] == [(1, False), (2, False)]
    assert [(hit.key, hit.stale) for hit in after.hits] == [(2, True)]


def test_a_season_ends_and_today_moves_on_at_midnight():
    last = club(1, sessions=(hours(3, 16, 17, valid_until=NOON.date()),))
    single = club(2, dated=(Dated(NOON.date() + DAY, 600, 660),))
    engine = engine_of(last, single)
    midnight = NOON.replace(hour=0) + DAY
    wednesday, today = Query(days=(Day.WE,)), Query(date="today")
    assert engine.keys(wednesday, midnight - SECOND) == [1]
    assert engine.keys(wednesday, midnight) == []
    assert engine.keys(today, midnight - SECOND) == [1]
    assert engine.keys(today, midnight) == [2]


@pytest.mark.parametrize("seed", range(3))
def test_step_by_step_through_a_clock_change_it_reads_as_the_contract(seed):
    random = Random(seed)
    catalogue = Catalogue.of(random, 60)
    engine = MemoryEngine(catalogue)
    entries = list(catalogue.entries.values())
    reading = Reading(entries, catalogue.tree, entries, engine.plan)
    # Clocks go back in the night before the 25th of October.
    now = dt.datetime(2026, 10, 24, 20, tzinfo=HELSINKI).astimezone(dt.UTC)
    for _ in range(25):
        now += dt.timedelta(minutes=random.randint(1, 90))
        assert differences(engine, reading, query(random), now) == []


def test_eight_threads_ask_while_time_goes_by_and_edits_are_made():
    """Every answer tells of a catalogue that was, no older than when it was asked."""
    catalogue = Catalogue.of(Random(1), 150)
    engine = MemoryEngine(catalogue, rebuild=Rebuild.BEHIND)
    engine.total(Query(), NOW)
    wrong: list[object] = []
    chances = [Random(seed) for seed in range(8)]

    def ask(number: int) -> None:
        random = chances[number]
        written = max(catalogue.entries)
        if written not in engine.keys(Query(), NOW + a_while(random)):
            wrong.append(written)
        results = engine.search(query(random), NOW + a_while(random))
        if results.total != results.groups[Group.FITS]:
            wrong.append(results)

    random = Random(2)
    with asking(ask, threads=8):
        for key in range(9_000, 9_090):
            catalogue.write(replace(entry(random, key), found_until=None))
    assert wrong == []
    entries = list(catalogue.entries.values())
    fresh = MemoryEngine(Catalogue({each.key: each for each in entries}))
    assert set(engine.keys(Query(), NOW)) == set(fresh.keys(Query(), NOW))
