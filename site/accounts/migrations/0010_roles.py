"""The four roles of the city, and who approves what.

Wagtail's own "Editors" may edit every page and goes; its "Moderators" becomes ours, and
keeps approving pages. A role added later comes with a migration of its own.
"""

from django.db import migrations

from accounts import roles

CATALOGUE = (
    "activities.activity",
    "meeting_places.meetingplace",
    "meeting_places.mobileservice",
    "organisations.organisation",
)
MOMENT = (
    "activities.slotchange",
    "activities.activitymoment",
    "meeting_places.stopchange",
    "meeting_places.announcedopening",
)
GROUND = (
    "areas.area",
    "themes.theme",
    "calendars.schoolyearcalendar",
    "calendars.season",
)
WRITE = ("view", "add", "change", "publish", "lock", "unlock")
EVERYTHING = (*WRITE, "delete")

REGIONAL = {
    **dict.fromkeys(CATALOGUE, WRITE),
    **dict.fromkeys(MOMENT, ("view", "add", "change", "delete")),
    **dict.fromkeys(GROUND, ("view",)),
}
ROLES = {
    "Ylläpitäjät": {
        **dict.fromkeys((*CATALOGUE, *MOMENT, *GROUND), EVERYTHING),
        "accounts.user": ("view", "add", "change", "delete"),
        "auth.group": ("view", "add", "change", "delete"),
        "accounts.regionalgroup": ("view", "add", "change", "delete"),
    },
    "Suunnittelijat": {
        **REGIONAL,
        "calendars.schoolyearcalendar": ("view", "add", "change"),
        "calendars.season": ("view", "add", "change"),
    },
    "Moderoijat": dict.fromkeys(
        CATALOGUE, ("view", "change", "publish", "lock", "unlock")
    ),
}
REGIONS = {
    "pohjoinen": "Pohjoinen alue",
    "keskinen": "Keskinen alue",
    "itainen": "Itäinen alue",
    "etelainen": "Eteläinen alue",
}


def make(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Group.objects.filter(name="Editors").delete()
    Group.objects.filter(name="Moderators").update(name="Moderoijat")
    for name, permissions in ROLES.items():
        roles.grant(apps, name, permissions)
    roles.open_admin(apps, *ROLES)
    RegionalGroup = apps.get_model("accounts", "RegionalGroup")
    for code, region in REGIONS.items():
        name = f"Toimittajat: {region}"
        group = roles.grant(apps, name, REGIONAL)
        RegionalGroup.objects.get_or_create(group=group, defaults={"region_code": code})
        roles.open_admin(apps, name)
    for name in (*ROLES, *(f"Toimittajat: {region}" for region in REGIONS.values())):
        roles.open_pictures(apps, name)
    roles.open_every_page(
        apps,
        "Ylläpitäjät",
        ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
    )
    # What planners write goes through the workflow like the editors' pages.
    roles.open_every_page(apps, "Suunnittelijat", ("add", "change"))
    roles.approve(apps, "Luettelon tarkistus", "Moderoijat", CATALOGUE)


def unmake(apps, schema_editor):
    roles.forget_approval(apps, "Luettelon tarkistus")
    Group = apps.get_model("auth", "Group")
    Group.objects.filter(name="Moderoijat").update(name="Moderators")
    names = [name for name in ROLES if name != "Moderoijat"]
    names += [f"Toimittajat: {region}" for region in REGIONS.values()]
    Group.objects.filter(name__in=names).delete()
    Group.objects.get_or_create(name="Editors")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("activities", "0001_initial"),
        ("meeting_places", "0001_initial"),
        ("organisations", "0001_initial"),
        ("areas", "0001_initial"),
        ("themes", "0001_initial"),
        ("calendars", "0001_initial"),
        ("images", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(make, unmake)]
