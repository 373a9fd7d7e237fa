"""The one door to the search: `find(query)`.

Pages, tags, feeds and the API ask here and nowhere else; which engine answers is a setting.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Collection

from django.conf import settings
from django.core.signals import setting_changed
from django.utils import timezone
from django.utils.module_loading import import_string

from search.engines.base import FACETS, Engine, Health
from search.explanation import Explanation
from search.query import PAGE_SIZE, Query
from search.results import Results
from search.spots import Box, Spot

_engine: Engine | None = None
_lock = threading.Lock()


def find(
    query: Query,
    now: dt.datetime | None = None,
    *,
    facets: Collection[str] = FACETS,
    size: int = PAGE_SIZE,
) -> Results:
    """The page of the query by the search contract, the last committed edit included."""
    return engine().search(query, now or timezone.now(), facets=facets, size=size)


def keys(query: Query, now: dt.datetime | None = None) -> list[int]:
    """Every entry of the answer in order, for maps, feeds and files."""
    return engine().keys(query, now or timezone.now())


def explain(
    query: Query, keys: Collection[int], now: dt.datetime | None = None
) -> dict[int, Explanation]:
    """What the scores of these entries are made of, by key, for who keeps the catalogue."""
    return engine().explain(query, now or timezone.now(), keys)


def total(query: Query, now: dt.datetime | None = None) -> int:
    """How many fit."""
    return engine().total(query, now or timezone.now())


def within(
    query: Query, areas: Collection[str], now: dt.datetime | None = None
) -> dict[str, int]:
    """How many of those that fit lie in each of these areas."""
    return engine().within(query, now or timezone.now(), areas)


def spots(query: Query, box: Box, now: dt.datetime | None = None) -> list[Spot]:
    """The points of the box where something fits, nearest to its middle first."""
    return engine().spots(query, now or timezone.now(), box)


def edited(**_: object) -> None:
    """An edit of this process was committed."""
    engine().edited()


def health(now: dt.datetime | None = None) -> Health:
    """Which engine answers at this moment."""
    return engine().health(now or timezone.now())


def engine() -> Engine:
    """The engine of this process, made when it is first asked."""
    global _engine
    if _engine is None:
        with _lock:
            if _engine is None:
                make: Callable[[], Engine] = import_string(settings.SEARCH_ENGINE)
                _engine = make()
    return _engine


def forget_engine(*, setting: str = "SEARCH_ENGINE", **_: object) -> None:
    """Make a new one when the settings that it was made from change, as in a test."""
    global _engine
    if setting in ("SEARCH_ENGINE", "SNAPSHOT_DIR"):
        _engine = None


setting_changed.connect(forget_engine)
