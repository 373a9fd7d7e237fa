"""Remembers that a server is away, so that not every visitor waits to learn it again."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable

from django.utils import timezone

from search.engines.base import EngineUnavailable

logger = logging.getLogger(__name__)

# How long to leave a server alone before looking whether it is back.
PAUSE_SECONDS = 3.0


class Breaker:
    """Open while the server is away. Looks behind the answers whether it is back.

    `look` raises EngineUnavailable while it is not; it runs in a thread of its own.
    """

    def __init__(self, look: Callable[[], None], pause: float = PAUSE_SECONDS) -> None:
        self._look, self._pause = look, pause
        self._lock = threading.Lock()
        self._look_at = 0.0
        self._looking = False
        self.since: dt.datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether to leave the server alone; looks again now and then, without waiting."""
        if self.since is None:
            return False
        with self._lock:
            due = not self._looking and time.monotonic() >= self._look_at
            self._looking = self._looking or due
        if due:
            threading.Thread(target=self._look_again, daemon=True).start()
        return True

    def trip(self, reason: object) -> None:
        """The server has failed just now."""
        with self._lock:
            self._look_at = time.monotonic() + self._pause
            if self.since is None:
                self.since = timezone.now()
                logger.warning("The search answers from memory: %s", reason)

    def _look_again(self) -> None:
        try:
            self._look()
        except EngineUnavailable as reason:
            self.trip(reason)
        except Exception:
            # The next look may be luckier; a thread that dies must not leave it open for ever.
            logger.exception("Looking whether the server of the search is back failed.")
            self.trip("looking failed")
        else:
            self.since = None
            logger.warning("The server of the search is back.")
        finally:
            self._looking = False
