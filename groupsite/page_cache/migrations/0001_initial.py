from typing import Any

from django.db import migrations, models

from groupsite.page_cache.triggers import remove_triggers


def remove_triggers_before_their_table(apps: Any, schema_editor: Any) -> None:
    """Without the table, each trigger would make every write fail."""
    remove_triggers(schema_editor.connection.alias)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='VisibleChange',
            fields=[
                ('transaction_number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('value', models.CharField(max_length=36)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, remove_triggers_before_their_table),
    ]
