"""The footer links to the children of the home page that are in menus; until now, to all of them."""

from django.db import migrations


def keep_the_links_of_the_footer(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Revision = apps.get_model("wagtailcore", "Revision")
    for path, depth in apps.get_model("groupsite", "HomePage").objects.values_list("path", "depth"):
        below = Page.objects.filter(
            path__startswith=path,
            depth=depth + 1,
            content_type__app_label="groupsite",
            content_type__model__in=["plainpage", "guidepage"],
        )
        # A draft that is published later would take the links away again.
        for revision in Revision.objects.filter(pk__in=below.values("latest_revision")):
            revision.content = {**revision.content, "show_in_menus": True}
            revision.save(update_fields=["content"])
        below.update(show_in_menus=True)


class Migration(migrations.Migration):
    dependencies = [
        ("groupsite", "0007_clearer_help_texts"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(keep_the_links_of_the_footer, migrations.RunPython.noop)]
