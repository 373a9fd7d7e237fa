"""What the search adds to the admin."""

from __future__ import annotations

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search.log.views import report


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [path("reports/searches/", report, name="searches")]


@hooks.register("register_reports_menu_item")
def searches() -> MenuItem:
    url = reverse("searches")
    return MenuItem(_("Searches"), url, name="searches", icon_name="search", order=100)
