"""The search as JSON: the same parameters, the same answer, in the language of the address.

Open data: anybody may read it from any page. It holds no personal data: what stands here
comes from `search.facts`, whose fields know none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from http import HTTPStatus
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt

from home.areas.tree import tree as area_tree
from home.themes.tree import tree as theme_tree
from home.trees import Node

from .cards import MARKED, EntryCard, load
from .facts import MIDNIGHT, Session
from .find import find
from .forms import parameters_of, read, to_parameters
from .labels import KINDS, PARAMETERS
from .parameters import REPEATABLE
from .query import Day, Query
from .results import Group
from .showing import facets
from .showing.chips import chips
from .showing.map import district_features, marked, part_features, place_features
from .showing.relaxations import yields
from .spots import Box
from .suggesting import Kind, Suggestion
from .suggesting import suggest as suggestions
from .written import dumps, write

PAGE = "search_api"
# The part of the map that is shown, and what is marked in it, are the map's own.
MAP_CONTROLS = frozenset({"bbox", MARKED})
DAYS = tuple(Day)
# Seconds for which a browser need not ask again.
SUGGESTIONS_FRESH = 60
SUGGESTED: dict[Kind, str | Promise] = {
    Kind.WORD: PARAMETERS["q"],
    Kind.THEME: PARAMETERS["theme"],
    Kind.AREA: PARAMETERS["area"],
    Kind.PLACE: KINDS["place"],
    Kind.ORGANISER: PARAMETERS["organiser"],
}

View = Callable[[HttpRequest], HttpResponse]


def reading(view: View) -> Callable[..., Any]:
    """A view that is only read; whoever would write is told so, not asked for a token."""

    @csrf_exempt
    @wraps(view)
    def read_only(request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            return view(request)
        words = _("This address can only be read: ask it with GET.")
        response = refusal(words, HTTPStatus.METHOD_NOT_ALLOWED)
        response["Allow"] = "GET, HEAD"
        return response

    return read_only


@csrf_exempt
def unknown(request: HttpRequest, rest: str) -> HttpResponse:
    """What is asked for below api/v1/ and is not there."""
    return refusal(_("There is nothing at this address."), HTTPStatus.NOT_FOUND)


def refusal(words: str, status: HTTPStatus) -> HttpResponse:
    """Why there is no answer, in a sentence."""
    response = answer({"error": words})
    response.status_code = status
    return response


@reading
def search(request: HttpRequest) -> HttpResponse:
    """The answer of the search contract."""
    now = timezone.now()
    asked = read(parameters_of(request))
    query = asked.query
    results = find(query, now)
    found = load(results.hits, query, now)
    return answer(
        {
            "query": canonical(query),
            "chips": [
                {
                    "parameter": chip.parameter,
                    "value": chip.value,
                    "label": chip.label,
                    "remove_url": chip.remove_url,
                    "from_words": chip.from_words,
                }
                for chip in chips(asked, PAGE)
            ],
            "ignored": [
                {
                    "parameter": each.parameter,
                    "value": each.value,
                    "reason": each.reason,
                }
                for each in asked.ignored
            ],
            "total": results.total,
            "groups": {group.value: results.groups.get(group, 0) for group in Group},
            "facets": facets.as_json(results, query),
            "relaxations": [
                {"label": each.label, "total": each.total, "url": each.url}
                for each in yields(results, query, PAGE)
            ],
            "page": results.page,
            "pages": results.pages,
            "results": [as_json(card) for card in found],
        }
    )


@reading
def map_data(request: HttpRequest) -> HttpResponse:
    """The same answer as GeoJSON: areas with counts, or the places inside `bbox`.

    `bbox` is south,west,north,east; at most 150 places, those nearest to its middle first.
    `is_whole` says that no place in it was left out; `districts` are the outlines in it.
    `show` is the id of an entry that is marked, and there also where it fits only almost.
    """
    now = timezone.now()
    query = replace(read(parameters_of(request), controls=MAP_CONTROLS).query, page=1)
    box = Box.parse(request.GET.get("bbox", ""))
    more: dict[str, Any]
    if box is None:
        more = {"features": part_features(query, now)}
    else:
        entry = marked(request.GET.get(MARKED, ""), query, now)
        places, is_whole = place_features(query, box, now, entry)
        more = {
            "features": places,
            "is_whole": is_whole,
            "districts": district_features(box),
        }
    return answer({"type": "FeatureCollection", **more})


@reading
def suggest(request: HttpRequest) -> HttpResponse:
    """What the words in `q` may become, by kind; of what nothing begins with, nothing."""
    found = suggestions(parameters_of(request).get("q") or "")
    response = answer(
        {
            "groups": [
                {
                    "kind": kind.value,
                    "title": str(SUGGESTED[kind]),
                    "options": [_option(one) for one in group],
                }
                for kind, group in groupby(found, key=lambda one: one.kind)
            ],
            "title": _("Suggestions"),
            "said": ngettext(
                "%(count)s suggestion", "%(count)s suggestions", len(found)
            )
            % {"count": len(found)},
        }
    )
    response["Cache-Control"] = f"public, max-age={SUGGESTIONS_FRESH}"
    return response


def _option(one: Suggestion) -> dict[str, Any]:
    told = {
        "text": one.text,
        "detail": one.detail,
        "url": one.url,
        "asks": dict(one.asks),
    }
    return told | {"lang": one.text.language} if one.text.is_foreign else told


@reading
def areas(request: HttpRequest) -> HttpResponse:
    """The tree of areas, parents before children."""
    return answer(
        [
            {"code": node.code, "level": node.level.value} | _branch(node)
            for node in area_tree()
        ]
    )


@reading
def themes(request: HttpRequest) -> HttpResponse:
    """The tree of themes."""
    tree = theme_tree()
    return answer(
        [
            {"code": node.code, "level": len(tree.lineage(node.code)) - 1}
            | _branch(node)
            for node in tree
        ]
    )


def _branch(node: Node) -> dict[str, Any]:
    names = {"fi": node.name_fi, "sv": node.name_sv, "en": node.name_en}
    return {"parent": node.parent, "name": names}


def answer(content: Any) -> HttpResponse:
    """JSON that any page may read."""
    text = write(content) if isinstance(content, dict) else dumps(content)
    response = HttpResponse(text, content_type="application/json")
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def canonical(query: Query) -> dict[str, Any]:
    """The parameters of the canonical address; repeatable ones are lists."""
    found: dict[str, Any] = {}
    for name, value in to_parameters(query):
        if name in REPEATABLE:
            found.setdefault(name, []).append(value)
        else:
            found[name] = value
    return found


def as_json(card: EntryCard) -> dict[str, Any]:
    """One result of the answer."""
    facts, hit = card.facts, card.hit
    return {
        "id": card.id,
        "kind": facts.kind,
        "group": hit.group.value,
        "name": card.name,
        "url": card.url,
        "audience": facts.audience._asdict(),
        "fits": list(hit.fits),
        "areas": list(facts.areas),
        "served_areas": list(facts.served_areas),
        "points": [list(point) for point in facts.points],
        "distance_m": hit.distance_m,
        "sessions": [_session(session) for session in facts.sessions],
        "always_open": facts.always_open,
        "next": hit.next.isoformat() if hit.next else None,
        "themes": list(facts.themes),
        "free": facts.free,
        "price": _price(card),
        "easy": list(facts.easy),
        "languages": list(facts.languages),
        "support": list(facts.support),
        "enrol": hit.enrol.value,
        "organiser": facts.organisers[0] if facts.organisers else None,
        "confirmed_on": card.card.get("confirmed_on"),
    }


def _session(session: Session) -> dict[str, Any]:
    return {
        "day": DAYS[session.weekday - 1].value,
        "from": _clock(session.starts),
        "to": _clock(session.ends),
        "valid_from": session.valid_from and session.valid_from.isoformat(),
        "valid_to": session.valid_until and session.valid_until.isoformat(),
    }


def _clock(minutes: int) -> str:
    """From minutes of the day: 16:00; the midnight that ends it is 24:00."""
    hours, more = divmod(min(minutes, MIDNIGHT), 60)
    return f"{hours:02}:{more:02}"


def _price(card: EntryCard) -> float | None:
    """Euros; null where no price is told."""
    if card.facts.free:
        return 0.0
    kind, amount = card.card.get("price", ("", ""))
    return float(amount) if kind else None
