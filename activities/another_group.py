"""The editor's way to copy a club as another group: a question first, then the draft."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from activities.copying import as_another_group
from activities.models import Activity


def another_group(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask, and on the answer make the draft and open it."""
    activity = get_object_or_404(Activity, pk=pk)
    if not may_copy(request.user):
        raise PermissionDenied
    if request.method != "POST":
        question = {
            "title": _("Copy as another group"),
            "words": _(
                "A draft is made with the facts and times of this club. It becomes public "
                "when you publish it."
            ),
            "icon": "copy",
            "press": _("Make the draft"),
        }
        return render(
            request, "activities/question.html", {"club": activity} | question
        )
    group = as_another_group(activity, request.user)
    messages.success(request, _("The copy is a draft. Change what is different in it."))
    return redirect(
        reverse("wagtailsnippets_activities_activity:edit", args=[group.pk])
    )


def may_copy(user: Any) -> bool:
    policy = policy_registry.get_by_type(Activity)
    return bool(policy.user_has_permission(user, "add"))
