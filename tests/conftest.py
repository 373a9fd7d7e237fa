"""What every test may use."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
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
    """
    keep = django_db_keepdb and not django_db_createdb
    with django_db_blocker.unblock():
        made = setup_databases(
            verbosity=0, interactive=False, aliases={"default"}, keepdb=keep
        )
    yield
    if not keep:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)
