"""The pages' own workflow, which Wagtail names in English, gets a name like the catalogue's."""

from django.db import migrations

ENGLISH, FINNISH = "Moderators approval", "Sivujen tarkistus"


def rename(before, after):
    def run(apps, schema_editor):
        for model in ("Workflow", "Task"):
            rows = apps.get_model("wagtailcore", model)._default_manager
            rows.filter(name=before).update(name=after)

    return run


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0011_states_of_places_and_services"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RunPython(rename(ENGLISH, FINNISH), rename(FINNISH, ENGLISH))
    ]
