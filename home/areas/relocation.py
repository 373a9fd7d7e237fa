"""When the areas themselves change, whatever stands in them follows.

A cluster that moves to another region, a redrawn district or a new share of a postcode
changes `area` and `region` of places that nobody has edited.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.dispatch import Signal

from home.areas.models import Area, Located

# Sent for each model with the keys of the rows that have got another area or region,
# in the transaction that wrote them: `relocated.send(sender=MeetingPlace, pks=[1, 2])`.
relocated = Signal()


def relocate() -> int:
    """Work out the areas of every located row again; returns how many have changed."""
    changed = 0
    for model in apps.get_models():
        if issubclass(model, Located):
            changed += _relocate_model(model)
    return changed


def _relocate_model(model: type[Located]) -> int:
    moved = []
    for row in model._default_manager.all():
        before = (row.area_id, row.region_id)
        row.find_areas()
        if (row.area_id, row.region_id) != before:
            moved.append(row)
    if moved:
        model._default_manager.bulk_update(moved, ["area", "region"], batch_size=500)
        relocated.send(sender=model, pks=[row.pk for row in moved])
    return len(moved)


def follow_a_saved_area(
    instance: Area, created: bool = False, raw: bool = False, **_: Any
) -> None:
    """A new area without an outline holds nothing yet; fixtures bring their own rows."""
    if not raw and not (created and not instance.outline):
        relocate()


def follow_a_share(raw: bool = False, **_: Any) -> None:
    if not raw:
        relocate()
