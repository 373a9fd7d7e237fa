"""What works and what is degraded: `/health/` for who watches the site, a notice for editors."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.ui.components import Component

from search import find
from search.engines.base import Health, Trouble
from search.language.lexicon import lexicon
from search.models import Waiting

OK, DEGRADED, DOWN = "ok", "degraded", "down"


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 while visitors get their answers, also degraded; 503 when they do not.

    status    ok, degraded or down
    database  ok or down
    search    engine: which one is meant to answer; answers_from: which one does;
              trouble: why (away, behind) and since when, null without
    waiting   entries that a large edit has left to the next tick
    lexicon   ok, or missing: words are found only as they are written
    """
    try:
        waiting = Waiting.objects.count()
        search = find.health()
    except DatabaseError:
        return JsonResponse({"status": DOWN, "database": DOWN}, status=503)
    words = OK if lexicon() else "missing"
    return JsonResponse(
        {
            "status": DEGRADED if search.trouble or words != OK else OK,
            "database": OK,
            "search": {
                "engine": search.engine,
                "answers_from": "memory" if search.trouble else search.engine,
                "trouble": search.trouble,
                "since": _local(search.since),
            },
            "waiting": waiting,
            "lexicon": words,
        }
    )


def _local(moment: dt.datetime | None) -> str | None:
    if moment is None:
        return None
    return timezone.localtime(moment).isoformat(timespec="seconds")


class TroublePanel(Component):
    """Tells editors on the admin's front page why the search answers from memory."""

    name = "trouble"
    order = 10
    template_name = "admin/trouble.html"

    def __init__(self, health: Health) -> None:
        self.health = health

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"health": self.health, "is_away": self.health.trouble is Trouble.AWAY}


def show_trouble(request: HttpRequest, panels: list[Any]) -> None:
    """Hook: what is degraded stands before all else."""
    health = find.health()
    if health.trouble:
        panels.append(TroublePanel(health))
