"""The search contract of domain.md, rule by rule; its own table of cases is test_cases.py."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

import pytest

from home.calendar_days import HELSINKI
from search.engines.memory.engine import MemoryEngine
from search.facts import Audience, Dated, Enrolment, Facts, Point, Session
from search.query import Day, Near, PartOfDay, Person, Query, Sort
from search.results import Results
from tests.search.catalogues import Catalogue

# A Wednesday.
NOW = dt.datetime(2026, 11, 25, 12, 0, tzinfo=HELSINKI)
TODAY = NOW.date()
EVERYWHERE = Near(65.0126, 25.4682, "90100")
MO, TU, WE, TH, FR, SA, SU = range(1, 8)
_keys = count(1)


def ages(low: float | None, high: float | None) -> Audience:
    return Audience("ages", low, high)


def grades(first: int, last: int) -> Audience:
    return Audience("grades", min_grade=first, max_grade=last)


ALL, UNKNOWN = Audience("all_ages"), Audience("unknown")


def club(name: str = "Kerho", audience: Audience = ALL, **facts: Any) -> Facts:
    key = next(_keys)
    given = {"kind": "club", "uuid": f"{key:032x}", **facts}
    return Facts(key=key, name=name, audience=audience, **given)


def place(name: str = "Paikka", **facts: Any) -> Facts:
    return club(name, kind="place", **facts)


def on(weekday: int, starts: str, ends: str, **facts: Any) -> Session:
    first, last = dt.time.fromisoformat(starts), dt.time.fromisoformat(ends)
    minutes = (first.hour * 60 + first.minute, last.hour * 60 + last.minute)
    return Session(weekday, *minutes, **facts)


def people(*values: str) -> tuple[Person, ...]:
    return tuple(map(Person.parse, values))


def search(entries: list[Facts], query: Query, now: dt.datetime = NOW) -> Results:
    source = Catalogue({entry.key: entry for entry in entries})
    return MemoryEngine(source).search(query, now)


def group_of(entry: Facts, query: Query) -> str:
    hits = search([entry], query).hits
    return hits[0].group if hits else ""


def found(entries: list[Facts], query: Query, now: dt.datetime = NOW) -> list[str]:
    """The names of those that fit, in order."""
    names = {entry.key: entry.name for entry in entries}
    hits = search(entries, query, now).hits
    return [names[hit.key] for hit in hits if hit.group == "fits"]


@pytest.mark.parametrize(
    ("audience", "asked", "group"),
    [
        (ages(7, 9), "9", "fits"),
        (ages(7, 9), "9.5", "fits"),
        (ages(7, 9), "10", "almost"),
        (ages(7, 9), "11", ""),
        (ages(0.25, 1.5), "0", "fits"),
        (ages(0.25, 1.5), "1.5", "fits"),
        (ages(0.25, 1.5), "1.6", "almost"),
        (ages(0.25, 1.5), "2", "almost"),
        (grades(1, 2), "6", "almost"),
        (grades(1, 2), "7", "fits"),
        (grades(1, 2), "9", "fits"),
        (grades(1, 2), "10", "almost"),
        (grades(1, 2), "g2", "fits"),
        (grades(1, 2), "g3", "almost"),
        (grades(10, 10), "19", "fits"),
        (ages(18, 29), "g10", "fits"),
        (ages(20, 29), "g10", ""),
        (ages(18, None), "65-", "fits"),
        (ages(13, 17), "18-64", "almost"),
        (ages(None, 3), "0-2", "fits"),
        (ALL, "0.5", "fits"),
        (UNKNOWN, "7", "age_unknown"),
    ],
)
def test_an_age_fits_where_the_intervals_overlap(audience, asked, group):
    assert group_of(club(audience=audience), Query(people=people(asked))) == group


def test_each_of_several_people_is_looked_at_and_named():
    x, y = club("X", ages(4, 6)), club("Y", ALL)
    z, w = club("Z", UNKNOWN), club("W", ages(13, 14))
    results = search([w, z, y, x], Query(people=people("5", "12"), sort=Sort.NAME))
    groups = {hit.key: (hit.group, hit.fits) for hit in results.hits}
    assert groups[x.key] == ("fits", ("5",))
    assert groups[y.key] == ("fits", ("5", "12"))
    assert groups[z.key] == ("age_unknown", ())
    assert groups[w.key] == ("almost", ())
    assert results.total == 2
    assert [hit.key for hit in results.hits] == [x.key, y.key, z.key, w.key]


WINDOW = Query(days=(Day.TU,), starts=dt.time(16), ends=dt.time(18))


@pytest.mark.parametrize(
    ("kind", "sessions", "matches"),
    [
        ("club", (on(TU, "15:00", "16:30"), on(WE, "16:30", "17:30")), False),
        ("club", (on(TU, "16:00", "18:00"),), True),
        ("place", (on(TU, "17:40", "20:00"),), False),
        ("place", (on(TU, "17:30", "20:00"),), True),
        ("mobile", (on(TU, "17:50", "18:05"),), False),
        ("mobile", (on(TU, "17:50", "18:00"),), True),
    ],
    ids=[
        "a club on the day at another time",
        "a club inside the window",
        "a place for 20 minutes only",
        "a place for half an hour",
        "a stop for 10 of its 15 minutes",
        "the whole of a short stop",
    ],
)
def test_day_and_window_speak_of_one_session(kind, sessions, matches):
    entry = club(kind=kind, sessions=sessions)
    assert bool(search([entry], WINDOW).total) is matches


@pytest.mark.parametrize(
    ("session", "part"),
    [
        (on(TU, "11:45", "13:00"), "morning"),
        (on(TU, "12:00", "13:00"), "afternoon"),
        (on(TU, "16:59", "18:00"), "afternoon"),
        (on(TU, "17:00", "18:00"), "evening"),
    ],
)
def test_a_club_belongs_to_the_part_of_the_day_in_which_it_starts(session, part):
    counts = search([club(sessions=(session,))], Query()).facets["time"]
    assert [name for name, number in counts.items() if number] == [part]


def test_a_lone_from_is_open_ended():
    late = club("late", sessions=(on(TU, "20:00", "21:30"),))
    early = club("early", sessions=(on(TU, "15:00", "21:30"),))
    assert found([late, early], Query(starts=dt.time(18))) == ["late"]
    assert found([late, early], Query(ends=dt.time(21, 30), starts=None)) == [
        "early",
        "late",
    ]


def test_a_facet_counts_what_its_value_alone_would_find():
    a = club("A", sessions=(on(TU, "16:00", "17:00"),))
    b = club("B", sessions=(on(WE, "16:00", "17:00"),))
    c = club("C", sessions=(on(TU, "16:00", "17:00"), on(WE, "16:00", "17:00")))
    results = search([a, b, c], Query(days=(Day.TU,)))
    assert results.total == 2
    assert results.facets["day"]["we"] == 2
    assert results.facets["day"]["su"] == 0


FUTIS = {"name": "futis"}


def in_area(name: str, audience: Audience, *areas: str) -> Facts:
    return club(name, audience, areas=areas, tokens=FUTIS)


def test_what_fails_only_the_words_comes_among_the_others():
    kaakkuri = in_area("7-9 Kaakkuri", ages(7, 9), "kaakkuri")
    tuira = in_area("8-9 Tuira", ages(8, 9), "tuira")
    neither = in_area("8-9 Kaakkuri", ages(8, 9), "kaakkuri")
    read = Query(
        q="futis 7-vuotiaalle Tuirassa",
        rest="futis",
        people=people("7"),
        areas=("tuira",),
        from_words=frozenset({"age", "area"}),
    )
    assert group_of(kaakkuri, read) == "others"
    assert group_of(tuira, read) == "almost"
    assert group_of(neither, read) == "others"
    # An age chosen by hand replaces the one read: now nobody may fail it.
    chosen = read.with_values("age", ("12",))
    assert chosen.by_hand("age")
    assert [group_of(one, chosen) for one in (kaakkuri, tuira, neither)] == [""] * 3
    teenagers = in_area("12-14 Kaakkuri", ages(12, 14), "kaakkuri")
    assert group_of(teenagers, chosen) == "others"


@pytest.mark.parametrize(
    ("served", "asked", "matches"),
    [
        (("pohjoinen",), "pohjoinen", True),
        (("pohjoinen",), "tuira", True),
        (("tuira",), "pohjoinen", True),
        (("oulu",), "90100", True),
        (("tuira",), "kello", False),
        (("etelainen",), "tuira", False),
    ],
    ids=["equals", "contains", "lies within", "the whole city", "beside", "elsewhere"],
)
def test_a_served_area_matches_above_and_below(served, asked, matches):
    entry = club(served_areas=served)
    assert bool(search([entry], Query(areas=(asked,))).total) is matches


def test_a_postcode_matches_the_address_only():
    here = club("here", areas=("33100",))
    there = club("there", areas=("oulu", "90100"))
    assert found([here, there], Query(areas=("33100",))) == ["here"]


def test_near_takes_the_nearest_place_and_says_when_it_is_approximate():
    entry = club(points=(Point(65.03, 25.4682), Point(65.0226, 25.4682, True)))
    far = club(points=(Point(65.1, 25.4682),))
    results = search([entry, far, club(), club()], Query(near=EVERYWHERE, km=3))
    (hit,) = results.hits
    assert hit.key == entry.key
    assert hit.distance_m == pytest.approx(1112, abs=2)
    assert hit.approximate
    assert results.left_out_without_point == 2


def test_an_always_open_place_is_there_at_any_time_and_unknown_hours_never():
    park = place("park", always_open=True)
    closed = place("hours not known")
    asked = [
        Query(days=(Day.SU,), times=(PartOfDay.EVENING,)),
        Query(starts=dt.time(5), ends=dt.time(6)),
        Query(date="today"),
        Query(date=dt.date(2027, 2, 1)),
    ]
    assert [found([park, closed], query) for query in asked] == [["park"]] * 4


def test_holidays_and_moves_count_for_the_date_and_the_pattern_for_the_day():
    holiday = (TODAY, TODAY + dt.timedelta(6))
    moved = club(
        sessions=(on(WE, "13:00", "14:00", skips=(holiday,)),),
        dated=(Dated(TODAY + dt.timedelta(1), 780, 840),),
    )

    def total(**asked: Any) -> int:
        return search([moved], Query(**asked)).total

    assert total(days=(Day.WE,)) == 1
    assert total(days=(Day.TH,)) == 0
    assert total(date="today") == 0
    assert total(date="tomorrow") == 1
    assert total(date=TODAY + dt.timedelta(7)) == 1


def test_an_ended_season_does_not_count_and_a_coming_one_does():
    yesterday, tomorrow = TODAY - dt.timedelta(1), TODAY + dt.timedelta(1)
    ended = club("ended", sessions=(on(TU, "16:00", "17:00", valid_until=yesterday),))
    last = club("last", sessions=(on(TU, "16:00", "17:00", valid_until=TODAY),))
    coming = club("coming", sessions=(on(TU, "16:00", "17:00", valid_from=tomorrow),))
    entries = [ended, last, coming]
    assert found(entries, Query(days=(Day.TU,), sort=Sort.NAME)) == ["coming", "last"]


def test_every_other_week_is_counted_from_the_first_one():
    first = TODAY - dt.timedelta(7)
    fortnightly = club(
        sessions=(on(WE, "16:00", "17:00", valid_from=first, interval=2),)
    )
    assert search([fortnightly], Query(date="today")).total == 0
    next_week = Query(date=TODAY + dt.timedelta(7))
    assert search([fortnightly], next_week).total == 1


HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("enrolment", "state"),
    [
        (None, "none"),
        (Enrolment(), "open"),
        (Enrolment(opens=NOW), "open"),
        (Enrolment(opens=NOW + HOUR), "opens"),
        (Enrolment(closes=NOW), "closed"),
        (Enrolment(closes=NOW + HOUR), "open"),
        (Enrolment(full=True), "full"),
        (Enrolment(full=True, queue=True), "queue"),
        (Enrolment(opens=NOW + HOUR, full=True), "opens"),
        (Enrolment(closed=True), "closed"),
    ],
)
def test_the_state_of_enrolment_is_that_of_the_moment(enrolment, state):
    results = search([club(enrolment=enrolment)], Query(enrol=(state,)))
    assert results.total == 1
    assert results.hits[0].enrol == state


@pytest.mark.parametrize(
    ("now", "following"),
    [
        ("2026-10-24T12:00+03:00", "2026-10-25T16:00+02:00"),
        ("2027-03-27T12:00+02:00", "2027-03-28T16:00+03:00"),
    ],
    ids=["to winter time", "to summer time"],
)
def test_four_o_clock_stays_four_o_clock_when_the_clocks_change(now, following):
    sunday = club(sessions=(on(SU, "16:00", "17:00"),))
    (hit,) = search([sunday], Query(), dt.datetime.fromisoformat(now)).hits
    assert hit.next == dt.datetime.fromisoformat(following)


def test_what_goes_on_now_is_next_until_it_ends():
    lunch = club(sessions=(on(WE, "11:30", "12:30"),))
    until = dt.datetime(2026, 11, 25, 12, 30, tzinfo=HELSINKI)
    engine = MemoryEngine(Catalogue({lunch.key: lunch}))
    (before,) = engine.search(Query(), NOW).hits
    (after,) = engine.search(Query(), until).hits
    assert before.next == NOW - dt.timedelta(minutes=30)
    assert after.next == before.next + dt.timedelta(7)


def test_soonest_comes_first_and_what_has_no_next_time_last():
    later = club("later", sessions=(on(FR, "10:00", "11:00"),))
    soon = club("soon", sessions=(on(WE, "18:00", "19:00"),))
    never = club("a club without times")
    assert found([never, later, soon], Query()) == [
        "soon",
        "later",
        "a club without times",
    ]


def test_names_follow_the_finnish_alphabet_and_equal_ones_the_clock():
    names = ["Öljy", "Zumba", "ålands", "Äiti", "ahtaajat"]
    entries = [club(name) for name in names]
    assert found(entries, Query(sort=Sort.NAME)) == [
        "ahtaajat",
        "Zumba",
        "ålands",
        "Äiti",
        "Öljy",
    ]
    late, soon = (
        club("Sama", sessions=(on(day, "16:00", "17:00"),)) for day in (FR, TH)
    )
    stale = club("Sama", sessions=(on(WE, "16:00", "17:00"),), stale_from=NOW)
    keys = [hit.key for hit in search([stale, late, soon], Query(sort=Sort.NAME)).hits]
    assert keys == [soon.key, late.key, stale.key]


def test_a_stale_score_counts_three_quarters():
    stale = club("stale", tokens={"name": "sahly"}, stale_from=NOW)
    fresh = club("fresh", tokens={"text": "sahly peli ilo kaveri"})
    assert found([stale, fresh], Query(q="sahly")) == ["stale", "fresh"]
    alike = club("alike", tokens={"name": "sahly"})
    assert found([stale, alike], Query(q="sahly")) == ["alike", "stale"]


@pytest.mark.parametrize(
    ("query", "order"),
    [
        (Query(q="futis"), Sort.RELEVANCE),
        (Query(q="Tuira", rest="", near=EVERYWHERE), Sort.NEAREST),
        (Query(q="Tuira", rest=""), Sort.RELEVANCE),
        (Query(sort=Sort.NEAREST), Sort.SOONEST),
        (Query(q="futis", sort=Sort.NEWEST), Sort.NEWEST),
    ],
)
def test_the_order_when_none_is_asked(query, order):
    assert query.order is order


def test_pages_run_on_through_the_groups_and_past_the_end_is_the_last():
    entries = [club(f"fits {n:02}", ages(7, 9)) for n in range(15)]
    entries += [club(f"almost {n:02}", ages(8, 9)) for n in range(15)]
    query = Query(people=people("7"), sort=Sort.NAME)
    first = search(entries, query)
    assert (first.total, first.count, first.pages) == (15, 30, 2)
    assert [hit.group for hit in first.hits] == ["fits"] * 15 + ["almost"] * 5
    last = search(entries, Query(people=query.people, sort=Sort.NAME, page=99))
    assert last.page == 2
    keys = [hit.key for hit in (*first.hits, *last.hits)]
    assert keys == [entry.key for entry in entries]


def test_only_the_whole_answer_tells_relaxations():
    engine = MemoryEngine(Catalogue({1: club()}))
    query = Query(areas=("kello",))
    assert engine.search(query, NOW).relaxations
    assert engine.search(query, NOW, facets=("area",)).relaxations == ()


def test_relaxations_tell_what_one_change_would_find():
    here = [club(areas=("tuira",), audience=ages(7, 9)) for _ in range(2)]
    beside = [club(areas=("kello",), audience=ages(7, 9)) for _ in range(3)]
    older = [club(areas=("tuira",), audience=ages(10, 12))]
    query = Query(people=people("9"), areas=("tuira",))
    results = search([*here, *beside, *older], query)
    offered = {(r.parameter, r.value): r.total for r in results.relaxations}
    assert results.total == 2
    assert offered == {
        ("area", ""): 5,
        ("area", "kello"): 5,
        ("age", ""): 3,
    }
    assert results.relaxations[0].total == 5
    enough = search(here * 1 + [club(areas=("tuira",)) for _ in range(3)], query)
    assert enough.total == 5
    assert enough.relaxations == ()


def test_waiting_lists_and_a_longer_way_are_offered_too():
    full = club(enrolment=Enrolment(full=True, queue=True))
    results = search([full], Query(enrol=("open",)))
    assert ("enrol", "queue", 1) in [
        (r.parameter, r.value, r.total) for r in results.relaxations
    ]
    away = club(points=(Point(65.05, 25.4682),))
    results = search([away], Query(near=EVERYWHERE, km=3))
    assert ("near", "6", 1) in [
        (r.parameter, r.value, r.total) for r in results.relaxations
    ]


def test_two_filters_are_dropped_together_where_no_one_change_helps():
    entries = [
        club(areas=("kello",), free=True),
        club(areas=("kello",), easy=("quiet",)),
    ]
    query = Query(areas=("tuira",), free=True, easy=("quiet",))
    offered = [
        (r.parameter, r.also, r.total) for r in search(entries, query).relaxations
    ]
    assert sorted(offered) == [("area", "easy", 1), ("area", "free", 1)]
    helped = search([*entries, club(areas=("tuira",), free=True)], query)
    assert [(r.parameter, r.also) for r in helped.relaxations] == [("easy", "")]


def test_an_expired_entry_is_no_answer():
    assert search([club(found_until=NOW)], Query()).count == 0
    assert search([club(found_until=NOW + HOUR)], Query()).count == 1


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 128])
def test_everything_is_found_whatever_the_number(size):
    entries = [club(f"{n:03}") for n in range(size)]
    results = search(entries, Query(sort=Sort.NAME))
    assert results.total == size
    assert results.facets["kind"]["club"] == size
