"""Keeps an editor to the own region, whichever view of the admin is asked.

A guarded model's queryset answers `of_regions(areas)`: what belongs to these regions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet
from wagtail.permission_policies.base import ModelPermissionPolicy

from accounts.models import User

Rows = TypeVar("Rows", bound=QuerySet[Any, Any])


def regions_of(user: User) -> QuerySet[Any] | None:
    """The areas this person is kept to; None means the whole city."""
    codes = user.region_codes
    if codes is None:
        return None
    # By label: accounts lies below the areas and cannot import them.
    return apps.get_model("areas", "Area")._default_manager.filter(code__in=codes)


def is_guarded(model: type[Model]) -> bool:
    return hasattr(model._default_manager.all(), "of_regions")


def within_reach(user: User | AnonymousUser, rows: Rows) -> Rows:
    """Of these rows those that the person may touch by region; all for the whole city."""
    if not isinstance(user, User):
        return rows.none()
    regions = regions_of(user)
    return rows if regions is None else rows.filter(pk__in=_pks(rows, regions))


def _pks(rows: QuerySet[Any, Any], regions: QuerySet[Any]) -> QuerySet[Any, Any]:
    # A sub-select, since belonging to a region may join tables and so repeat a row.
    everything: Any = rows.model._default_manager.all()
    return everything.of_regions(regions).order_by().values("pk")  # type: ignore[no-any-return]


class RegionPolicy(ModelPermissionPolicy):
    """Wagtail's permissions per model, narrowed per object to the person's regions."""

    def user_has_permission_for_instance(
        self, user: User, action: str, instance: Model
    ) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(
        self, user: User, actions: Iterable[str], instance: Model
    ) -> bool:
        return self.user_has_any_permission(user, actions) and self.reaches(
            user, instance
        )

    def instances_user_has_any_permission_for(
        self, user: User, actions: Iterable[str]
    ) -> QuerySet[Any, Any]:
        return within_reach(
            user, super().instances_user_has_any_permission_for(user, actions)
        )

    def reaches(self, user: User | AnonymousUser, instance: Model) -> bool:
        """The object as it is stored belongs to the person's regions."""
        stored = type(instance)._default_manager.filter(pk=instance.pk)
        return instance.pk is None or within_reach(user, stored).exists()
