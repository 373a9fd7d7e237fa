"""The variables ELASTICSEARCH_*: which engine they choose, and what is said of a wrong one."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from aarrearkku import env

WHICH_ENGINE = """
import sys, django
django.setup()
from django.conf import settings
from search.find import engine
print(settings.SEARCH_ENGINE, type(engine()).__name__, "elasticsearch" in sys.modules)
"""


def told(**variables: str) -> list[str]:
    """The engine of a new process: its setting, its class, and whether the client is loaded."""
    environment = {k: v for k, v in os.environ.items() if "ELASTICSEARCH" not in k}
    environment |= {"DJANGO_SETTINGS_MODULE": "aarrearkku.settings.dev", **variables}
    answer = subprocess.run(  # noqa: S603
        [sys.executable, "-c", WHICH_ENGINE],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout.split()


def test_without_an_address_the_client_is_never_loaded():
    assert told() == ["search.engines.choices.memory", "MemoryEngine", "False"]


def test_an_address_chooses_elasticsearch_which_need_not_be_there_yet():
    chosen = told(ELASTICSEARCH_URL="http://127.0.0.1:9")
    assert chosen == ["search.engines.choices.elastic", "Guarded", "True"]


@pytest.mark.parametrize(
    ("read", "value", "sentence"),
    [
        (lambda name: env.http_url(name), "localhost:9200", "must start with http://"),
        (lambda name: env.file(name), "/no/such/ca.pem", "the path of a file"),
        (lambda name: env.index_name(name, "aarrearkku"), "Oulu", "small letters"),
        (lambda name: env.number_above_zero(name, 0.8), "soon", "a number above 0"),
        (lambda name: env.number_above_zero(name, 0.8), "0", "a number above 0"),
        (lambda name: env.number_above_zero(name, 0.8), "inf", "a number above 0"),
    ],
    ids=["address", "file", "index name", "no number", "no time at all", "for ever"],
)
def test_a_wrong_value_gets_a_sentence_that_says_what_to_write(
    monkeypatch: pytest.MonkeyPatch, read: Any, value: str, sentence: str
):
    monkeypatch.setenv("ELASTICSEARCH_X", value)
    with pytest.raises(ImproperlyConfigured, match=rf"ELASTICSEARCH_X .*{sentence}"):
        read("ELASTICSEARCH_X")


def test_unset_variables_have_their_defaults(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("ELASTICSEARCH_X", raising=False)
    assert env.number_above_zero("ELASTICSEARCH_X", 0.8) == 0.8
    assert env.index_name("ELASTICSEARCH_X", "aarrearkku") == "aarrearkku"
    assert env.file("ELASTICSEARCH_X") == ""
