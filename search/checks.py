"""What can be wrong with the search before anybody searches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.db import OperationalError, ProgrammingError

from search import versions
from search.language.lexicon import what_is_wrong
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


def has_a_lexicon(**_: Any) -> list[checks.CheckMessage]:
    """One that can be made is as good as one that is there."""
    wrong = what_is_wrong()
    return [no_lexicon(wrong)] if wrong else []


def no_lexicon(why: str) -> checks.Warning:
    return checks.Warning(
        f"The search does without word forms of Finnish: {why}",
        hint=(
            "Install the requirements whole, let LANGUAGE_DIR be a folder that can be written "
            "to, with 40 MB free, then run manage.py rebuild_entries and start the site anew."
        ),
        id="search.W002",
    )


def register_checks() -> None:
    checks.register(has_a_lexicon)
    checks.register(has_entries, checks.Tags.database)
