"""One press for the commonest news of a club: it is full, or has room again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from activities.models import Activity, ActivityMoment


def full(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask, and on the answer tell families at once; then back to the list of clubs."""
    club = get_object_or_404(Activity.objects.select_related("moment"), pk=pk)
    if not may_tell(request.user):
        raise PermissionDenied
    # What was asked for, not the other of what is: a second press must not take it back.
    deeds = {"full": ActivityMoment.fill, "room": ActivityMoment.make_room}
    deed = deeds.get(request.POST.get("answer", ""))
    if deed is None:
        question = {"club": club} | words(club)
        return render(request, "activities/question.html", question)
    with transaction.atomic():
        # Two may press at once where nothing was told before.
        moment, is_new = ActivityMoment.objects.get_or_create(activity=club)
        deed(moment)
        moment.save()
        log(moment, "wagtail.create" if is_new else "wagtail.edit", user=request.user)
    messages.success(request, f"{club}: {moment_words(moment)}")
    return redirect("wagtailsnippets_activities_activity:list")


def may_tell(user: Any) -> bool:
    policy = policy_registry.get_by_type(ActivityMoment)
    return bool(policy.user_has_permission(user, "change"))


def title(club: Activity) -> str:
    """What the button promises: the other of full and room."""
    return _("Has room again") if club.today.is_taken else _("Mark as full")


def words(club: Activity) -> dict[str, str]:
    if club.today.is_taken:
        answer = "room"
        explained = _("Families see at once that places are free again.")
    else:
        answer = "full"
        explained = _("Families see at once that the club is full: 0 places left.")
    return {
        "title": title(club),
        "words": explained,
        "icon": "group",
        "answer": answer,
    }


def moment_words(moment: ActivityMoment) -> str:
    return _("full") if moment.is_taken else _("has room again")
