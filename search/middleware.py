"""One look at the catalogue's version for each request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from search import versions

GetResponse = Callable[[HttpRequest], HttpResponse]


def one_catalogue(get_response: GetResponse) -> GetResponse:
    """Let all parts of a page tell of the catalogue as it is when the first one asks."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with versions.asked_once():
            return get_response(request)

    return middleware
