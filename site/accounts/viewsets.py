"""The one guarded viewset: every catalogue snippet is kept in Wagtail's admin through it.

Wagtail's snippet views ask for the permission on the model only, so that somebody who may
edit clubs could open, export and overwrite the clubs of another region. Here each view that
names an object passes one gate, and each list, export and chooser starts from the rows
within the person's reach.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, CharField, F, Model, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import Button
from wagtail.coreutils import multigetattr
from wagtail.models import WorkflowMixin
from wagtail.permissions import policy_registry, register_permission_policy
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    IndexView,
    SnippetViewSet,
)

from accounts.choosers import GuardedChooserViewSet
from accounts.columns import YesNoColumn, awaits_approval, yes_or_no
from accounts.forms import GuardedForm, MomentForm
from accounts.regions import RegionPolicy, is_guarded, within_reach
from accounts.work import WORK, work_on

View = Callable[..., HttpResponse]


def guarded(view: View, model: type[Model]) -> View:
    """The view, refused with 403 for an object outside the person's regions.

    A moderator whose task waits on the object may open it all the same.
    """

    @wraps(view)
    def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "pk" in kwargs:
            instance = get_object_or_404(model, pk=kwargs["pk"])
            policy: RegionPolicy = policy_registry.get_by_type(model)
            if not policy.reaches(request.user, instance) and not has_task(
                request.user, instance
            ):
                raise PermissionDenied
        return view(request, *args, **kwargs)

    return gate


def has_task(user: Any, instance: Model) -> bool:
    """A workflow waits for this person to look at the object."""
    task = getattr(instance, "current_workflow_task", None)
    return bool(task and task.user_can_access_editor(instance, user))


class GuardedFilterSet(WagtailFilterSet):
    """Filters of a list that offer only what lies within reach."""

    @classmethod
    def filter_for_field(
        cls, field: Any, field_name: str, lookup_expr: str | None = None
    ) -> Any:
        found = super().filter_for_field(field, field_name, lookup_expr)
        related = getattr(field, "related_model", None)
        if related and is_guarded(related):
            limit = field.get_limit_choices_to()
            found.queryset = lambda request: within_reach(
                request.user, related._default_manager.complex_filter(limit)
            )
        return found


def own_field(model: type[Model], name: str) -> Any:
    """The model's field of this name; None for what it computes."""
    return next((field for field in model._meta.fields if field.name == name), None)


def on_the_wall(moment: datetime) -> datetime:
    """The time in Oulu, without its zone."""
    return timezone.make_naive(moment) if timezone.is_aware(moment) else moment


class InParts:
    """The rows of a query read a thousand at a time, each part with what belongs to it."""

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        self.rows = rows
        self.model = rows.model

    def __iter__(self) -> Iterator[Any]:
        return self.rows.iterator(chunk_size=1000)


class GuardedIndexView(IndexView):
    """A list, and its export, in the words that the form has for each choice and fact."""

    custom_value_preprocess = {
        bool: dict.fromkeys(IndexView.FORMATS, yes_or_no),
        **IndexView.custom_value_preprocess,
        # A spreadsheet knows no time zones: the clock on the wall, not that of Greenwich.
        datetime: dict.fromkeys(IndexView.FORMATS, on_the_wall),
    }
    # Beside the fields of `list_export`: what else a row tells, and what that reads.
    export_words: Mapping[str, Callable[[Any], Any]] = {}
    export_reads: tuple[str, ...] = ()

    def _get_custom_column(
        self, field_name: str, column_class: type[Column] = Column, **kwargs: Any
    ) -> Column:
        if isinstance(own_field(self.model, field_name), BooleanField):
            column_class = YesNoColumn
        return super()._get_custom_column(field_name, column_class, **kwargs)

    def as_spreadsheet(
        self, queryset: QuerySet[Any, Any], spreadsheet_format: str
    ) -> HttpResponse:
        rows = InParts(queryset.prefetch_related(*self.export_reads))
        sheet: HttpResponse = super().as_spreadsheet(rows, spreadsheet_format)
        return sheet

    def to_row_dict(self, item: Model) -> dict[str, Any]:
        words = self.export_words
        row = {
            name: words[name](item) if name in words else multigetattr(item, name)
            for name in self.list_export
        }
        for name in row.keys() - words.keys():
            field = own_field(self.model, name)
            if isinstance(field, CharField) and field.choices:
                row[name] = getattr(item, f"get_{name}_display")()
        return row

    def _annotate_queryset_updated_at(
        self, queryset: QuerySet[Any, Any]
    ) -> QuerySet[Any, Any]:
        """When it was edited last; of what nobody has edited here, when it was published."""
        rows = super()._annotate_queryset_updated_at(queryset)
        last = Coalesce(F("_updated_at"), F("last_published_at"))
        told: QuerySet[Any, Any] = rows.annotate(_updated_at=last)
        return told


