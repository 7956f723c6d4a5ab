from typing import Any

from django.db import migrations


def index_everything_again(apps: Any, schema_editor: Any) -> None:
    """Entries hold more facts and spellings. They are made again after `migrate`."""
    changed_rows = apps.get_model("groupsite_search", "ChangedRow").objects
    changed_rows.using(schema_editor.connection.alias).create(subject="everything", object_id=0)


class Migration(migrations.Migration):

    dependencies = [
        ('groupsite_search', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(index_everything_again, migrations.RunPython.noop),
    ]
