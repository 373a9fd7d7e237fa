"""Windows in which an editor looks for one of many, and chooses it.

They search the words of the model's own list. Wagtail searches in a chooser only what its
index keeps, and the catalogue has an engine of its own.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)

from accounts.regions import within_reach


class WordsForm(BaseFilterForm):
    """Finds the rows that hold every word, each in any of the fields `search_in`."""

    q = forms.CharField(label=_("Search words"), required=False)
    search_in: tuple[str, ...] = ()

    def filter(self, objects: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        found: QuerySet[Any, Any] = super().filter(objects)
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        for word in self.search_query.split():
            held = Q()
            for field in self.search_in:
                held |= Q(**{f"{field}__icontains": word})
            found = found.filter(held)
        # A field may be one of many rows, such as the words of a concept.
        return found.distinct() if self.is_searching else found


class WordsMixin:
    """A chooser with a search box, and with what tells one row from its namesake."""

    model_class: Any

    def get_filter_form_class(self) -> type[WordsForm]:
        fields = tuple(self.model_class.snippet_viewset.search_fields)
        return type("SearchForm", (WordsForm,), {"search_in": fields})

    def get_object_list(self) -> QuerySet[Any, Any]:
        rows: QuerySet[Any, Any] = super().get_object_list()  # type: ignore[misc]
        return rows.select_related(*self.shown)

    @property
    def shown(self) -> tuple[str, ...]:
        return getattr(self.model_class.snippet_viewset, "chooser_columns", ())

    @property
    def columns(self) -> list[Column]:
        fields = [self.model_class._meta.get_field(name) for name in self.shown]
        title, *others = super().columns  # type: ignore[misc]
        told = [Column(each.name, label=capfirst(each.verbose_name)) for each in fields]
        return [title, *told, *others]


class ReachMixin:
    """Choosers list and confirm only what lies within reach."""

    request: HttpRequest

    def get_object_list(self) -> QuerySet[Any, Any]:
        return within_reach(self.request.user, super().get_object_list())  # type: ignore[misc]

    def get_object(self, pk: str) -> Model:
        rows: QuerySet[Any, Any] = self.model_class.objects.filter(pk=pk)  # type: ignore[attr-defined]
        return within_reach(self.request.user, rows).get()  # type: ignore[no-any-return]

    def get_objects(self, pks: list[str]) -> QuerySet[Any, Any]:
        return within_reach(self.request.user, super().get_objects(pks))  # type: ignore[misc]


class WordsChooserViewSet(SnippetChooserViewSet):
    choose_view_class = type("WordsChooseView", (WordsMixin, ChooseView), {})
    choose_results_view_class = type(
        "WordsChooseResultsView", (WordsMixin, ChooseResultsView), {}
    )


class GuardedChooserViewSet(SnippetChooserViewSet):
    choose_view_class = type(
        "GuardedChooseView", (ReachMixin, WordsMixin, ChooseView), {}
    )
    choose_results_view_class = type(
        "GuardedChooseResultsView", (ReachMixin, WordsMixin, ChooseResultsView), {}
    )
    chosen_view_class = type("GuardedChosenView", (ReachMixin, SnippetChosenView), {})
    chosen_multiple_view_class = type(
        "GuardedChosenMultipleView", (ReachMixin, SnippetChosenMultipleView), {}
    )
