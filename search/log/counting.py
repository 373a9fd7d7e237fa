"""Counts searches in memory and stores the sums now and then.

No visitor waits for it: a sum is stored after an answer has been sent, by the process that
sent it, some seconds after the last time. What a killed process had not stored is lost;
these are counts, and a few searches of a day change none of their conclusions.
"""

from __future__ import annotations

import atexit
import datetime as dt
import hashlib
import hmac
import logging
import re
import threading
import time
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.core.signals import request_finished
from django.db import DatabaseError, connection, models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from search.forms import parameters_of
from search.log.models import (
    DAYS_KEPT,
    DAYS_UNREADABLE,
    LONGEST_WORDS,
    USES_UNTIL_READABLE,
    AgeBand,
    Searched,
    SearchedWords,
)
from search.query import Query
from search.results import Results
from search.words import fold

logger = logging.getLogger(__name__)

# A process keeps at most so many different sums; beyond that new ones are not counted.
MOST_SUMS = 5_000
_PROGRAMS = re.compile(
    r"bot|crawl|spider|slurp|preview|monitor|curl|wget|python", re.IGNORECASE
)
# Addresses, telephone numbers and identity codes that went into the wrong field.
_PERSONAL = re.compile(r"@|(?:\d[\s-]*){6}|\d{6}[-+a-f]\d{3}", re.IGNORECASE)


class Asked(NamedTuple):
    """What is counted of one search; the fields are those of `Searched`."""

    day: dt.date
    area: str
    theme: str
    age: str
    nothing_found: bool


class Words(NamedTuple):
    """Search words in their normal form, and the language of the page."""

    words: str
    language: str
    nothing_found: bool


class Tally:
    """The sums of one process that are not stored yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked: Counter[Asked] = Counter()
        self._words: set[Words] = set()
        self.stored_at = time.monotonic()

    def add(self, asked: Asked, words: Words | None) -> None:
        """Words count once for each storing: whoever tries filters uses them once."""
        with self._lock:
            if asked in self._asked or len(self._asked) < MOST_SUMS:
                self._asked[asked] += 1
            if words is not None and len(self._words) < MOST_SUMS:
                self._words.add(words)

    def store(self) -> None:
        """Add the sums to the database's; where it refuses they are kept for the next time."""
        with self._lock:
            asked, words = self._asked, self._words
            self._asked, self._words = Counter(), set()
            self.stored_at = time.monotonic()
        if not asked:
            return
        try:
            with transaction.atomic():
                _add_counts(asked)
                _add_words(words)
        except DatabaseError as error:
            logger.warning("The counts of searches could not be stored: %s", error)
            with self._lock:
                self._asked.update(asked)
                self._words |= words


tally = Tally()


def count(request: HttpRequest, query: Query, results: Results) -> None:
    """Count one answer of the search page, if a person has asked for something.

    Further pages of an answer and what programs ask are not counted.
    """
    if query.page > 1 or not parameters_of(request):
        return
    if _PROGRAMS.search(request.headers.get("User-Agent", "")):
        return
    nothing = not results.count
    asked = Asked(
        day=timezone.localdate(),
        area=query.areas[0] if query.areas else "",
        theme=query.themes[0] if query.themes else "",
        age=age_band(query),
        nothing_found=nothing,
    )
    normal = normal_form(query.words)
    language = get_language() or settings.LANGUAGE_CODE
    tally.add(asked, Words(normal, language, nothing) if normal else None)


def age_band(query: Query) -> str:
    """The band of the youngest person asked for, "" when nobody was."""
    if not query.people:
        return ""
    return AgeBand.of(min(person.span.low for person in query.people) // 100)


def normal_form(words: str) -> str:
    """The words folded and in order, so that two who search for one thing count as two.

    Nothing of what could tell of a person, and of an endless text nothing.
    """
    if _PERSONAL.search(words):
        return ""
    normal = " ".join(fold(words))
    return normal if len(normal) <= LONGEST_WORDS else ""


def digest_of(words: str, language: str) -> str:
    """What unreadable words are counted by: nobody without the site's key can undo it."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"{language} {words}".encode(), hashlib.sha256).hexdigest()


def _add_counts(asked: Counter[Asked]) -> None:
    for each, number in sorted(asked.items()):
        row, _ = Searched.objects.get_or_create(**each._asdict())
        Searched.objects.filter(pk=row.pk).update(count=models.F("count") + number)


def _add_words(words: Iterable[Words]) -> None:
    today = timezone.localdate()
    for each in sorted(words):
        digest = digest_of(each.words, each.language)
        row, _ = SearchedWords.objects.get_or_create(
            digest=digest, defaults={"language": each.language, "last_day": today}
        )
        SearchedWords.objects.filter(pk=digest).update(
            uses=models.F("uses") + 1,
            nothing_found=models.F("nothing_found") + int(each.nothing_found),
            last_day=today,
        )
        if not row.words and row.uses + 1 >= USES_UNTIL_READABLE:
            SearchedWords.objects.filter(pk=digest).update(words=each.words)


def forget_old() -> None:
    """Done by the tick: what is too old for a report goes, and soon what few have typed."""
    today = timezone.localdate()
    Searched.objects.filter(day__lt=today - dt.timedelta(days=DAYS_KEPT)).delete()
    old = SearchedWords.objects.filter(
        last_day__lt=today - dt.timedelta(days=DAYS_KEPT)
    )
    unreadable = SearchedWords.objects.filter(
        words="", last_day__lt=today - dt.timedelta(days=DAYS_UNREADABLE)
    )
    (old | unreadable).delete()


def store_now_and_then(**_: object) -> None:
    """After an answer, when the last storing is long enough ago."""
    seconds = settings.SEARCH_LOG_SECONDS
    if seconds is not None and time.monotonic() - tally.stored_at >= seconds:
        tally.store()


def store_the_rest() -> None:
    """When the process ends."""
    if settings.SEARCH_LOG_SECONDS is not None:
        tally.store()
        connection.close()


def keep_counting() -> None:
    """Called once, when the app is ready."""
    request_finished.connect(store_now_and_then, dispatch_uid="search log")
    atexit.register(store_the_rest)
