"""Wagtail's reports, kept to the regions of whoever reads them.

Wagtail shows there every object of a model that the person may edit at all.
"""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView
from wagtail.models import PageLogEntry
from wagtail.snippets.models import get_snippet_models

from accounts.regions import is_guarded, regions_of, within_reach


def of_reach(user: Any, rows: QuerySet[Any, Any], path: str = "") -> QuerySet[Any, Any]:
    """The rows about an object within reach; `path` leads to what names the object.

    A row names it by `content_type` and `object_id`, as text.
    """
    if regions_of(user) is None:
        return rows
    for model in filter(is_guarded, get_snippet_models()):
        reach = within_reach(user, model._default_manager.all())
        ids = reach.annotate(as_text=Cast("pk", CharField())).values("as_text")
        about = Q(**{f"{path}content_type": ContentType.objects.get_for_model(model)})
        rows = rows.exclude(about & ~Q(**{f"{path}object_id__in": ids}))
    return rows


class RegionalHistory(LogEntriesView):
    def filter_queryset(self, queryset: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        rows: QuerySet[Any, Any] = super().filter_queryset(queryset)
        # Pages have a log of their own, which Wagtail keeps to the pages one may edit.
        if queryset.model is PageLogEntry:
            return rows
        return of_reach(self.request.user, rows)


class RegionalWorkflows(WorkflowView):
    def get_queryset(self) -> QuerySet[Any, Any]:
        return of_reach(self.request.user, super().get_queryset())


class RegionalTasks(WorkflowTasksView):
    def get_queryset(self) -> QuerySet[Any, Any]:
        return of_reach(self.request.user, super().get_queryset(), "workflow_state__")


def addresses() -> list[URLPattern]:
    """Wagtail's own addresses of these reports, to stand before Wagtail's."""
    views: dict[str, type[Any]] = {
        "site-history/": RegionalHistory,
        "workflow/": RegionalWorkflows,
        "workflow_tasks/": RegionalTasks,
    }
    return [
        path(address + end, never_cache(require_admin_access(view)))
        for address, report in views.items()
        for end, view in (
            ("", report.as_view()),
            ("results/", report.as_view(results_only=True)),
        )
    ]
