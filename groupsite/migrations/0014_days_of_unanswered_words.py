from datetime import date

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groupsite', '0013_first_search_synonyms'),
    ]

    operations = [
        migrations.AddField(
            model_name='unansweredword',
            name='last_counted_on',
            field=models.DateField(default=date(2026, 1, 1), verbose_name='last day'),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='unansweredword',
            name='number',
            field=models.PositiveIntegerField(default=0, verbose_name='days'),
        ),
    ]
