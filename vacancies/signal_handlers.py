"""Signal handlers for saved, deleted and published rows of this app, whatever changes them."""

from collections.abc import Callable
from typing import Any, Final

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from wagtail.signals import published

from vacancies import tasks
from vacancies.admin.history import changes
from vacancies.applications.files import storage
from vacancies.choices import ScanState
from vacancies.emails import deadline_change_mails
from vacancies.models import ApplicationFile, OutgoingMail, Vacancy, extensions
from vacancies.models.vacancy_change import VacancyChange

type Listener = Callable[[VacancyChange], None]

# Listeners of a saved change, in this order: the extension is stored before applicants are
# notified, because their mail may be rendered immediately.
ON_SAVE: Final[tuple[Listener, ...]] = (
    extensions.record_extension_if_later,
    extensions.record_version,
    deadline_change_mails.queue_deadline_change_mails,
)
# Listeners after Wagtail has published: the history needs the revision.
ON_PUBLISH: Final[tuple[Listener, ...]] = (changes.log_published_changes,)


def connect() -> None:
    post_delete.connect(delete_stored_file_with_row, sender=ApplicationFile)
    post_save.connect(enqueue_scan_on_commit, sender=ApplicationFile)
    post_save.connect(enqueue_mail_on_commit, sender=OutgoingMail)
    post_save.connect(call_save_listeners, sender=Vacancy)
    published.connect(call_publish_listeners, sender=Vacancy)


def delete_stored_file_with_row(
    sender: type[models.Model], instance: ApplicationFile, **kwargs: Any
) -> None:
    """Delete the stored file of a deleted row once the transaction is committed."""
    transaction.on_commit(lambda: storage.remove(instance.stored), robust=True)


def enqueue_scan_on_commit(
    sender: type[models.Model], instance: ApplicationFile, created: bool, **kwargs: Any
) -> None:
    if created and instance.scan == ScanState.PENDING:
        transaction.on_commit(lambda: tasks.enqueue_scan(instance.pk))


def enqueue_mail_on_commit(
    sender: type[models.Model], instance: OutgoingMail, created: bool, **kwargs: Any
) -> None:
    if created and instance.busy_until is None:
        transaction.on_commit(lambda: tasks.enqueue_mail(instance.pk))


def call_save_listeners(sender: type[models.Model], instance: Vacancy, **kwargs: Any) -> None:
    """Call the listeners in ON_SAVE, if `Vacancy.save` has recorded a change in `instance.change`.

    `loaddata` does not call `Vacancy.save`, so it records none.
    """
    if instance.change is not None:
        for listener in ON_SAVE:
            listener(instance.change)


def call_publish_listeners(sender: type[models.Model], instance: Vacancy, **kwargs: Any) -> None:
    """Call the listeners in ON_PUBLISH with the change of the last save, and clear it."""
    change, instance.change = instance.change, None
    if change is not None:
        for listener in ON_PUBLISH:
            listener(change)
