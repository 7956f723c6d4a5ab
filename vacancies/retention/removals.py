"""Withdraws and erases again, after a backup has been restored, what it brought back (R75).

`RemovedApplication` rows are written by whatever withdraws or erases, in the same transaction. A
backup contains the rows of its time. Later ones must come from outside: a file that is written
more often than backups are made.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple, Self

from django.db import transaction

from vacancies.applications.submission import erase_contents_of_withdrawn
from vacancies.models.alerts import AlertSubscription
from vacancies.models.applications import Application
from vacancies.models.committee import (
    RemovalAction,
    RemovedApplication,
    hash_of_start_key,
)
from vacancies.retention.erasure import erase_application_and_count_files


class Removal(NamedTuple):
    """A withdrawal or an erasure of an application, or the end of alerts, without personal data."""

    key_hash: str
    action: RemovalAction
    at: datetime

    @classmethod
    def from_line(cls, line: str) -> Self:
        """Read what `line` wrote. Raises ValueError if it is something else."""
        at, action, key_hash = line.split()
        if len(bytes.fromhex(key_hash)) != 32:
            raise ValueError(f"{key_hash!r} is no SHA-256")
        return cls(key_hash, RemovalAction(action), datetime.fromisoformat(at))

    @property
    def line(self) -> str:
        """Time in UTC, action and hash, separated by spaces."""
        return f"{self.at.astimezone(UTC).isoformat()} {self.action} {self.key_hash}"


def removals_in_database() -> list[Removal]:
    """Return all noted removals, oldest first."""
    rows = RemovedApplication.objects.order_by("at", "pk").values_list("key_hash", "action", "at")
    return [Removal(key_hash, RemovalAction(action), at) for key_hash, action, at in rows]


def replay_removals(removals: Iterable[Removal], at: datetime) -> Iterator[str]:
    """Withdraw and erase what a restored backup still contains; yield a line for each.

    Lines contain primary keys and no names (R23). May run twice.
    """
    by_action: dict[RemovalAction, dict[str, datetime]] = {action: {} for action in RemovalAction}
    for removal in removals:
        by_action[removal.action][removal.key_hash] = removal.at
        RemovedApplication.objects.get_or_create(
            key_hash=removal.key_hash, action=removal.action, defaults={"at": removal.at}
        )
    erased, withdrawn = by_action[RemovalAction.ERASED], by_action[RemovalAction.WITHDRAWN]
    for pk, start_key in list(Application.objects.values_list("pk", "start_key")):
        key_hash = hash_of_start_key(start_key)
        if key_hash in erased:
            erase_application_and_count_files(pk, at)
            yield f"application {pk}: erased again"
        elif key_hash in withdrawn and _withdraw_again(pk, withdrawn[key_hash]):
            yield f"application {pk}: withdrawn again"
    for subscription in AlertSubscription.objects.all():
        if hash_of_start_key(subscription.key) in by_action[RemovalAction.UNSUBSCRIBED]:
            yield f"{subscription}: erased again"
            subscription.delete()


def _withdraw_again(pk: int, withdrawn_at: datetime) -> bool:
    """Withdraw an application as on the day it was withdrawn, without a mail; return whether it was not."""
    with transaction.atomic():
        application = Application.objects.select_for_update().get(pk=pk)
        if application.withdrawn_at:
            return False
        erase_contents_of_withdrawn(application, withdrawn_at)
    return True
