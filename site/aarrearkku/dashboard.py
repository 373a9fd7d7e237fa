"""The admin's front page: what waits for an editor in the own region, and the ways to begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Model, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from accounts.columns import awaits_approval
from accounts.models import User
from accounts.regions import regions_of, within_reach
from accounts.work import work_on
from activities.models import Activity, ActivityMoment, SlotChange
from home.attributes import Running
from home.organisations.models import Organisation
from home.pages.models import NewsIndexPage, NewsPage
from meeting_places.models import (
    AnnouncedOpening,
    MeetingPlace,
    MobileMoment,
    MobileService,
    PlaceMoment,
    StopChange,
)

LABELS = {
    "waiting": _("Waits for approval"),
    "draft": _("Drafts"),
    "overdue": _("To be confirmed"),
    "full": _("Full"),
    "paused": _("Paused"),
    "cancelled": _("Cancelled"),
    "changes": _("Changed dates to come"),
}


@dataclass(frozen=True)
class Column:
    """One kind of the catalogue, with the models of what is told of it today."""

    label: Any
    model: Any
    moment: Any = None
    change: Any = None


COLUMNS = (
    Column(_("Clubs"), Activity, ActivityMoment, SlotChange),
    Column(_("Meeting places"), MeetingPlace, PlaceMoment, AnnouncedOpening),
    Column(_("Mobile services"), MobileService, MobileMoment, StopChange),
    Column(_("Organisers"), Organisation),
)


@dataclass(frozen=True)
class Cell:
    label: Any
    number: int
    url: str


@dataclass(frozen=True)
class Begin:
    label: Any
    url: str


class WorkPanel(Component):
    """Numbers that lead to the rows behind them, and buttons to begin with."""

    name = "work"
    order = 100
    template_name = "admin/work.html"

    def __init__(self, user: User) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        seen = [column for column in COLUMNS if may(self.user, column.model, "change")]
        cells = {column.label: self.cells(column) for column in seen}
        regions = regions_of(self.user)
        return {
            "regions": [str(region) for region in regions or ()],
            "begin": list(self.ways_to_begin()),
            "columns": [column.label for column in seen],
            "rows": [
                (label, [found.get(name) for found in cells.values()])
                for name, label in LABELS.items()
                if any(name in found for found in cells.values())
            ],
        }

    def cells(self, column: Column) -> dict[str, Cell]:
        """One query for the rows and their states, one for the dates to come."""
        today = timezone.localdate()
        asked = work_on(column.model)
        links = {name: address(column.model, f"work={name}") for name in asked}
        if column.moment:
            for running in (Running.PAUSED, Running.CANCELLED):
                asked[running.value] = Q(moment__running=running)
                links[running.value] = address(column.moment, f"running={running}")
        if column.model is Activity:
            asked["full"] = Q(moment__is_full=True)
            links["full"] = address(column.moment, "is_full=true")
        rows = within_reach(self.user, column.model.objects.all())
        rows = rows.annotate(awaits_approval=awaits_approval(column.model))
        numbers = rows.aggregate(
            **{name: Count("pk", filter=which) for name, which in asked.items()}
        )
        if column.change:
            coming = column.change.objects.filter(date__gte=today)
            numbers["changes"] = within_reach(self.user, coming).count()
            links["changes"] = address(column.change, f"date_from={today:%d.%m.%Y}")
        return {
            name: Cell(column.label, number, links[name])
            for name, number in numbers.items()
        }

    def ways_to_begin(self) -> Iterator[Begin]:
        made: dict[Any, Any] = {
            _("New club"): Activity,
            _("State of a club today"): ActivityMoment,
            _("Cancel a date"): SlotChange,
        }
        for label, model in made.items():
            if may(self.user, model, "add"):
                yield Begin(label, reverse(model.snippet_viewset.get_url_name("add")))
        if news := self.own_news():
            where = (NewsPage._meta.app_label, NewsPage._meta.model_name, news.pk)
            yield Begin(
                _("New news article"), reverse("wagtailadmin_pages:add", args=where)
            )

    def own_news(self) -> Page | None:
        """The Finnish list of news to which the person may add, the highest of them."""
        pages = policy_registry.get_by_type(Page)
        return (
            NewsIndexPage.objects.filter(
                pk__in=pages.instances_user_has_permission_for(self.user, "add"),
                locale__language_code=settings.LANGUAGE_CODE,
            )
            .order_by("depth", "path")
            .first()
        )


def may(user: User, model: type[Model], action: str) -> bool:
    return bool(policy_registry.get_by_type(model).user_has_permission(user, action))


def address(model: Any, query: str) -> str:
    return f"{reverse(model.snippet_viewset.get_url_name('list'))}?{query}"


def show_work(request: HttpRequest, panels: list[Any]) -> None:
    """Hook: the editor's work stands before Wagtail's own panels."""
    panels.append(WorkPanel(request.user))  # type: ignore[arg-type]
