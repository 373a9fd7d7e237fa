"""Whoever may tell what is true of a club today may tell it of places and buses too."""

from django.db import migrations

from accounts import roles

MOMENTS = ("meeting_places.placemoment", "meeting_places.mobilemoment")
ACTIONS = ("view", "add", "change", "delete")


def tellers(apps):
    """The groups that may change the facts of a club's moment."""
    change = roles.permission(apps, "activities.activitymoment", "change")
    return apps.get_model("auth", "Group")._default_manager.filter(permissions=change)


def permissions(apps):
    return [
        roles.permission(apps, label, action) for label in MOMENTS for action in ACTIONS
    ]


def allow(apps, schema_editor):
    for group in tellers(apps):
        group.permissions.add(*permissions(apps))


def disallow(apps, schema_editor):
    for group in tellers(apps):
        group.permissions.remove(*permissions(apps))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0010_roles")]

    operations = [migrations.RunPython(allow, disallow)]
