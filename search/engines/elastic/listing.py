"""The answer as lists: what each group holds, in order, a stretch of it at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from elasticsearch.dsl import Query as Condition
from elasticsearch.dsl import Search

from search.engines.elastic import ordering
from search.engines.elastic.asking import Question, all_of
from search.engines.elastic.documents import read_point
from search.engines.elastic.telling import nearest
from search.facts import Point
from search.query import Sort
from search.results import Group

Json = dict[str, Any]
# Places that are equally far to the metre are told apart by the server. Answers are put
# right here, with so many entries more at either end of a page.
MARGIN = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """Entries of one group that are sorted alike.

    `ranked` is False for those of which the question puts none before another.
    """

    question: Question
    group: Group
    condition: Condition
    ranked: bool = True

    @property
    def by_metres(self) -> bool:
        return self.ranked and self.question.query.order is Sort.NEAREST

    def body(self, first: int, last: int) -> Json:
        """The search for those from `first` up to `last`, with their facts."""
        if first >= last:
            return number_of(self.condition)
        if self.by_metres:
            first, last = max(first - MARGIN, 0), last + MARGIN
        return self._search(last - first) | {"from": first, "_source": ["facts"]}

    def after(self, place: list[Any] | None, size: int) -> Json:
        """The search for the next ones after a place in the order, without their facts."""
        body = self._search(size) | {"_source": False, "stored_fields": "_none_"}
        return body if place is None else body | {"search_after": place}

    def _search(self, size: int) -> Json:
        search = (
            Search()
            .query(ordering.scored(self.question, self.condition, self.ranked))
            .sort(*ordering.sorting(self.question, self.ranked))
            .extra(
                size=size,
                track_total_hits=True,
                docvalue_fields=["key", "places"],
            )
        )
        found: Json = search.to_dict()
        return found

    def stretch(self, answer: Json, first: int, last: int) -> list[Json]:
        """The hits asked for, of the answer to `body`."""
        found: list[Json] = answer["hits"]["hits"]
        before = min(first, MARGIN) if self.by_metres else 0
        return self.put_right(found)[before : before + last - first]

    def put_right(self, hits: list[Json]) -> list[Json]:
        """In the order of whole metres, then of what else is sorted by."""
        if not self.by_metres:
            return hits
        return sorted(hits, key=self._place)

    def _place(self, hit: Json) -> tuple[Any, ...]:
        _, score, *tail = hit["sort"]
        return nearest(points(hit), self.question.query)[0], -score, *tail


def lists(question: Question) -> Iterator[Listed]:
    """All groups in their order; what is out of reach apart, for it has no distance."""
    near = question.parts.get("near")
    for group, condition in question.groups().items():
        far = group is Group.OTHERS and question.query.order is Sort.NEAREST
        if far and near is not None and not question.query.by_hand("near"):
            yield Listed(question, group, all_of([condition, near]))
            yield Listed(question, group, all_of([condition], but=[near]), False)
        else:
            yield Listed(question, group, condition)


class Pages:
    """How much the lists hold, cut into pages."""

    def __init__(
        self, listed: Sequence[Listed], answers: Sequence[Json], size: int
    ) -> None:
        self.listed, self.size = listed, size
        self.totals = [total(answer) for answer in answers]
        self.groups = dict.fromkeys(Group, 0)
        for one, count in zip(listed, self.totals, strict=True):
            self.groups[one.group] += count
        self.pages = max(1, -(-sum(self.totals) // size))

    def pieces(self, page: int) -> Iterator[tuple[int, int]]:
        """From where up to where the page takes of each list."""
        first, before = (page - 1) * self.size, 0
        for count in self.totals:
            start = min(max(first - before, 0), count)
            end = min(max(first + self.size - before, 0), count)
            yield start, end
            before += count


def number_of(condition: Condition) -> Json:
    """How many there are, and nothing else."""
    search = Search().query(condition).extra(size=0, track_total_hits=True)
    found: Json = search.to_dict()
    return found


def total(answer: Json) -> int:
    """How many a search found."""
    value: int = answer["hits"]["total"]["value"]
    return value


def points(hit: Json) -> list[Point]:
    """Where a hit is."""
    return list(map(read_point, hit["fields"].get("places", ())))


def key(hit: Json) -> int:
    value: int = hit["fields"]["key"][0]
    return value
