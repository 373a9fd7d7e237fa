"""From an address to a `Query` and back: `read(request.GET).query`, `to_url(query)`.

The form never fails. What it cannot use is left out and told in `Asked.ignored`, each with
a reason in the active language. Reading a canonical address gives the query it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home import weeks

from . import nearby
from .kept import look
from .models import Entry
from .parameters import ORDER, Ignored, SearchFilters, ValuesField
from .query import DEFAULT_KM, FIELDS, Near, Query, Sort, View
from .understanding import Found, Understood, take_away, understand
from .values import UnreadableError

MOST_UNKNOWN = 50
MOST_PARAMETERS = 1_000


@dataclass(frozen=True)
class Asked:
    """A query as it was asked for: what it is, what was not used, what the words said."""

    query: Query
    ignored: tuple[Ignored, ...] = ()
    found: tuple[Found, ...] = ()

    @property
    def asks_for_place(self) -> bool:
        """The words say "near", and to what only the visitor knows."""
        return self.query.near is None and any(each.is_unsaid for each in self.found)


@cache
def fields() -> dict[str, ValuesField]:
    """The fields of the form, made once: a filter set makes them anew for every address.

    They are asked without a form, whose copies take longer than they do.
    """
    made = SearchFilters(queryset=Entry.objects.none()).get_form_class()
    return cast("dict[str, ValuesField]", made.base_fields)


def parameters_of(request: HttpRequest) -> QueryDict:
    """What the address of the request says; of an endless one only its beginning.

    Django refuses to read more than DATA_UPLOAD_MAX_NUMBER_FIELDS parameters.
    """
    try:
        return request.GET
    except TooManyFieldsSent:
        beginning = request.META.get("QUERY_STRING", "").split("&")[:MOST_PARAMETERS]
        # The frame of the page reads it too.
        request.GET = QueryDict("&".join(beginning))
        return request.GET


def read(data: QueryDict, *, controls: frozenset[str] = frozenset()) -> Asked:
    """The query of an address; names in `controls` are the page's own, not asked.

    Themes, areas and organisers are known by the names that were committed last.
    """
    look()
    readings = {
        name: field.clean(data.getlist(name)) for name, field in fields().items()
    }
    ignored = [each for name in ORDER for each in readings[name].ignored]
    ignored += _unknown(data, controls)
    said = {name: reading.values for name, reading in readings.items()}
    _drop_impossible_window(said, ignored)
    query = _settings(said)
    query = _with_near(query, said, ignored)
    understood = understand(query.q, query.literal)
    query = _with_words(query, said, understood)
    if not query.near:
        ignored += _unsaid(query.q, understood.found)
    return Asked(query, tuple(ignored), understood.found)


def of_words(words: str) -> Query:
    """The query of someone who types these words and chooses nothing by hand."""
    return _with_words(Query(q=words), dict.fromkeys(ORDER, ()), understand(words))


def _unsaid(words: str, found: Iterable[Found]) -> list[Ignored]:
    reason = _(
        "We do not know where you are. Write an address, a postcode or a district "
        "under “Near”."
    )
    return [
        Ignored.shown("q", words[each.start : each.end], reason)
        for each in found
        if each.is_unsaid
    ]


def _unknown(data: QueryDict, controls: frozenset[str]) -> list[Ignored]:
    names = [name for name in data if name not in ORDER and name not in controls]
    return [
        Ignored.shown(
            name,
            data.get(name) or "",
            _("Our search does not know this part of the address; it changes nothing."),
        )
        for name in names[:MOST_UNKNOWN]
    ]


def _drop_impossible_window(
    said: dict[str, tuple[str, ...]], ignored: list[Ignored]
) -> None:
    if said["from"] and said["to"] and said["from"] > said["to"]:
        reason = _("The time ends before it begins. Choose a later end.")
        # Said once, of the one to choose anew.
        ignored.append(Ignored("to", said["to"][0], reason))
        said["from"] = said["to"] = ()


def _settings(said: Mapping[str, tuple[str, ...]]) -> Query:
    """All that needs no looking up and is no filter."""

    def first(name: str, default: str = "") -> str:
        return said[name][0] if said[name] else default

    return Query(
        q=first("q"),
        km=float(first("km", str(DEFAULT_KM))),
        literal=said["literal"],
        sort=Sort(first("sort")) if said["sort"] else None,
        view=View(first("view", View.LIST)),
        week=weeks.read(first("week")) if said["week"] else None,
        plain=bool(said["plain"]),
    )


def _with_near(
    query: Query, said: dict[str, tuple[str, ...]], ignored: list[Ignored]
) -> Query:
    if not said["near"]:
        return query
    try:
        spot = nearby.look_up(said["near"][0])
    except UnreadableError as unknown:
        ignored.append(Ignored("near", said["near"][0], str(unknown)))
        return query
    if spot.remark:
        ignored.append(Ignored("near", said["near"][0], spot.remark))
    return replace(query, near=spot.near)


def _with_words(
    query: Query, said: Mapping[str, tuple[str, ...]], understood: Understood
) -> Query:
    """Filters chosen by hand, and those of the words where the hand chose nothing."""
    used: set[str] = set()
    from_words = understood.values
    for parameter in FIELDS:
        values = said[parameter] or from_words.get(parameter, ())
        if not values or (parameter == "near" and said[parameter]):
            continue
        if parameter != "near":
            query = query.with_values(parameter, values)
        elif spot := _spot(values[0]):
            query = replace(query, near=spot)
        else:
            continue
        if not said[parameter]:
            used.add(parameter)
    if query.starts and query.ends and query.starts > query.ends:
        # The words and the hand together leave no time at all: the hand decides.
        for parameter in used & {"from", "to"}:
            query = query.with_values(parameter, ())
            used.discard(parameter)
    return replace(
        query,
        page=int((said["page"] or ("1",))[0]),
        rest=understood.rest if understood.found else None,
        from_words=frozenset(used),
    )


def _spot(text: str) -> Near | None:
    """What the words are near to; None when it has gone since they were understood."""
    try:
        return nearby.look_up(text).near
    except UnreadableError:
        return None


def to_parameters(query: Query) -> list[tuple[str, str]]:
    """The canonical address of the query as pairs, in their settled order."""
    understood = understand(query.q, query.literal)
    said = understood.values
    q, literal = query.q, query.literal
    if query.words == q and not query.from_words:
        # All of them are search words, so nothing may be read from them again.
        literal, said = (*literal, *understood.parameters), {}
    for parameter in said:
        # A dropped area that the words name must not be brought back by the address.
        if not query.asks(parameter):
            q = take_away(q, literal, parameter)
    if q != query.q:
        # Nor may words say something new that now stand side by side, or are looked for
        # as well.
        read_now = understand(q, literal).parameters
        literal = (*literal, *(each for each in read_now if not query.asks(each)))
    values: dict[str, tuple[str, ...]] = {
        parameter: query.values(parameter)
        for parameter in FIELDS
        # What the words say already is not said twice.
        if parameter not in query.from_words
        or said.get(parameter) != query.values(parameter)
    }
    far = query.near and query.km != DEFAULT_KM
    week = query.week if query.view is View.WEEK else None
    values |= {
        "q": (q,),
        "km": (f"{query.km:g}",) if far else (),
        "literal": literal,
        "sort": (query.sort.value,) if query.sort else (),
        "view": (query.view.value,) if query.view is not View.LIST else (),
        "week": (weeks.written(week),) if week else (),
        "page": (str(query.page),) if query.page > 1 else (),
        "plain": ("1",) if query.plain else (),
    }
    return [(name, value) for name in ORDER for value in values.get(name, ()) if value]


def to_url(query: Query, name: str = "search") -> str:
    """The address of the query in the active language: of the page, or of another view."""
    return address(to_parameters(query), name)


def address(pairs: list[tuple[str, str]], name: str = "search") -> str:
    """The address of pairs as they are."""
    path, parameters = _path(name, get_language()), urlencode(pairs)
    return f"{path}?{parameters}" if parameters else path


@cache
def _path(name: str, language: str | None) -> str:
    """A page has a hundred addresses of searches on it."""
    return reverse(name)
