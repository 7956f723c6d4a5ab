from typing import Any

from django.db import migrations, models


def index_everything_again(apps: Any, schema_editor: Any) -> None:
    """Publications have entries too. Entries are made after `migrate`."""
    changed_rows = apps.get_model("groupsite_search", "ChangedRow").objects
    changed_rows.using(schema_editor.connection.alias).create(subject="everything", object_id=0)


class Migration(migrations.Migration):

    dependencies = [
        ('groupsite_search', '0002_index_again'),
    ]

    operations = [
        migrations.DeleteModel(
            name='OutdatedDocument',
        ),
        migrations.CreateModel(
            name='OutdatedDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('object_id', models.BigIntegerField()),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('kind', 'object_id'), name='groupsite_search_one_outdated_of_kind')],
            },
        ),
        migrations.RunPython(index_everything_again, migrations.RunPython.noop),
    ]
