"""Administrators and planners keep the words of the search."""

from django.db import migrations

from accounts import roles

KEEPERS = ("Ylläpitäjät", "Suunnittelijat")
ACTIONS = ("view", "add", "change", "delete")


def permissions(apps):
    return [roles.permission(apps, "thesaurus.concept", action) for action in ACTIONS]


def allow(apps, schema_editor):
    for group in roles.groups(apps, KEEPERS):
        group.permissions.add(*permissions(apps))


def disallow(apps, schema_editor):
    for group in roles.groups(apps, KEEPERS):
        group.permissions.remove(*permissions(apps))


class Migration(migrations.Migration):
    dependencies = [("thesaurus", "0002_seed"), ("accounts", "0010_roles")]

    operations = [migrations.RunPython(allow, disallow)]
