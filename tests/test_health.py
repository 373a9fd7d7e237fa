"""`/health/` tells who watches the site what works."""

from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone

from search import find
from search.engines.base import Health, Trouble
from search.models import Waiting
from tests.factories.accounts import NORTHERN_EDITORS, member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def away(monkeypatch):
    """A search server that has stopped answering."""
    state = Health("elasticsearch", Trouble.AWAY, timezone.now())
    monkeypatch.setattr(find.engine(), "health", lambda now: state, raising=False)


def test_a_site_that_works_says_so(client):
    answer = client.get("/health/")

    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert answer.json()["search"] == {
        "engine": "memory",
        "answers_from": "memory",
        "trouble": None,
        "since": None,
    }
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies


def test_a_server_that_is_away_degrades_it(client, away):
    answer = client.get("/health/")

    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    assert answer.json()["search"]["answers_from"] == "memory"
    assert answer.json()["search"]["trouble"] == "away"


def test_without_a_database_it_is_down(client):
    refuse = patch.object(
        Waiting.objects, "count", side_effect=OperationalError("gone")
    )
    with refuse:
        answer = client.get("/health/")

    assert answer.status_code == 503
    assert answer.json() == {"status": "down", "database": "down"}


def test_editors_are_told_why_memory_answers(client, away):
    client.force_login(member_of(NORTHERN_EDITORS))
    page = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Hakupalvelin ei ole vastannut" in page


def test_editors_are_told_nothing_of_what_works(client):
    client.force_login(member_of(NORTHERN_EDITORS))

    assert (
        "Hakupalvelin" not in client.get(reverse("wagtailadmin_home")).content.decode()
    )
