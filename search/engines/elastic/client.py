"""All that goes over the network to Elasticsearch, and what can go wrong there as one family."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError, helpers

from search.engines import hurry
from search.engines.base import EngineUnavailable

Json = dict[str, Any]

# Building an index may take its time over a batch; an answer may not.
BUILD_TIMEOUT = 60.0
# The document that tells what its index holds.
STATE = "state"
ROWS_A_REQUEST = 1_000
RETRIES = 8


class ElasticUnavailable(EngineUnavailable):
    """Elasticsearch cannot answer now; the message says why."""


class IndexMissing(ElasticUnavailable):
    """There is no such index any more, or none that can be read."""

    is_away = False


class IndexBehind(ElasticUnavailable):
    """The index does not hold the last edits yet, or is of another time or version."""

    is_away = False


class Client:
    """One connection pool to one Elasticsearch, for all threads of a process.

    `name` is the alias by which the index in use is known; the index itself has a name of
    its own. Every call raises ElasticUnavailable when it cannot be done.
    """

    def __init__(
        self,
        url: str,
        name: str,
        *,
        api_key: str = "",
        ca: str = "",
        timeout: float = 0.8,
        grace: float = 1.0,
    ) -> None:
        """`grace`: for so long searches may still read an index that was replaced."""
        secure: Json = {"ca_certs": ca} if ca else {}
        self.name, self.grace = name, grace
        self._fast = Elasticsearch(
            url,
            api_key=api_key or None,
            request_timeout=timeout,
            max_retries=0,
            retry_on_timeout=False,
            **secure,
        )
        self._slow = self._fast.options(request_timeout=BUILD_TIMEOUT)

    def search(
        self, index: str, bodies: Sequence[Json], *, patient: bool = False
    ) -> list[Json]:
        """The answers to several searches in one request, each whole or none at all."""
        searches: list[Json] = []
        for body in bodies:
            searches += ({"allow_partial_search_results": False}, body)
        server = self._slow if patient else self._fast
        told = _ask(lambda: server.msearch(index=index, searches=searches))
        answers: list[Json] = told.get("responses", [])
        if len(answers) != len(bodies):
            raise ElasticUnavailable("That is not the answer to a search.")
        for answer in answers:
            # 503: its shards are being taken away, or it never had any.
            if answer.get("status") in (404, 503):
                raise IndexMissing(f"There is no index {index}, or it is going.")
            if "error" in answer:
                raise ElasticUnavailable(str(answer["error"])[:500])
            if answer.get("timed_out") or answer.get("_shards", {}).get("failed"):
                raise ElasticUnavailable(
                    f"A part of the index {index} does not answer."
                )
        return answers

    def state(self) -> tuple[str, Json]:
        """Which index is in use and what it says it holds, as its searches see it."""
        found = _ask(lambda: self._fast.get(index=self.name, id=STATE, realtime=False))
        if STATE not in found.get("_source", {}):
            raise IndexMissing(f"The index {self.name} does not tell what it holds.")
        return found["_index"], found["_source"][STATE]

    def create(self, index: str, body: Json) -> None:
        """A new index that answers nobody yet; written under its own alias until `use`."""
        with _speaking():
            self._slow.indices.create(index=index, aliases={draft(index): {}}, **body)

    def write(
        self,
        target: str,
        documents: Iterable[tuple[str, int, Json]],
        *,
        patient: bool = False,
    ) -> Iterator[int]:
        """Write (id, version, document) in batches; yields how many are through.

        A document that is there in a later version stays. `target` is an alias: an index
        that was deleted meanwhile is not made anew by being written to.
        """
        actions = (
            {
                "_op_type": "index",
                "_index": target,
                "_id": key,
                "_version": version,
                "_version_type": "external_gte",
                "_require_alias": True,
                "_source": document,
            }
            for key, version, document in documents
        )
        done = 0
        with _speaking():
            for ok, answer in self._bulk(actions, patient):
                status = answer["index"]["status"]
                if status == 404:
                    raise IndexMissing(f"There is no index {target}.")
                if not ok and status != 409:
                    raise ElasticUnavailable(str(answer["index"])[:500])
                done += 1
                if done % ROWS_A_REQUEST == 0:
                    yield done
                    done = 0
        if done:
            yield done

    def _bulk(
        self, actions: Iterable[Json], patient: bool
    ) -> Iterable[tuple[bool, Json]]:
        """Each action's answer: as the batches go when patient, else all within the deadline."""
        how: Json = {
            "chunk_size": ROWS_A_REQUEST,
            "max_retries": RETRIES if patient else 0,
            "initial_backoff": 0.1,
            "max_backoff": 2,
            "raise_on_error": False,
        }
        if patient:
            return helpers.streaming_bulk(self._slow, actions, **how)
        # Made here: another thread must not ask the database for them.
        made = list(actions)
        return hurry.call(lambda: list(helpers.streaming_bulk(self._fast, made, **how)))

    def tell_state(self, target: str, version: int, state: Json) -> None:
        """Write what the index holds and show searches all that was written before."""
        _ask(
            lambda: self._slow.index(
                index=target,
                id=STATE,
                document={STATE: state},
                version=version,
                version_type="external_gte",
                require_alias=True,
                refresh=True,
            )
        )

    def use(self, index: str) -> None:
        """Let the alias mean this index from now on, and delete the one it meant before."""
        before = [one for one in self.indices() if one != index]
        used = self.in_use()
        actions: list[Json] = [
            {"remove": {"index": index, "alias": draft(index)}},
            {"add": {"index": index, "alias": self.name}},
        ]
        if used is not None:
            actions.append({"remove": {"index": used, "alias": self.name}})
        with _speaking():
            self._slow.indices.update_aliases(actions=actions)
        time.sleep(self.grace)
        self.delete(before)

    def indices(self) -> list[str]:
        """Every index of this catalogue: in use, being built, or left by a broken build."""
        with _speaking():
            found = self._slow.indices.get(index=f"{self.name}-*", features="aliases")
        # Another site's name may begin with this one's: its indices are not ours to delete.
        own = re.compile(re.escape(self.name) + r"-\d+")
        return sorted(filter(own.fullmatch, found))

    def in_use(self) -> str | None:
        """The index that the alias means, None when there is none."""
        try:
            with _speaking():
                found = self._slow.indices.get_alias(name=self.name)
        except IndexMissing:
            return None
        return next(iter(found))

    def delete(self, indices: Sequence[str]) -> None:
        if indices:
            with _speaking():
                self._slow.indices.delete(index=list(indices), ignore_unavailable=True)


def draft(index: str) -> str:
    """The alias under which an index is written that is not in use yet."""
    return f"{index}.draft"


def _ask(call: Callable[[], Any]) -> Json:
    """What one call answers, at the deadline of whoever asks at the latest."""
    with _speaking():
        body = hurry.call(call).body
    if not isinstance(body, dict):
        raise ElasticUnavailable("That is not the answer of an Elasticsearch.")
    return body


@contextmanager
def _speaking() -> Iterator[None]:
    """What the client raises, in our words: not reached, refused, not understood."""
    try:
        yield
    except NotFoundError as error:
        raise IndexMissing(str(error)) from error
    except (ApiError, TransportError, helpers.BulkIndexError) as error:
        raise ElasticUnavailable(str(error)[:500]) from error
