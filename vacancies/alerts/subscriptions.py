"""Asking for alerts, confirming or changing them, and leaving.

Whoever asks for alerts types an address that may be anybody's. So a request writes the same rows in
the same time for every address, and only the owner, who has the link from the mail, can make it
count or change what counts already.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from wagtail.models import Site

from vacancies.alerts.events import record_alert_events
from vacancies.alerts.links import key_of_token
from vacancies.alerts.mail_limits import count_mail_unless_limited
from vacancies.models import AlertSubscription, MailKind, RemovedApplication, mail_queue
from vacancies.models.alerts import AlertSubscriptionQuerySet
from vacancies.models.committee import RemovalAction


@dataclass(frozen=True)
class AlertChoice:
    """What somebody wants to be told, how often; an empty list stands for all."""

    kinds: list[str]
    area_keys: list[str]
    frequency: str


def request_alerts(
    email: str, choice: AlertChoice, language: str, site: Site | None, at: datetime
) -> None:
    """Store an unconfirmed subscription, and queue a mail with its link unless a limit is reached.

    A second request before it is confirmed replaces the choices of the first.
    """
    try:
        with transaction.atomic():
            _store_request(AlertSubscription(email=email, language=language, site=site), choice, at)
    except IntegrityError:  # the same form at the same time has just stored it
        return


def _store_request(wanted: AlertSubscription, choice: AlertChoice, at: datetime) -> None:
    unconfirmed = AlertSubscription.objects.with_address_of(wanted).unconfirmed()
    if earlier := unconfirmed.select_for_update().first():
        wanted.pk, wanted.key = earlier.pk, earlier.key
    _set_choice(wanted, choice)
    wanted.requested_at = at
    wanted.save()
    if count_mail_unless_limited(wanted.email, at):
        mail_queue.queue_mail_for_subscriber(MailKind.ALERTS_CONFIRM, wanted, at)


@transaction.atomic
def confirm_with_choice(
    subscription: AlertSubscription, choice: AlertChoice, at: datetime
) -> AlertSubscription | None:
    """Make the choice count from now on, for two years; return the subscription that has it.

    That is the confirmed one of the same address, if there is one. Unconfirmed ones are deleted.
    Returns None if the subscription has been deleted meanwhile, and stores nothing.
    """
    same = AlertSubscription.objects.with_address_of(subscription)
    by_pk = {row.pk: row for row in same.select_for_update()}
    if subscription.pk not in by_pk:
        return None
    if subscription.confirmed_at is None:
        record_alert_events(at)  # so that nothing from before is noticed later, as news
    confirmed = [row for row in by_pk.values() if row.confirmed_at]
    kept = next(iter(confirmed), by_pk[subscription.pk])
    _set_choice(kept, choice)
    kept.told_until = kept.told_until or at
    kept.confirmed_at = at
    kept.renewal_asked_at = None
    same.exclude(pk=kept.pk).delete()
    kept.save(force_update=True)
    return kept


@transaction.atomic
def delete_subscriptions(found: AlertSubscriptionQuerySet, at: datetime) -> int:
    """Delete subscriptions that their owner stops, with their waiting mails; return how many.

    Notes their random keys, so that a backup that is restored does not bring them back.
    """
    keys = list(found.values_list("key", flat=True))
    for key in keys:
        RemovedApplication.objects.note(key, RemovalAction.UNSUBSCRIBED, at)
    AlertSubscription.objects.filter(key__in=keys).delete()
    return len(keys)


def subscription_of_token(token: str) -> AlertSubscription | None:
    """Return the subscription of a token, confirmed or not; None if it is gone or not ours."""
    key = key_of_token(token)
    rows = AlertSubscription.objects.select_related("site")
    return rows.filter(key=key).first() if key else None


def requested_choice(subscription: AlertSubscription) -> AlertSubscription:
    """Return the latest unconfirmed request from the same address, else the subscription itself."""
    unconfirmed = AlertSubscription.objects.with_address_of(subscription).unconfirmed()
    return unconfirmed.first() or subscription


def _set_choice(subscription: AlertSubscription, choice: AlertChoice) -> None:
    subscription.kinds = choice.kinds
    subscription.area_keys = choice.area_keys
    subscription.frequency = choice.frequency
