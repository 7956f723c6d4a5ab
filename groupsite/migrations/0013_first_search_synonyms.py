"""Synonyms that any research group in Sweden can use; editors change them in the admin."""

from django.db import migrations

GROUPS = (
    (("sv", "doktorand"), ("sv", "forskarstuderande"), ("en", "PhD student"))
    + (("en", "doctoral student"), ("en", "PhD candidate")),
    (("sv", "doktorandtjänst"), ("en", "PhD position"), ("en", "doctoral position")),
    (("sv", "postdoktor"), ("en", "postdoc"), ("en", "postdoctoral researcher")),
    (("sv", "examensarbete"), ("sv", "exjobb"), ("en", "master’s thesis"), ("en", "thesis project")),
    (("sv", "forskarskola"), ("en", "graduate school")),
    (("sv", "handledare"), ("en", "supervisor")),
    (("sv", "maskininlärning"), ("en", "machine learning")),
    (("sv", "trådlös kommunikation"), ("en", "wireless communication")),
    (("sv", "informationsteori"), ("en", "information theory")),
)


def add_synonyms(apps, schema_editor):
    group_model = apps.get_model("groupsite", "SynonymGroup")
    synonym_model = apps.get_model("groupsite", "Synonym")
    for words in GROUPS:
        group = group_model.objects.create()
        synonym_model.objects.bulk_create(
            synonym_model(group=group, language=language, text=text, sort_order=place)
            for place, (language, text) in enumerate(words)
        )


class Migration(migrations.Migration):
    dependencies = [("groupsite", "0012_search_synonyms_and_unanswered_words")]

    operations = [migrations.RunPython(add_synonyms, migrations.RunPython.noop)]
