"""What is said to the server, and what is made of answers that are none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from search.engines.elastic.client import Client, ElasticUnavailable, IndexMissing

PRODUCT = {"X-Elastic-Product": "Elasticsearch", "Content-Type": "application/json"}
WHOLE = {"timed_out": False, "_shards": {"failed": 0}, "hits": {"hits": []}}


class Stub(ThreadingHTTPServer):
    """Answers everything alike and remembers the headers of the last question."""

    answer: tuple[int, dict[str, str], bytes]
    headers: Any = None

    def will(self, body: Any, status: int = 200, headers: Any = None) -> None:
        told = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.answer = (status, PRODUCT if headers is None else headers, told)


class Handler(BaseHTTPRequestHandler):
    server: Stub

    def do_POST(self) -> None:
        self.server.headers = self.headers
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status, headers, body = self.server.answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing on the screen."""


@pytest.fixture
def stub() -> Iterator[Stub]:
    server = Stub(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def ask(stub: Stub, **how: Any) -> list[Any]:
    client = Client(f"http://127.0.0.1:{stub.server_address[1]}", "name", **how)
    return client.search("index", [{}])


def test_the_api_key_goes_with_each_question(stub):
    stub.will({"responses": [WHOLE]})
    assert ask(stub, api_key="bGV0OiBtZQ==") == [WHOLE]
    assert stub.headers["Authorization"] == "ApiKey bGV0OiBtZQ=="


def test_without_a_key_none_is_sent(stub):
    stub.will({"responses": [WHOLE]})
    ask(stub)
    assert "Authorization" not in stub.headers


@pytest.mark.parametrize(
    "wrong",
    [
        {"timed_out": True},
        {"_shards": {"failed": 1}},
        {"error": {"type": "query_shard_exception"}, "status": 400},
    ],
    ids=["in part, for want of time", "in part, for want of a shard", "refused"],
)
def test_half_an_answer_is_none(stub, wrong):
    stub.will({"responses": [WHOLE, WHOLE | wrong]})
    with pytest.raises(ElasticUnavailable):
        ask(stub)


@pytest.mark.parametrize("status", [404, 503])
def test_an_index_that_is_gone_or_going_is_looked_for_anew(stub, status):
    stub.will({"responses": [{"error": {"type": "x"}, "status": status}]})
    with pytest.raises(IndexMissing):
        ask(stub)


@pytest.mark.parametrize("status", [401, 403, 429, 500, 502, 503, 504])
def test_a_refusal_is_told_as_unavailable(stub, status):
    stub.will({"error": {"type": "x", "reason": "y"}, "status": status}, status)
    with pytest.raises(ElasticUnavailable):
        ask(stub)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"<html>", {"Content-Type": "text/html"}),
        (b"{", PRODUCT),
        (b"", PRODUCT),
        ({}, PRODUCT),
        ({"responses": []}, PRODUCT),
        ({"responses": [WHOLE]}, {"Content-Type": "application/json"}),
    ],
    ids=["a page", "cut off", "empty", "no answer", "too few", "another product"],
)
def test_what_is_no_elasticsearch_is_told_as_unavailable(stub, body, headers):
    stub.will(body, 200, headers)
    with pytest.raises(ElasticUnavailable):
        ask(stub)
