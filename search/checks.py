"""What can be wrong with the search before anybody searches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.db import OperationalError, ProgrammingError

from search import versions
from search.models import Entry

EMPTY = checks.Warning(
    "The search has no entries, so it finds nothing.",
    hint="Run: manage.py rebuild_entries",
    id="search.W001",
)


def has_entries(
    *, databases: Sequence[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """Asked with `manage.py check --database default`: nothing else may ask a database."""
    if not databases:
        return []
    try:
        generation = versions.standing().generation
        found = Entry.objects.of(generation).findable().exists()
    except (OperationalError, ProgrammingError):  # before the first migrate
        return []
    return [] if found else [EMPTY]


def register_checks() -> None:
    checks.register(has_entries, checks.Tags.database)