class GuardedEditView(EditView):
    """The form offers what the list offers for the same row."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = [*super().header_more_buttons]
        for hook in hooks.get_hooks("register_snippet_listing_buttons"):
            buttons += hook(self.object, self.request.user, self.request.path)
        return buttons


class WorkFilterSet(GuardedFilterSet):
    """What an editor has still to do among the rows of a list."""

    work = ChoiceFilter(label=_("To be done"), method="todo")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = work_on(self._meta.model)
        choices = [(name, label) for name, label in WORK.items() if name in known]
        self.filters["work"].extra["choices"] = choices

    def todo(self, rows: QuerySet[Any, Any], name: str, value: str) -> Any:
        return rows.filter(work_on(self._meta.model)[value])


class GuardedSnippetViewSet(SnippetViewSet):
    """A snippet in the admin, kept to the regions of whoever edits it."""

    chooser_viewset_class = GuardedChooserViewSet
    # Wagtail's index cannot sort by a column or filter by a relation (a server error).
    search_backend_name = None
    copy_view_enabled = False
    add_to_admin_menu = False
    # What a chooser tells of a row beside its name.
    chooser_columns: tuple[str, ...] = ()
    export_formats = ("xlsx", "csv")
    export_words: Mapping[str, Callable[[Any], Any]] = {}
    export_reads: tuple[str, ...] = ()
    list_per_page = 50
    # What the rows of the list and of an export name; without it each row asks anew.
    list_select_related: tuple[str, ...] = ()
    guard: type[GuardedForm] = GuardedForm
    index_view_class = GuardedIndexView
    edit_view_class = GuardedEditView

    def on_register(self) -> None:
        register_permission_policy(self.model, RegionPolicy(self.model))
        super().on_register()

    def get_edit_handler(self) -> Any:
        """The model's own form, with the guard in front."""
        handler = super().get_edit_handler()
        own = handler.base_form_class or getattr(
            self.model, "base_form_class", WagtailAdminModelForm
        )
        if not issubclass(own, self.guard):
            own = type(f"Guarded{own.__name__}", (self.guard, own), {})
        handler.base_form_class = own
        return handler

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        told = {"export_words": self.export_words, "export_reads": self.export_reads}
        return {**super().get_index_view_kwargs(**kwargs), **told}

    def construct_view(self, view_class: type, **kwargs: Any) -> View:
        return guarded(super().construct_view(view_class, **kwargs), self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any, Any]:
        rows = super().get_queryset(request)
        if rows is None:
            rows = self.model._default_manager.all()
        if self.list_select_related:
            rows = rows.select_related(*self.list_select_related)
        if issubclass(self.model, WorkflowMixin):
            rows = rows.annotate(awaits_approval=awaits_approval(self.model))
        return within_reach(request.user, rows)


class AboutCreateView(CreateView):
    """A form about something that its address may name: `?activity=7` fills that field in."""

    about = ""

    @cached_property
    def named(self) -> Model | None:
        """What the address names, where the person may touch it."""
        owner = self.model._meta.get_field(self.about).related_model
        rows = within_reach(self.request.user, owner._default_manager.all())
        asked = self.request.GET.get(self.about, "")
        return rows.filter(pk=asked).first() if asked.isdecimal() else None

    def get_initial(self) -> dict[str, Any]:
        named = {self.about: self.named} if self.named else {}
        return {**super().get_initial(), **named}


class MomentCreateView(AboutCreateView):
    """The form of what is true today; where that has been told, the row there is."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        told = getattr(self.named, "moment", None)
        if told:
            return redirect(self.edit_url_name, told.pk)
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer


class AboutViewSet(GuardedSnippetViewSet):
    """What is told of one thing, reached from the thing itself."""

    # The field that names the something.
    about = ""
    add_view_class = AboutCreateView

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_add_view_kwargs(**kwargs), "about": self.about}

    def url_for(self, owner: Model) -> str:
        """Where an editor tells something new of this one."""
        return f"{reverse(self.get_url_name('add'))}?{self.about}={owner.pk}"


class MomentViewSet(AboutViewSet):
    """What is true of something today, kept outside its revision: one row for each."""

    add_view_class = MomentCreateView
    guard: type[GuardedForm] = MomentForm

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any, Any]:
        return super().get_queryset(request).select_related(self.about)

    def url_for(self, owner: Model) -> str:
        """Where an editor tells it of this one: the row there is, else a new one."""
        told = getattr(owner, "moment", None)
        # A club that was asked for its state holds an ordinary one that nobody has told.
        if told and told.pk:
            return reverse(self.get_url_name("edit"), args=[told.pk])
        return super().url_for(owner)
