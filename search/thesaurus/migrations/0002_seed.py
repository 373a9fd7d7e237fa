"""Every new site starts with the concepts of the seed."""

from django.db import migrations

from search.thesaurus import seed
from search.thesaurus.loading import load


def fill(apps, schema_editor):
    load(seed.readable(), apps)


def empty(apps, schema_editor):
    # What editors have written is not the seed's to take away.
    concepts = apps.get_model("thesaurus", "Concept")._default_manager
    concepts.filter(edited=False).delete()


class Migration(migrations.Migration):
    dependencies = [("thesaurus", "0001_initial")]

    operations = [migrations.RunPython(fill, empty)]
