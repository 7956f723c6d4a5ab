"""What follows from rows, whatever screen or command changes them."""

from datetime import UTC, datetime
from typing import Any, Final

from django.core.signals import request_finished, request_started
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.signals import published

from vacancies import tasks
from vacancies.admin.history import changes
from vacancies.applications.files import storage
from vacancies.choices import ScanState
from vacancies.emails import after_response, announcements
from vacancies.models import ApplicationFile, OutgoingMail, Vacancy

# Facts that applicants are told of. What saves none of them (the note of a draft) announces nothing.
ANNOUNCED: Final = frozenset({"deadline_on", "deadline_time", "closes_at", "outcome", "live"})
BEFORE: Final = "_groupsite_facts_before"


def connect() -> None:
    request_started.connect(after_response.request_begins)
    request_finished.connect(after_response.request_ends)
    post_delete.connect(remove_bytes_with_row, sender=ApplicationFile)
    post_save.connect(scan_when_committed, sender=ApplicationFile)
    post_save.connect(send_when_committed, sender=OutgoingMail)
    pre_save.connect(remember_facts_that_applicants_know, sender=Vacancy)
    post_save.connect(announce_what_has_changed, sender=Vacancy)
    pre_save.connect(changes.remember, sender=Vacancy)
    published.connect(changes.note_published, sender=Vacancy)


def remove_bytes_with_row(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A file goes after the row that named it: until the commit it could still be rolled back."""
    transaction.on_commit(lambda: storage.remove(instance.stored), robust=True)


def scan_when_committed(sender: Any, instance: Any, created: bool, **kwargs: Any) -> None:
    if created and instance.scan == ScanState.PENDING:
        transaction.on_commit(lambda: tasks.enqueue_scan(instance.pk))


def send_when_committed(sender: Any, instance: Any, created: bool, **kwargs: Any) -> None:
    if created and instance.busy_until is None:
        transaction.on_commit(lambda: tasks.enqueue_mail(instance.pk))


def remember_facts_that_applicants_know(
    sender: Any, instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    changes = update_fields is None or ANNOUNCED.intersection(update_fields)
    before = None
    if instance.pk and changes and not raw:
        before = sender._base_manager.filter(pk=instance.pk).first()
    setattr(instance, BEFORE, before)


def announce_what_has_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    """The clock is read here: no form and no command that publishes knows of applicants."""
    before = instance.__dict__.pop(BEFORE, None)
    if before is not None:
        announcements.announce(before, instance, datetime.now(UTC))
