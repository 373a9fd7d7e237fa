"""The city centre that an editor of the north must not see, written once a module."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.accounts.secrets import Secrets, secrets_of_the_centre


@pytest.fixture(scope="module")
def centre(once) -> Secrets:
    return secrets_of_the_centre()


@pytest.fixture
def secrets(centre: Secrets) -> Secrets:
    """Read afresh for each test: what it changes on an object is no other's."""
    rows = {name: row for name, row in vars(centre).items() if name != "areas"}
    return replace(
        centre, **{name: type(row).objects.get(pk=row.pk) for name, row in rows.items()}
    )
