"""What an editor can do to a club from its row in the list and from its form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button
from wagtail.permissions import policy_registry

from activities.another_group import may_copy
from activities.full import may_tell, title
from activities.models import Activity, SlotChange

CLUBS = "wagtailsnippets_activities_activity"


def buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Full, a date cancelled, one more group."""
    if not isinstance(snippet, Activity):
        return
    if may_tell(user):
        yield Button(
            title(snippet),
            reverse(f"{CLUBS}:full", args=[snippet.pk]),
            icon_name="group",
            priority=26,
        )
    if policy_registry.get_by_type(SlotChange).user_has_permission(user, "add"):
        url = SlotChange.snippet_viewset.url_for(snippet)  # type: ignore[attr-defined]
        yield Button(
            _("Cancel a date"),
            f"{url}&kind={SlotChange.Kind.CANCELLED}",
            icon_name="warning",
            priority=27,
        )
    if may_copy(user):
        yield Button(
            _("Copy as another group"),
            reverse(f"{CLUBS}:another_group", args=[snippet.pk]),
            icon_name="copy",
            priority=30,
        )
