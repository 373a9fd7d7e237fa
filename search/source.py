"""Where an engine reads the catalogue: the entries of the database."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection, models

from search import versions
from search.engines.base import Geography, Row, Standing
from search.facts import Facts
from search.geography import geography
from search.kept import look
from search.models import Entry
from search.thesaurus.kept import thesaurus
from search.thesaurus.reach import Thesaurus

logger = logging.getLogger(__name__)

ROWS_A_FETCH = 2_000


class DatabaseSource:
    """The `Source` of search.engines on `search.Entry`, the same on every database."""

    def standing(self, *, anew: bool = False) -> Standing:
        return look(anew=anew)

    def rows(self, generation: int) -> Iterator[Row]:
        # One statement: the database shows it the rows as they are when it begins, also
        # when the generation is swept away meanwhile.
        empty = True
        for row in _rows(Entry.objects.of(generation).findable().order_by("key")):
            empty = False
            yield row
        if empty:
            logger.warning(
                "The search has no entries and finds nothing. Run: manage.py rebuild_entries"
            )

    def changes(self, since: Standing) -> Iterable[Row] | None:
        if not versions.continues(since.version):
            return None
        return list(
            _rows(Entry.objects.of(since.generation).changed_since(since.version))
        )

    def geography(self) -> Geography:
        return geography()

    def thesaurus(self) -> Thesaurus:
        return thesaurus()

    def close(self) -> None:
        connection.close()


def _rows(found: models.QuerySet[Entry]) -> Iterator[Row]:
    columns = ("key", "version", "deleted", "facts", "tokens")
    for key, version, deleted, facts, tokens in found.values_list(*columns).iterator(
        ROWS_A_FETCH
    ):
        yield Row(key, version, None if deleted else read(facts, tokens))


def read(facts: dict[str, Any], tokens: dict[str, str]) -> Facts:
    return Facts.from_json(facts | {"tokens": tokens})
