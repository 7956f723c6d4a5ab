import django.db.models.deletion
import django.db.models.functions.text
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groupsite_vacancies', '0031_removed_applications'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.AlterField(
            model_name='outgoingmail',
            name='kind',
            field=models.CharField(choices=[('started', 'Link to a draft'), ('began_again', 'Link to an earlier application'), ('link', 'A new link'), ('receipt', 'Receipt'), ('changed', 'Receipt for changed documents'), ('withdrawn', 'Withdrawal'), ('extended', 'Deadline extended'), ('shortened', 'Deadline brought forward'), ('ended', 'Closed early or cancelled'), ('reminder', 'Reminder about a draft'), ('infected', 'A virus was found in a file'), ('readers_news', 'New applications'), ('readers_closed', 'All applications are in'), ('alerts_confirm', 'Link to confirm alerts'), ('alerts_digest', 'Alerts about vacancies'), ('alerts_renew', 'Question whether to continue alerts')], max_length=20),
        ),
        migrations.CreateModel(
            name='AlertSubscription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('email', models.CharField(max_length=254, verbose_name='e-mail address')),
                ('language', models.CharField(max_length=100, verbose_name='language')),
                ('kinds', models.JSONField(default=list)),
                ('area_keys', models.JSONField(default=list)),
                ('frequency', models.CharField(choices=[('daily', 'Every day'), ('weekly', 'Every Monday')], default='daily', max_length=10, verbose_name='how often')),
                ('requested_at', models.DateTimeField(verbose_name='requested at')),
                ('link_mailed_at', models.DateTimeField(null=True)),
                ('confirmed_at', models.DateTimeField(db_index=True, null=True, verbose_name='last confirmed at')),
                ('renewal_asked_at', models.DateTimeField(null=True)),
                ('told_until', models.DateTimeField(db_index=True, null=True)),
                ('site', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'subscription to e-mail alerts',
                'verbose_name_plural': 'subscriptions to e-mail alerts',
                'ordering': ['pk'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='outgoingmail',
            name='subscription',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mails', to='groupsite_vacancies.alertsubscription'),
        ),
        migrations.CreateModel(
            name='AlertEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('new', 'New'), ('extended', 'Deadline extended'), ('closing', 'Closing soon')], max_length=10)),
                ('closes_at', models.DateTimeField(null=True)),
                ('noticed_at', models.DateTimeField(db_index=True)),
                ('extension', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='alert_event', to='groupsite_vacancies.vacancyextension')),
                ('vacancy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alert_events', to='groupsite_vacancies.vacancy')),
            ],
            options={
                'verbose_name': 'event of e-mail alerts',
                'verbose_name_plural': 'events of e-mail alerts',
                'ordering': ['noticed_at', 'pk'],
                'abstract': False,
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind', 'new')), fields=('vacancy',), name='groupsite_vacancies_new_once'), models.UniqueConstraint(condition=models.Q(('kind', 'closing')), fields=('vacancy', 'closes_at'), name='groupsite_vacancies_closing_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='alertsubscription',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), models.F('site'), condition=models.Q(('confirmed_at__isnull', True)), name='groupsite_vacancies_one_unconfirmed_alert'),
        ),
        migrations.AddConstraint(
            model_name='alertsubscription',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), models.F('site'), condition=models.Q(('confirmed_at__isnull', False)), name='groupsite_vacancies_one_confirmed_alert'),
        ),
    ]
