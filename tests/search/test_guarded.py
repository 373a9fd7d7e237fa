"""A server that fails costs one visitor a moment, and then nobody anything."""

from __future__ import annotations

import datetime as dt
import socket
import threading
import time
from typing import Any

import pytest

from search.engines import hurry
from search.engines.base import EngineUnavailable, Health, Trouble
from search.engines.breaker import Breaker
from search.engines.guarded import Guarded
from search.query import Query

NOW = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)


class Behind(EngineUnavailable):
    is_away = False


class Memory:
    """Always answers; `total` stands for every question."""

    def plan(self, query):
        """It reads nothing."""

    def total(self, query, now):
        return 1


class Server:
    """An engine whose server does what `does` does: sleeps, raises, or nothing."""

    def __init__(self):
        self.does = lambda: None
        self.asked = 0
        self.came_back = threading.Event()

    def total(self, query, now):
        self.asked += 1
        hurry.call(lambda: self.does())
        return 2

    edited = keep_up = lambda self: self.total(None, None)

    def health(self, now):
        self.total(None, now)
        return Health("server")

    def come_back(self):
        hurry.call(lambda: self.does())
        self.came_back.set()


def fail(error):
    def failing():
        raise error

    return failing


@pytest.fixture
def server():
    return Server()


@pytest.fixture
def guarded(server):
    memory: Any = Memory()
    made = Guarded(server, memory, seconds=0.1)
    made.breaker = Breaker(made._come_back, pause=0.05)
    return made


def answer(guarded):
    return guarded.total(Query(), NOW)


def until(condition, seconds=3.0):
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.01)


def test_a_server_that_answers_is_asked(guarded):
    assert answer(guarded) == 2


def test_a_server_that_hangs_is_left_at_the_deadline(guarded, server):
    server.does = lambda: time.sleep(1)
    began = time.monotonic()

    assert answer(guarded) == 1
    assert time.monotonic() - began < 0.6


def test_a_server_that_is_away_is_not_asked_again_by_the_next_visitor(guarded, server):
    guarded.breaker = Breaker(guarded._come_back, pause=60)
    server.does = fail(EngineUnavailable("refused"))

    assert [answer(guarded) for _ in range(5)] == [1] * 5
    assert server.asked == 1


def test_a_server_that_is_back_is_found_without_a_visitor_waiting(guarded, server):
    server.does = fail(EngineUnavailable("refused"))
    answer(guarded)
    server.does = lambda: None

    until(lambda: answer(guarded) == 2)
    assert server.came_back.is_set()


def test_an_index_that_is_behind_is_asked_by_every_visitor(guarded, server):
    server.does = fail(Behind("the last edit is missing"))

    assert [answer(guarded), answer(guarded)] == [1, 1]
    assert server.asked == 2


def test_an_edit_waits_no_longer_than_a_visitor(guarded, server):
    server.does = lambda: time.sleep(1)
    began = time.monotonic()
    guarded.edited()

    assert time.monotonic() - began < 0.6


def test_calls_that_never_come_back_do_not_pile_up():
    free = threading.Event()
    late = []
    for _ in range(hurry.MOST_AT_ONCE):
        with hurry.within(0.001), pytest.raises(hurry.TooSlow):
            late.append(hurry.call(free.wait))
    began = threading.active_count()
    with hurry.within(10), pytest.raises(hurry.TooSlow, match="Too many"):
        hurry.call(free.wait)
    assert threading.active_count() <= began
    free.set()
    until(lambda: threading.active_count() <= began - hurry.MOST_AT_ONCE)


def test_what_a_call_raises_is_raised_where_it_was_asked():
    with hurry.within(1), pytest.raises(ZeroDivisionError):
        hurry.call(lambda: 1 // 0)


@pytest.mark.parametrize(
    ("does", "trouble"),
    [
        (lambda: None, None),
        (fail(EngineUnavailable("refused")), Trouble.AWAY),
        (fail(Behind("the last edit is missing")), Trouble.BEHIND),
    ],
    ids=["it answers", "it is away", "it is behind"],
)
def test_health_tells_why_memory_answers(guarded, server, does, trouble):
    server.does = does
    health = guarded.health(NOW)

    assert health.trouble is trouble
    assert (health.since is not None) == (trouble is Trouble.AWAY)


@pytest.fixture
def trickling():
    """A server that sends its answer byte by byte and never ends."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        done = threading.Event()

        def serve():
            while not done.is_set():
                connection, _ = listening.accept()
                threading.Thread(target=drip, args=(connection,), daemon=True).start()

        def drip(connection):
            with connection:
                head = b"HTTP/1.1 200 OK\r\nX-Elastic-Product: Elasticsearch\r\n"
                connection.sendall(head + b"Content-Length: 9999\r\n\r\n")
                while not done.wait(0.05):
                    connection.sendall(b" ")

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        done.set()


def test_an_answer_that_trickles_in_is_left_at_the_deadline(trickling):
    from search.engines.elastic.client import Client

    client = Client(trickling, "nothing", timeout=0.3)
    began = time.monotonic()
    with hurry.within(0.4), pytest.raises(EngineUnavailable):
        client.search("nothing", [{}])
    assert time.monotonic() - began < 0.9


def test_a_server_that_is_slow_is_left_alone_before_a_page_has_asked_thrice(
    guarded, server
):
    server.does = lambda: time.sleep(0.07)

    assert [answer(guarded), answer(guarded)] == [2, 1]


def test_what_words_mean_is_planned_before_the_watch_starts(guarded, server):
    guarded.memory.plan = lambda query: time.sleep(0.2)

    assert answer(guarded) == 2
