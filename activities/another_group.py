"""The editor's way to copy a club as another group: a question first, then the draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button
from wagtail.permissions import policy_registry

from activities.copying import as_another_group
from activities.models import Activity


def another_group(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask, and on the answer make the draft and open it."""
    activity = get_object_or_404(Activity, pk=pk)
    if not may_copy(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "activities/another_group.html", {"activity": activity})
    group = as_another_group(activity, request.user)
    messages.success(request, _("The copy is a draft. Change what is different in it."))
    return redirect(
        reverse("wagtailsnippets_activities_activity:edit", args=[group.pk])
    )


def may_copy(user: Any) -> bool:
    policy = policy_registry.get_by_type(Activity)
    return bool(policy.user_has_permission(user, "add"))


def listing_button(
    snippet: Any, user: Any, next_url: str | None = None
) -> Iterator[Button]:
    """“Copy as another group” among a club's buttons in the list."""
    if isinstance(snippet, Activity) and may_copy(user):
        address = "wagtailsnippets_activities_activity:another_group"
        yield Button(
            _("Copy as another group"),
            reverse(address, args=[snippet.pk]),
            icon_name="copy",
            priority=30,
        )
