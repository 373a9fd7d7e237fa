"""The search stays as good as it was promised to be, on the set that it may be tuned on."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.evaluation.measures import mean
from search.evaluation.telling import understood
from search.management.commands.evaluate_search import evaluate

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def outcome():
    return evaluate(HERE / "dev.json", slots=HERE / "slots.json")


def test_the_first_answers_are_good(outcome):
    told, _ = outcome
    found = mean(told.found)
    assert found.ndcg >= 0.93
    assert found.recall >= 0.87
    assert found.top1 >= 0.92
    assert found.zero == 0


def test_what_the_words_say_is_understood(outcome):
    told, slots = outcome
    for figures in (understood(told), understood(slots)):
        assert figures["precision"] >= 0.98
        assert figures["recall"] >= 0.93
