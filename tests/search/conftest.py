"""What the stories of the search share."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import timezone

from home.calendar_days import HELSINKI


@pytest.fixture
def in_season(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock runs on from a Wednesday on which the factories' clubs meet, whenever asked."""
    now = timezone.now
    since = now() - datetime(2026, 11, 25, 12, tzinfo=HELSINKI)
    monkeypatch.setattr(timezone, "now", lambda: now() - since)
