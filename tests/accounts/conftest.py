"""An editor of the north, and the city centre that they must not see, written once a module."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from tests.accounts.secrets import Secrets, secrets_of_the_centre
from tests.factories.accounts import NORTHERN_EDITORS, member_of


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(member_of(NORTHERN_EDITORS))
    return client


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
