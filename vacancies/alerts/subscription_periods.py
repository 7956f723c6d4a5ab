"""What ends by date: unconfirmed requests after a week, subscriptions after 24 months.

A month before a subscription ends, its owner is asked whether to go on. Without an answer, the
address is erased. This runs even where the pages of alerts are no longer mounted.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from vacancies.alerts.links import are_alerts_mounted
from vacancies.applications.months_later import months_later
from vacancies.models import AlertSubscription, MailKind, OutgoingMail
from vacancies.models.alerts import AlertSubscriptionQuerySet

KEEP_MONTHS: Final = 24
ASK_BEFORE: Final = timedelta(days=30)
KEEP_UNCONFIRMED_DAYS: Final = 7
BATCH_SIZE: Final = 500


def subscription_end(confirmed_at: datetime) -> datetime:
    """Return when a subscription ends that was last confirmed then."""
    return datetime.combine(months_later(confirmed_at.date(), KEEP_MONTHS), confirmed_at.timetz())


def queue_renewal_mails(at: datetime) -> int:
    """Queue a question to subscribers whose alerts end within a month; return how many."""
    if not are_alerts_mounted():
        return 0
    last = _confirmed_before_which_it_ends(at + ASK_BEFORE)
    due = AlertSubscription.objects.filter(confirmed_at__lte=last, renewal_asked_at=None)
    with transaction.atomic():
        batch = list(due.select_for_update().order_by("pk")[:BATCH_SIZE])
        OutgoingMail.objects.bulk_create(
            [
                OutgoingMail(kind=MailKind.ALERTS_RENEW, subscription=one, written_at=at)
                for one in batch
            ]
        )
        due.filter(pk__in=[one.pk for one in batch]).update(renewal_asked_at=at)
    return len(batch)


def delete_ended_subscriptions(at: datetime) -> int:
    """Erase addresses after 24 months, and those that were not confirmed within a week; return how many."""
    rows = AlertSubscription.objects
    ended = rows.filter(confirmed_at__lte=_confirmed_before_which_it_ends(at))
    unwanted = rows.unconfirmed().filter(
        requested_at__lte=at - timedelta(days=KEEP_UNCONFIRMED_DAYS)
    )
    return sum(_delete_and_count(found) for found in (ended, unwanted))


def _delete_and_count(found: AlertSubscriptionQuerySet) -> int:
    _rows, by_model = found.delete()
    return int(by_model.get("groupsite_vacancies.AlertSubscription", 0))


def _confirmed_before_which_it_ends(at: datetime) -> datetime:
    """Return the time of confirmation of subscriptions that end at `at`."""
    return datetime.combine(months_later(at.date(), -KEEP_MONTHS), at.timetz())
