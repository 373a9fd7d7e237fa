"""What every test may use."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation

from home.trees import Kept

pytest_plugins = ["tests.rows"]


@pytest.fixture(autouse=True)
def _no_tree_of_another_test() -> Iterator[None]:
    """The rows of a test are rolled back; the trees made of them go too."""
    Kept.forget_all()
    yield
    Kept.forget_all()


@pytest.fixture(autouse=True)
def _in_finnish_at_first() -> Iterator[None]:
    """The test client leaves the language of its last request active."""
    translation.activate(settings.LANGUAGE_CODE)
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What a fixture of a module writes with this is written once and stays for its tests.

    Each test still takes back what it wrote itself. Not for tests that commit.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: Any,
    django_db_keepdb: bool,
    django_db_createdb: bool,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """The test database, made for the browser's tests too.

    Stock pytest-django makes it only when a test is marked `django_db`; a run of the
    browser's tests alone would write into the database of the site.

    On SQLite each run works on a copy of its own: the migrated database is kept under a
    name that tells its migrations, and nothing that a run leaves behind reaches the next.
    """
    kept: Path | None = getattr(settings, "KEPT_TEST_DATABASE", None)
    if django_db_createdb and kept:
        kept.unlink(missing_ok=True)
    keep = django_db_keepdb and not django_db_createdb
    if kept and kept.exists():
        shutil.copyfile(kept, settings.DATABASES["default"]["TEST"]["NAME"])
        keep = True
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, keepdb=keep)
        if kept and not kept.exists():
            keep_a_copy(kept)
    yield
    if not keep and not kept:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


def keep_a_copy(file: Path) -> None:
    """Under another name first: a run beside this one must not find half a database."""
    draft = file.with_suffix(f".{os.getpid()}")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(draft)])
    draft.replace(file)
