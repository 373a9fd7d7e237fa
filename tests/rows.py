"""Keep the rows that migrations wrote, for tests that commit.

A test with a live server or with `transaction=True` empties every table when it ends, those
rows too; the tests after it then find no home page, and with --reuse-db the next run does
not either. Django's own `serialized_rollback` fails on content types.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.test import TransactionTestCase
from wagtail.models import Site

Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def read() -> Rows:
    """Every row of every table that `flush` empties."""
    rows: Rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(
            only_existing=True, include_views=False
        ):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT * FROM {name}")  # noqa: S608 our own table names
            columns = [column[0] for column in cursor.description]
            rows[table] = (columns, cursor.fetchall())
    return rows


def put_back(rows: Rows) -> None:
    """Empty the tables and write the rows again; sequences go on from where they are."""
    call_command(
        "flush",
        verbosity=0,
        interactive=False,
        # PostgreSQL would hand out the ids of the kept rows once more.
        reset_sequences=False,
        inhibit_post_migrate=True,
    )
    with (
        connection.constraint_checks_disabled(),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        for table, (columns, values) in rows.items():
            name = connection.ops.quote_name(table)
            quoted = ", ".join(connection.ops.quote_name(column) for column in columns)
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(
                f"INSERT INTO {name} ({quoted}) VALUES ({places})",  # noqa: S608
                [[plain(value) for value in row] for row in values],
            )
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    cache.clear()


def plain(value: Any) -> Any:
    # SQLite reads a time as such but takes it only as text.
    if connection.vendor == "sqlite" and isinstance(value, time):
        return str(value)
    return value


@contextmanager
def kept() -> Iterator[None]:
    """Commit what you like inside; afterwards the tables are as they were."""
    rows = read()
    try:
        yield
    finally:
        put_back(rows)


@pytest.fixture(scope="session", autouse=True)
def _rows_of_migrations() -> Iterator[None]:
    """After each test that commits, the rows that migrations wrote are there again."""
    rows: Rows = {}

    def set_up(cls: type[TransactionTestCase]) -> None:
        # Read before the first test that commits: what came earlier was rolled back.
        if not rows:
            rows.update(read())

    def tear_down(self: TransactionTestCase) -> None:
        put_back(rows)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_setup", classmethod(set_up))
        patch.setattr(TransactionTestCase, "_fixture_teardown", tear_down)
        yield
