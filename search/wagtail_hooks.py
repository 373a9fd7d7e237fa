"""What the search adds to the admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from search.log.views import report
from search.thesaurus import views as words
from search.thesaurus.viewsets import ConceptViewSet


class WordsGroup(SnippetViewSetGroup):
    menu_label = _("Search words")
    menu_icon = "search"
    menu_order = 140
    items = (ConceptViewSet,)
    submenu_hook = "register_search_words_menu_item"


class KeepersMenuItem(MenuItem):
    """Shown to who may keep the words of the search."""

    def is_shown(self, request: HttpRequest) -> bool:
        return words.may_keep_words(request)


register_snippet(WordsGroup)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("reports/searches/", report, name="searches"),
        path("unfound/", words.waiting, name="unfound"),
        path("unfound/decide/", words.decide, name="unfound_decide"),
        path("unfound/<int:pk>/back/", words.take_back, name="unfound_take_back"),
    ]


@hooks.register("register_reports_menu_item")
def searches() -> MenuItem:
    url = reverse("searches")
    return MenuItem(_("Searches"), url, name="searches", icon_name="search", order=100)


@hooks.register("register_search_words_menu_item")
def unfound_words() -> MenuItem:
    url = reverse("unfound")
    return KeepersMenuItem(_("Found nothing"), url, name="unfound", icon_name="help")
