from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groupsite_vacancies', '0033_versions'),
    ]

    operations = [
        migrations.AlterField(
            model_name='removedapplication',
            name='action',
            field=models.CharField(choices=[('withdrawn', 'Withdrawn'), ('erased', 'Erased an application'), ('stopped', 'E-mail alerts stopped')], max_length=10),
        ),
    ]
