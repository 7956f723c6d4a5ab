from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groupsite_vacancies', '0003_reasons_of_extensions'),
    ]

    operations = [
        migrations.AlterField(
            model_name='accessentry',
            name='username',
            field=models.CharField(blank=True, max_length=254, verbose_name='who'),
        ),
    ]
