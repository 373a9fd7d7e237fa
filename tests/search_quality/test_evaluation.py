"""The evaluation itself: what it reads, what it counts, and that it leaves the site alone."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from home.areas.tree import tree as areas
from search.evaluation.city import city
from search.evaluation.measures import judged
from search.evaluation.sets import Document

SMALL = {
    "docs": [
        {
            "id": "sahly",
            "kind": "harrastus",
            "title": "Sählykerho",
            "neighbourhood": "Tuira",
            "region": "Pohjoinen",
            "age_min": 7,
            "age_max": 9,
            "weekdays": [2],
            "time_of_day": "e",
        },
        {"id": "kahvila", "kind": "kohtaamispaikka", "title": "Perhekahvila"},
    ],
    "queries": [
        {
            "qid": "1",
            "q": "sählykerho Tuirassa",
            "cls": "place",
            "slots": {"area": "Tuira"},
        },
        {"qid": "2", "q": "perhekahvila", "slots": {}},
        {"qid": "3", "q": "xyzzy"},
    ],
    "judgements": {"1": {"sahly": 3}, "2": {"kahvila": 2}, "3": {"sahly": 1}},
}


@pytest.fixture
def file(tmp_path):
    def written(told):
        path = tmp_path / "set.json"
        path.write_text(told if isinstance(told, str) else json.dumps(told))
        return path

    return written


def evaluated(path: Path, *more: str):
    out = StringIO()
    call_command("evaluate_search", str(path), "--json", *more, stdout=out)
    return json.loads(out.getvalue())


def test_a_set_is_asked_without_a_database(file):
    told = evaluated(file(SMALL))
    assert told["overall"]["queries"] == 3
    assert told["overall"]["ndcg"] == pytest.approx(2 / 3, abs=0.01)
    assert told["overall"]["zero"] == pytest.approx(1 / 3, abs=0.01)
    assert told["classes"]["place"]["top1"] == 1
    assert told["slots"]["precision"] == told["slots"]["recall"] == 1
    assert told["milliseconds"]["whole answer"]["p50"] > 0


def test_documents_may_be_in_another_file(file, tmp_path):
    documents = tmp_path / "documents.json"
    documents.write_text(json.dumps({"docs": SMALL["docs"]}))
    queries = file({name: SMALL[name] for name in ("queries", "judgements")})
    told = evaluated(queries, "--documents", str(documents))
    assert told["overall"]["queries"] == 3


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("{", "is not JSON"),
        ([], "should be an object"),
        ({"docs": []}, "has no list “docs”"),
        ({**SMALL, "judgements": {}}, "None of the queries"),
        ({**SMALL, "judgements": []}, "no object “judgements”"),
        ({**SMALL, "queries": [{"qid": "1"}]}, "no words “q”"),
        ({**SMALL, "docs": [{"id": "a", "title": "A"}]}, "Document 1 has no “kind”"),
        (
            {**SMALL, "judgements": {"1": {}, "2": {}, "3": {"gone": 3}}},
            "is no document",
        ),
    ],
)
def test_another_shape_gets_one_sentence(file, told, reason):
    with pytest.raises(CommandError, match=reason) as wrong:
        evaluated(file(told))
    assert "\n" not in str(wrong.value)


def test_the_areas_of_the_site_are_back_afterwards():
    tuira = Document("a", "harrastus", "Sähly", neighbourhood="Tuira")
    with city([tuira]):
        assert "tuira" in areas()
    assert areas._instead is None


def test_a_perfect_answer_counts_one():
    assert judged(["a", "b"], {"a": 3, "b": 1}) == (1, 1, 1, 0)


def test_what_is_related_first_is_no_good_first_answer():
    ndcg, recall, top1, _ = judged(["b", "a"], {"a": 3, "b": 1})
    assert (recall, top1) == (1, 0)
    assert ndcg == pytest.approx((1 + 7 / 1.585) / (7 + 1 / 1.585), abs=0.001)


def test_no_answer_is_told():
    assert judged([], {"a": 3}) == (0, 0, 0, 1)
