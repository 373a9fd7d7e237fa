"""What an editor has still to do among the rows of a catalogue."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

WORK = {
    "waiting": _("Waits for approval"),
    "draft": _("Draft"),
    "overdue": _("To be confirmed"),
}


def work_on(model: Any) -> dict[str, Q]:
    """The rows of each kind of WORK that the model knows; they carry `awaits_approval`."""
    unfinished = Q(live=False) | Q(has_unpublished_changes=True)
    work = {
        "waiting": Q(awaits_approval=True),
        "draft": unfinished & Q(awaits_approval=False),
    }
    if hasattr(model, "overdue"):
        work["overdue"] = model.overdue(timezone.localdate())
    return work
