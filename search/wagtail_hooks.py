"""What the search adds to the admin."""

from __future__ import annotations

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from search.log.views import report
from search.thesaurus.viewsets import ConceptViewSet


class WordsGroup(SnippetViewSetGroup):
    menu_label = _("Search words")
    menu_icon = "search"
    menu_order = 140
    items = (ConceptViewSet,)


register_snippet(WordsGroup)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [path("reports/searches/", report, name="searches")]


@hooks.register("register_reports_menu_item")
def searches() -> MenuItem:
    url = reverse("searches")
    return MenuItem(_("Searches"), url, name="searches", icon_name="search", order=100)
