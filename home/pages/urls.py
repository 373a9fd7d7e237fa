"""Addresses of the pages' feeds, and names for the pages that the menu leads to."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.views import serve

from home.pages.addresses import NEWS, REGIONS
from home.pages.feeds import NewsFeed


def page_at(address: Promise) -> Callable[[HttpRequest], HttpResponse]:
    """Wagtail's page at this address: the name lets the menu find it without a query."""

    def show_page(request: HttpRequest) -> HttpResponse:
        response: HttpResponse = serve(request, str(address))
        return response

    return show_page


urlpatterns = [
    path(_("news/rss/"), NewsFeed(), name="news-feed"),
    path(_("news/rss/<slug:region>/"), NewsFeed(), name="region-news-feed"),
    path(NEWS, page_at(NEWS), name="news"),
    path(REGIONS, page_at(REGIONS), name="regions"),
]
