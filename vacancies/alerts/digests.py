"""Queues digests for subscribers with news: every morning, or every Monday morning.

A digest covers the events between two of these mornings, whenever it is queued or sent. The row of
the mail and the end of its period on the subscription are stored together, so each event is told
once, even if the process is killed or two of them run at once.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Min

from vacancies import conf
from vacancies.alerts.events import forget_events_of_hidden_vacancies, record_alert_events
from vacancies.alerts.links import are_alerts_mounted
from vacancies.alerts.news import AlertNews
from vacancies.models import AlertFrequency, AlertSubscription, MailKind, OutgoingMail, mail_queue

# In the site's time zone (GROUPSITE_VACANCIES_TIME_ZONE).
MORNING: Final = time(7)
# Events noticed by another process in the last minutes may not be committed yet.
COMMIT_TIME: Final = timedelta(minutes=5)
BATCH_SIZE: Final = 500


def record_events_and_queue_digests(at: datetime) -> int:
    """Store new events; queue digests for subscribers whose morning has come; return how many.

    Also forgets events that no digest will tell, because their vacancy is hidden again.
    """
    if not are_alerts_mounted():
        return 0
    record_alert_events(at)
    forget_events_of_hidden_vacancies(last_digest_time(AlertFrequency.DAILY, at), at)
    return sum(_queue_digests_of_frequency(frequency, at) for frequency in AlertFrequency)


def last_digest_time(frequency: AlertFrequency, at: datetime) -> datetime:
    """Return the last morning at which digests of this frequency were due, in UTC."""
    zone = ZoneInfo(conf.time_zone())
    day = (at - COMMIT_TIME).astimezone(zone).date()
    morning = datetime.combine(day, MORNING, zone)
    if morning.astimezone(UTC) > at - COMMIT_TIME:
        day -= timedelta(days=1)
    if frequency is AlertFrequency.WEEKLY:
        day -= timedelta(days=day.weekday())
    return datetime.combine(day, MORNING, zone).astimezone(UTC)


def _queue_digests_of_frequency(frequency: AlertFrequency, at: datetime) -> int:
    until = last_digest_time(frequency, at)
    due = AlertSubscription.objects.confirmed().filter(frequency=frequency, told_until__lt=until)
    since = due.aggregate(since=Min("told_until"))["since"]
    if since is None:
        return 0
    news, queued = AlertNews(since, until, at), 0
    while (count := _queue_batch(due, news, until, at)) is not None:
        queued += count
    return queued


@transaction.atomic
def _queue_batch(due: Any, news: AlertNews, until: datetime, at: datetime) -> int | None:
    """Queue the digests of the next subscriptions; return how many, or None if nobody is left."""
    batch = list(due.select_for_update().order_by("pk")[:BATCH_SIZE])
    if not batch:
        return None
    mails: list[OutgoingMail] = [
        mail_queue.unsaved_digest(subscription, subscription.told_until, until, at)
        for subscription in batch
        if news.items_for(subscription, subscription.told_until, until)
    ]
    OutgoingMail.objects.bulk_create(mails)
    AlertSubscription.objects.filter(pk__in=[one.pk for one in batch]).update(told_until=until)
    return len(mails)


def delete_old_digests(at: datetime) -> int:
    """Delete the rows of digests that were sent or given up a month ago; return how many."""
    old = OutgoingMail.objects.filter(
        kind=MailKind.ALERTS_DIGEST, written_at__lte=at - timedelta(days=30)
    )
    return int(old.delete()[0])
