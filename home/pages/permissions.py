"""Who may edit which pages: the editors of a region, those under that region's page.

A regional group gets its rights on the region's page in each language; its service
clusters, news and content pages stand below and inherit them. The rights follow by
themselves when a region's page or a regional group is made, translations included.
Editors add and change; they publish through Wagtail's workflow, where moderators approve.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_save
from wagtail.models import GroupPagePermission, Page

from accounts.models import RegionalGroup
from home.areas.models import Area
from home.pages.models import RegionPage

ACTIONS = ("add", "change")


def grant_region_pages(group: Group, area: Area) -> None:
    """Let the group edit the region's pages and news in every language there is."""
    for page in RegionPage.objects.filter(area=area):
        _grant(group, page)
    group.permissions.add(
        Permission.objects.get(
            content_type__app_label="simple_translation",
            codename="submit_translation",
        )
    )


def _grant(group: Group, page: Page) -> None:
    permissions = Permission.objects.filter(
        content_type__app_label="wagtailcore",
        content_type__model="page",
        codename__in=[f"{action}_page" for action in ACTIONS],
    )
    for permission in permissions:
        GroupPagePermission.objects.get_or_create(
            group=group, page=page, permission=permission
        )


def share_new_page(
    sender: type[RegionPage], instance: RegionPage, created: bool, **_: Any
) -> None:
    if created:
        regional = RegionalGroup.objects.filter(region_code=instance.area.code)
        for group in Group.objects.filter(regional__in=regional):
            grant_region_pages(group, instance.area)


def share_with_new_group(
    sender: type[RegionalGroup], instance: RegionalGroup, created: bool, **_: Any
) -> None:
    if created:
        for area in Area.objects.regions().filter(code=instance.region_code):
            grant_region_pages(instance.group, area)


def keep_granting() -> None:
    """Call it once, in AppConfig.ready()."""
    post_save.connect(share_new_page, sender=RegionPage)
    post_save.connect(share_with_new_group, sender=RegionalGroup)
