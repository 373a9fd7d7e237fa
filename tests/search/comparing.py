"""Put one query to the engine and to the reading of the contract, and tell what differs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from zoneinfo import ZoneInfo

from search.engines.base import Engine
from search.engines.memory.engine import MemoryEngine
from search.engines.memory.live import Rebuild
from search.query import Query
from search.results import Hit, Results
from search.spots import Box
from tests.search.catalogues import GEOGRAPHY, NOW, Catalogue, entry
from tests.search.reading import GROUPS, Question, Reading, Reply
from tests.search.reading_of_changes import changes, pairs_dropped

# Of a page here: small, so that small catalogues have many.
SIZE = 7
# With so many that fit no change is offered.
ENOUGH = 5
# A part of the map with some of the places in it.
HALF = Box(65.0, 25.4, 65.045, 25.5)
OULU = ZoneInfo("Europe/Helsinki")


def built(seed: int) -> tuple[MemoryEngine, Reading]:
    """An engine and a reading of the same small catalogue, nothing changed since."""
    random = Random(seed)
    catalogue = Catalogue.of(random, random.choice([5, 64, 90, 128]))
    entries = list(catalogue.entries.values())
    engine = MemoryEngine(catalogue, rebuild=Rebuild.AT_ONCE)
    return engine, Reading(entries, GEOGRAPHY, entries, engine.plan)


def edited(seed: int) -> tuple[MemoryEngine, Reading]:
    """The same after edits, deletions and new entries, some of them twice."""
    random = Random(seed)
    catalogue = Catalogue.of(random, random.choice([70, 90, 128]))
    indexed = list(catalogue.entries.values())
    engine = MemoryEngine(catalogue, rebuild=Rebuild.AT_ONCE)
    engine.total(Query(), NOW)
    for key in random.sample(list(catalogue.entries), 20):
        catalogue.write(entry(random, key))
        if random.random() < 0.3:
            engine.total(Query(), NOW)
    for key in random.sample(list(catalogue.entries), 8):
        catalogue.delete(key)
    for key in range(5_000, 5_012):
        catalogue.write(entry(random, key))
        engine.total(Query(), NOW)
    catalogue.delete(5_003)
    assert catalogue.builds == 1
    entries = list(catalogue.entries.values())
    return engine, Reading(entries, GEOGRAPHY, indexed, engine.plan)


def a_while(random: Random) -> dt.timedelta:
    minutes = [0, 0, 10, 40, 24 * 60, random.randint(-20_000, 40_000)]
    return dt.timedelta(minutes=random.choice(minutes))


def differences(
    engine: Engine, reading: Reading, query: Query, now: dt.datetime
) -> list[str]:
    """What the engine answers otherwise than the contract; empty when all is equal."""
    reply = reading.search(query, now)
    results = engine.search(query, now, size=SIZE)
    return [
        *_of_numbers(results, reply),
        *_of_facets(results, reply),
        *_of_page(results, reply),
        *_of_whole_order(engine, reply, query, now),
        *_of_relaxations(results, reading, query, now),
        *_of_map(engine, reading, reply, query, now),
    ]


def differences_but_order(
    engine: Engine, reading: Reading, query: Query, now: dt.datetime
) -> list[str]:
    """The same where words rank and a score may be rounded otherwise.

    The groups hold the same entries, the pages are the engine's own order.
    """
    reply = reading.search(query, now)
    results = engine.search(query, now, size=SIZE)
    keys = engine.keys(query, now)
    mine = replace(reply, order=_ordered_as(keys, reply))
    return [
        *_of_numbers(results, reply),
        *_of_facets(results, reply),
        *_of_page(results, mine),
        *_of_whole_order(engine, mine, query, now),
        *_of_relaxations(results, reading, query, now),
        *_of_map(engine, reading, reply, query, now),
    ]


def _ordered_as(keys: list[int], reply: Reply) -> list[tuple[str, int]]:
    """The entries of the reply, each group in the order of the keys."""
    place = {key: number for number, key in enumerate(keys)}
    return sorted(
        reply.order,
        key=lambda each: (GROUPS.index(each[0]), place.get(each[1], len(place))),
    )


def overlap(
    engine: Engine, reading: Reading, query: Query, now: dt.datetime, first: int = 10
) -> float:
    """Which share of the first entries that fit are the same."""
    order = reading.search(query, now).order
    wanted = [key for group, key in order if group == "fits"][:first]
    found = engine.keys(query, now)[: len(wanted)]
    return len(set(wanted) & set(found)) / len(wanted) if wanted else 1.0


def _of_numbers(results: Results, reply: Reply) -> Iterator[str]:
    groups = {str(name): count for name, count in results.groups.items()}
    if results.total != reply.total:
        yield f"total {results.total}, by the contract {reply.total}"
    if groups != reply.groups:
        yield f"groups {groups}, by the contract {reply.groups}"
    if results.left_out_without_point != reply.left_out:
        yield f"left out {results.left_out_without_point}, should be {reply.left_out}"


def _of_facets(results: Results, reply: Reply) -> Iterator[str]:
    for name, counts in reply.facets.items():
        answered = results.facets[name]
        for value, count in counts.items():
            if answered.get(value, 0) != count:
                yield f"facet {name}={value}: {answered.get(value)}, should be {count}"
        for value in answered.keys() - counts.keys():
            if answered[value]:
                yield f"facet {name}={value} is not in the catalogue"


def _of_page(results: Results, reply: Reply) -> Iterator[str]:
    pages = max(1, -(-len(reply.order) // SIZE))
    if results.pages != pages:
        yield f"{results.pages} pages, should be {pages}"
    first = (results.page - 1) * SIZE
    wanted = reply.order[first : first + SIZE]
    if [(str(hit.group), hit.key) for hit in results.hits] != wanted:
        yield f"page {results.page}: {[hit.key for hit in results.hits]} not {wanted}"
    for hit in results.hits:
        if hit.key in reply.fits:
            yield from _of_hit(hit, reply)
        else:
            yield f"entry {hit.key} is found, though it is not there"


def _of_hit(hit: Hit, reply: Reply) -> Iterator[str]:
    if hit.fits != reply.fits[hit.key]:
        yield f"entry {hit.key} fits {hit.fits}, should fit {reply.fits[hit.key]}"
    metres = None if hit.distance_m is None else (hit.distance_m, hit.approximate)
    if metres != reply.metres[hit.key]:
        yield f"entry {hit.key} is at {metres}, should be at {reply.metres[hit.key]}"
    clock = None
    if hit.next is not None:
        clock = hit.next.astimezone(OULU).replace(tzinfo=None)
    if clock != reply.following[hit.key]:
        yield f"entry {hit.key} is next on {clock}, not {reply.following[hit.key]}"


def _of_whole_order(
    engine: Engine, reply: Reply, query: Query, now: dt.datetime
) -> Iterator[str]:
    keys = engine.keys(query, now)
    if keys != [key for _, key in reply.order]:
        yield f"order {keys}, should be {reply.order}"
    paged = []
    for page in range(1, min(4, -(-len(keys) // SIZE) + 1)):
        found = engine.search(replace(query, page=page), now, facets=(), size=SIZE)
        paged += [hit.key for hit in found.hits]
    if paged != keys[: len(paged)]:
        yield f"pages {paged} are not the order {keys}"


def _of_relaxations(
    results: Results, reading: Reading, query: Query, now: dt.datetime
) -> Iterator[str]:
    offered = [
        (one.total, one.parameter, one.value, one.also) for one in results.relaxations
    ]
    wanted = []
    # Words that decide nothing beside other things would decide alone.
    finds = results.plan.finds
    settled = query if finds else replace(query, q="", rest=None)
    if results.total < ENOUGH:
        for parameter, value, changed in changes(settled, reading.geography):
            total = reading.total(changed, now)
            if total > results.total:
                wanted.append((total, parameter, value, ""))
    if not results.total and not wanted:
        wanted = [
            (total, one, "", other)
            for one, other, changed in pairs_dropped(settled)
            if (total := reading.total(changed, now))
        ]
        wanted = sorted(wanted, key=lambda pair: -pair[0])[:5]
    if sorted(offered) != sorted(wanted):
        yield f"relaxations {offered}, should be {wanted}"
    totals = [total for total, *_ in offered]
    if totals != sorted(totals, reverse=True):
        yield "relaxations are not best first"
    # Each is a link to the changed query: the first of them is followed.
    for one in results.relaxations[:1]:
        if (total := reading.total(one.query, now)) != one.total:
            yield f"{one.parameter}={one.value} would find {total}, not {one.total}"


def _of_map(
    engine: Engine, reading: Reading, reply: Reply, query: Query, now: dt.datetime
) -> Iterator[str]:
    fitting = {key for group, key in reply.order if group == "fits"}
    here = [each for each in reading.entries if each.key in fitting]
    points: dict[tuple[float, ...], set[int]] = {}
    for each in here:
        for point in each.points:
            if HALF.holds(point.latitude, point.longitude):
                points.setdefault(tuple(point), set()).add(each.key)
    spots = {spot[:3]: set(spot.keys) for spot in engine.spots(query, now, HALF)}
    if spots != points:
        yield f"on the map {spots}, should be {points}"
    question = Question(reading, query, now)
    wanted = {
        code: sum(question.lies_in(each, code) for each in here)
        for code in GEOGRAPHY.parents
    }
    found = engine.within(query, now, tuple(GEOGRAPHY.parents))
    if found != wanted:
        yield f"within the areas {found}, should be {wanted}"
