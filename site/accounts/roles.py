"""Groups and their rights, written by migrations.

Django makes permissions only after all migrations have run; here each is made when a role
first asks for it. Every function takes the migration's `apps`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps.registry import Apps

Permissions = Mapping[str, Iterable[str]]


def permission(apps: Apps, label: str, action: str) -> Any:
    """The permission `action` on the model `label` ("activities.activity")."""
    app_label, model = label.split(".")
    content_type, _ = apps.get_model(
        "contenttypes", "ContentType"
    )._default_manager.get_or_create(app_label=app_label, model=model)
    found, _ = apps.get_model("auth", "Permission")._default_manager.get_or_create(
        content_type=content_type,
        codename=f"{action}_{model}",
        defaults={"name": f"Can {action} {model}"},
    )
    return found


def grant(apps: Apps, name: str, permissions: Permissions) -> Any:
    """The group of this name with exactly these rights on models, made when missing."""
    group, _ = apps.get_model("auth", "Group")._default_manager.get_or_create(name=name)
    group.permissions.set(
        permission(apps, label, action)
        for label, actions in permissions.items()
        for action in actions
    )
    return group


def groups(apps: Apps, names: Iterable[str]) -> Iterable[Any]:
    return apps.get_model("auth", "Group")._default_manager.filter(name__in=names)


def open_admin(apps: Apps, *names: str) -> None:
    """Let these groups sign in to Wagtail's admin."""
    access = apps.get_model("auth", "Permission")._default_manager.get(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    for group in groups(apps, names):
        group.permissions.add(access)


def open_pictures(apps: Apps, *names: str) -> None:
    """Let these groups add and choose images and documents; what they added they may change."""
    root = apps.get_model("wagtailcore", "Collection")._default_manager.get(depth=1)
    given = apps.get_model("wagtailcore", "GroupCollectionPermission")._default_manager
    for group in groups(apps, names):
        for label in ("wagtailimages.image", "wagtaildocs.document"):
            for action in ("add", "choose"):
                given.get_or_create(
                    group=group,
                    collection=root,
                    permission=permission(apps, label, action),
                )


def open_every_page(apps: Apps, name: str, actions: Iterable[str]) -> None:
    """Let this group do this to every page of the site: "add", "change", "publish" ..."""
    root = apps.get_model("wagtailcore", "Page")._default_manager.get(depth=1)
    given = apps.get_model("wagtailcore", "GroupPagePermission")._default_manager
    for group in groups(apps, [name]):
        for action in actions:
            given.get_or_create(
                group=group,
                page=root,
                permission=permission(apps, "wagtailcore.page", action),
            )


def approve(apps: Apps, workflow: str, group: str, labels: Iterable[str]) -> None:
    """Have what is submitted of these models approved by the group, in one step."""
    content_types = apps.get_model("contenttypes", "ContentType")._default_manager
    task_type, _ = content_types.get_or_create(
        app_label="wagtailcore", model="groupapprovaltask"
    )
    task = apps.get_model("wagtailcore", "GroupApprovalTask")._default_manager.create(
        name=workflow, content_type=task_type, active=True
    )
    task.groups.set(groups(apps, [group]))
    flow = apps.get_model("wagtailcore", "Workflow")._default_manager.create(
        name=workflow, active=True
    )
    apps.get_model("wagtailcore", "WorkflowTask")._default_manager.create(
        workflow=flow, task=task, sort_order=0
    )
    for label in labels:
        app_label, model = label.split(".")
        content_type, _ = content_types.get_or_create(app_label=app_label, model=model)
        apps.get_model("wagtailcore", "WorkflowContentType")._default_manager.create(
            workflow=flow, content_type=content_type
        )


def forget_approval(apps: Apps, workflow: str) -> None:
    for model in ("Workflow", "Task"):
        apps.get_model("wagtailcore", model)._default_manager.filter(
            name=workflow
        ).delete()
