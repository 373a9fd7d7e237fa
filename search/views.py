"""The search page: one address, three views of its answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from home import ical

from .calendars import calendar as calendar_file
from .cards import MARKED
from .feeds import SearchFeed
from .forms import parameters_of, read
from .log.counting import count
from .query import View
from .showing.map import MapPage, marked
from .showing.page import SearchPage
from .showing.week import WeekPage
from .showing.why import may_see, reasons

PAGES: dict[View, type[SearchPage]] = {
    View.LIST: SearchPage,
    View.MAP: MapPage,
    View.WEEK: WeekPage,
}
# The button that gives one more select for a person, and what a card leads to on the map,
# are the page's own.
CONTROLS = frozenset({"add", MARKED})


@require_safe
@vary_on_headers("X-Fragment")
def search(request: HttpRequest) -> HttpResponse:
    """The page, or with `X-Fragment` only what a change of the form swaps in."""
    now = timezone.now()
    asked = read(parameters_of(request), controls=CONTROLS)
    kind = PAGES[asked.query.view]
    page = kind.of(
        asked,
        now,
        add_person="add" in request.GET,
        marked=marked(request.GET.get(MARKED, ""), asked.query, now),
    )
    count(request, asked.query, page.results)
    for_keepers = may_see(request)
    if for_keepers:
        page.reasons = reasons(asked.query, page.results.hits, now)
    whole = "X-Fragment" not in request.headers
    response = render(
        request,
        "search/search.html" if whole else "search/fragment.html",
        {
            "page": page,
            "content": page.template,
            "canonical": request.build_absolute_uri(page.url),
            "webcal": page.calendar_url
            and ical.webcal(request.build_absolute_uri(page.calendar_url)),
            "robots": "noindex, follow" if page.is_narrowed else "",
        },
    )
    if for_keepers:
        # No cache may hand it on to a visitor.
        patch_cache_control(response, private=True, no_store=True)
    return response


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest of the result as RSS."""
    answer: HttpResponse = SearchFeed()(request)
    return answer


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The clubs and visits of the result as a calendar file."""
    asked = read(parameters_of(request))
    file = calendar_file(asked, request.build_absolute_uri, timezone.now())
    return ical.response(file, "haku.ics")
