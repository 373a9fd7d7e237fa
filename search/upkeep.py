"""Keeps the entries up: whatever saves a row of the catalogue writes the entries it concerns.

Signals do it, in the transaction of whoever saves. A row that is saved with its parts sends
many signals and is written once: not when the transaction ends, for Django tells of that
only after the commit, when other processes would see the rows without their entries; but
when the last part has been saved (home.wholes). `QuerySet.update` and `bulk_create` send
none: call `search.entries.writing.write` after them, or `manage.py rebuild_entries`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete

from activities.models import (
    Activity,
    ActivityMoment,
    DatedSession,
    Slot,
    SlotChange,
)
from home import wholes
from home.areas.models import Area
from home.areas.relocation import relocated
from home.calendars.models import Holiday, SchoolYearCalendar, Season
from home.organisations.models import Organisation
from home.themes.models import Theme
from meeting_places.models import (
    AnnouncedOpening,
    BreakPeriod,
    MeetingPlace,
    MobileMoment,
    MobileService,
    OpeningPeriod,
    OpeningSpan,
    PlaceMoment,
    Route,
    Stop,
    StopChange,
    StopTime,
)
from search.entries import concerned
from search.entries.writing import together, write

CONCERNED: dict[type[models.Model], Callable[[Any], concerned.Concerned]] = {
    Activity: concerned.activity,
    ActivityMoment: concerned.part_of_activity,
    DatedSession: concerned.part_of_activity,
    Slot: concerned.part_of_activity,
    SlotChange: concerned.part_of_activity,
    MeetingPlace: concerned.place,
    AnnouncedOpening: concerned.part_of_place,
    BreakPeriod: concerned.part_of_place,
    OpeningPeriod: concerned.part_of_place,
    PlaceMoment: concerned.part_of_place,
    OpeningSpan: concerned.part_of_period,
    MobileService: concerned.service,
    MobileMoment: concerned.part_of_service,
    Route: concerned.route,
    Stop: concerned.stop,
    StopTime: concerned.part_of_stop,
    StopChange: concerned.change_of_stop,
    Organisation: concerned.organisation,
    Theme: concerned.theme,
    Area: concerned.area,
    SchoolYearCalendar: concerned.calendar,
    Holiday: concerned.part_of_calendar,
    Season: concerned.season,
}
MANY_TO_MANY: tuple[tuple[type[models.Model], type[models.Model]], ...] = (
    (Activity.co_organisers.through, Activity),
    (Activity.more_themes.through, Activity),
    (Activity.served_areas.through, Activity),
    (MobileService.themes.through, MobileService),
)
MOVED: dict[type[models.Model], Callable[[list[int]], concerned.Concerned]] = {
    MeetingPlace: concerned.places,
    Stop: concerned.stops,
}
# The attribute of a row that is being deleted.
REMEMBERED = "_concerned_by_deletion"
# What Wagtail writes into the row when a draft is saved: the public sees nothing of it.
OF_DRAFTS = frozenset(
    {
        "draft_title",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_id",
    }
)


def saved(
    sender: type[models.Model],
    instance: models.Model,
    raw: bool = False,
    update_fields: frozenset[str] | None = None,
    **_: Any,
) -> None:
    if raw or (update_fields is not None and update_fields <= OF_DRAFTS):
        return
    tell(sender, instance)


def deleting(sender: type[models.Model], instance: models.Model, **_: Any) -> None:
    """Remember whom it concerns while the links to it are still there."""
    setattr(instance, REMEMBERED, CONCERNED[sender](instance))


def deleted(sender: type[models.Model], instance: models.Model, **_: Any) -> None:
    write_all(getattr(instance, REMEMBERED))


def tell(model: type[models.Model], row: models.Model) -> None:
    write_all(CONCERNED[model](row))


def write_all(found: concerned.Concerned) -> None:
    for source, ids in found:
        write(source, ids)


class Linked:
    """Receives the links of one many-to-many relation, made from either of its ends."""

    def __init__(self, owner: type[models.Model]) -> None:
        self.owner = owner

    def __call__(
        self,
        instance: models.Model,
        action: str,
        reverse: bool,
        pk_set: set[int] | None,
        **_: Any,
    ) -> None:
        if action not in ("post_add", "post_remove", "post_clear"):
            return
        if not reverse:
            tell(self.owner, instance)
            return
        for row in self.owner._default_manager.filter(pk__in=pk_set or ()):
            tell(self.owner, row)


def moved(sender: type[models.Model], pks: list[int], **_: Any) -> None:
    """Rows that lie in another area since the areas themselves have changed."""
    write_all(MOVED[sender](pks))


LINKED = [Linked(owner) for _through, owner in MANY_TO_MANY]


def keep_up() -> None:
    """Listen to every model that an entry tells of. Called once, when the app is ready."""
    for model in CONCERNED:
        post_save.connect(saved, sender=model, dispatch_uid="entries")
        pre_delete.connect(deleting, sender=model, dispatch_uid="entries")
        post_delete.connect(deleted, sender=model, dispatch_uid="entries")
    for model in MOVED:
        relocated.connect(moved, sender=model, dispatch_uid="entries")
    for (through, _owner), linked in zip(MANY_TO_MANY, LINKED, strict=True):
        m2m_changed.connect(linked, sender=through)
    wholes.around.append(together)
