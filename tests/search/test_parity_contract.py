"""The search contract and its table of cases once more, answered by Elasticsearch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from search import find
from search.engines.elastic.client import Client
from search.query import Query
from search.results import Results
from tests.search import elastic, test_contract
from tests.search.elastic import needed
from tests.search.test_cases import *  # noqa: F403
from tests.search.test_contract import *  # type: ignore[assignment]  # noqa: F403

pytestmark = [needed, pytest.mark.django_db, pytest.mark.slow]  # type: ignore[assignment]


@pytest.fixture(autouse=True)
def _on_elasticsearch(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with ExitStack() as stack:

        def a_client() -> Client:
            return stack.enter_context(elastic.client())

        class Engine:
            """In the place of MemoryEngine: indexed when it is asked, about that day."""

            def __init__(self, source: Any) -> None:
                self.client, self.source = a_client(), source

            def search(self, query: Query, now: dt.datetime, **how: Any) -> Results:
                engine = elastic.indexed(self.client, self.source, now)
                return engine.search(query, now, **how)

            def __getattr__(self, name: str) -> Any:
                engine = elastic.indexed(self.client, self.source, test_contract.NOW)
                return getattr(engine, name)

        monkeypatch.setattr(test_contract, "MemoryEngine", Engine)
        monkeypatch.setattr(find, "_engine", elastic.of_database(a_client()))
        yield
