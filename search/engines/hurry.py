"""Calls to a server run beside whoever waits for them, who leaves when the time is over.

The time-out of a client is for each read: a server that sends a byte now and then could
hold a visitor for ever. Here the whole answer has one deadline, however many calls it takes.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from search.engines.base import EngineUnavailable

Answer = TypeVar("Answer")

# Calls that nobody waits for any more may hang until their own time-outs; no more than these.
MOST_AT_ONCE = 32

_ends: ContextVar[float | None] = ContextVar("ends", default=None)
_free = threading.BoundedSemaphore(MOST_AT_ONCE)


class TooSlow(EngineUnavailable):
    """The server has not answered in time."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """All calls inside together may take so long."""
    token = _ends.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _ends.reset(token)


def call(ask: Callable[[], Answer]) -> Answer:
    """What `ask` answers, or TooSlow at the deadline; without one it may take its time.

    `ask` runs in another thread, so it must not ask the database.
    """
    ends = _ends.get()
    if ends is None:
        return ask()
    if not _free.acquire(blocking=False):
        raise TooSlow("Too many calls to the server have not come back.")
    answered = threading.Event()
    answers: list[Answer] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(ask())
        except BaseException as error:  # noqa: BLE001  Raised again by who waits.
            errors.append(error)
        finally:
            _free.release()
            answered.set()

    # A daemon: a call that hangs keeps no process from ending.
    threading.Thread(target=run, name="server call", daemon=True).start()
    if not answered.wait(max(0.0, ends - time.monotonic())):
        raise TooSlow("The server has not answered in time.")
    if errors:
        raise errors[0]
    return answers[0]
