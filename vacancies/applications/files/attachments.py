"""Attaches files to an application and removes them.

A file is first examined, then stored durably, and then gets a row in one transaction that checks
again whether the vacancy still accepts it. Examining and storing a large file take seconds, so they
happen before anything is locked.
"""

from contextlib import nullcontext
from datetime import datetime
from typing import Final

from django.core.files import File
from django.db import DatabaseError, transaction
from django.utils.translation import gettext, ngettext

from vacancies import conf
from vacancies.applications import storage_limits
from vacancies.applications.files import storage
from vacancies.applications.files.inspection import (
    LARGE,
    ExaminedFile,
    Reason,
    cleaned_name_for_display,
    examine_uploaded_file,
    refusal_message,
)
from vacancies.applications.files.storage import FinishedFile
from vacancies.applications.files.upload_stream import Upload
from vacancies.applications.storage_limits import StorageLimit
from vacancies.applications.submission import lock_changeable_application
from vacancies.choices import ScanState
from vacancies.models import DocumentRule, mail_queue
from vacancies.models.applications import Application, ApplicationFile, Stage
from vacancies.models.outbox import MailKind
from vacancies.posting.documents import megabytes_text

MAX_NAME_LENGTH: Final = 255


class FileRefusedError(Exception):
    """Raised if a file cannot be attached or removed; `message` is for the applicant."""

    def __init__(self, message: str, *, status: int = 422) -> None:
        super().__init__("file refused")
        self.message = message
        self.status = status


def attach_file(
    application: Application,
    rule: DocumentRule,
    upload: Upload,
    at: datetime,
    *,
    replaced_pk: int | None = None,
) -> ApplicationFile:
    """Check and store an upload; return its row.

    It replaces the file `replaced_pk` of the same document; if the rule allows one file, any file.
    Uploading the same bytes again returns the existing row. Raises FileRefusedError,
    NotAcceptingApplicationsError or ApplicationWithdrawnError, and OSError if the disk is full;
    nothing is stored then.
    """
    examined = _examine(upload, storage_limits.max_file_bytes(rule))
    if isinstance(examined, Reason):
        raise file_refused_error(rule, examined, upload.name)
    with upload.path.open("rb") as content:
        stored = storage.save(
            FinishedFile(content, upload.path) if upload.is_finished else File(content)
        )
    entered = False
    try:
        with transaction.atomic():
            held = lock_changeable_application(application, at)
            file = _create_or_reuse_application_file(
                held, rule, examined, stored, upload.name, at, replaced_pk=replaced_pk
            )
            entered = True
    except BaseException:
        if not entered or _is_stored_file_unused(stored):
            storage.remove(stored)
        raise
    if file.stored != stored:
        storage.remove(stored)
    return file


def _examine(upload: Upload, max_bytes: int) -> ExaminedFile | Reason:
    is_large = upload.is_finished and upload.path.stat().st_size >= LARGE
    with storage.syncing_to_disk_in_background(upload.path) if is_large else nullcontext():
        return examine_uploaded_file(upload.path, name=upload.name, max_bytes=max_bytes)


def _is_stored_file_unused(stored_name: str) -> bool:
    """Whether no row refers to this stored file; a commit can succeed in spite of an error.

    False if the database cannot be queried: cleanup deletes unused files later, but a row without a
    file cannot be repaired.
    """
    try:
        return not ApplicationFile.objects.filter(stored=stored_name).exists()
    except DatabaseError:
        return False


def detach_file(application: Application, file_pk: int, at: datetime) -> None:
    """Remove a file from the application; do nothing if it is not there any more.

    Raises FileRefusedError if a submitted application would become incomplete.
    """
    with transaction.atomic():
        held = lock_changeable_application(application, at)
        file = held.files.filter(pk=file_pk).select_related("kind").first()
        if file is None:  # a second click on "Remove"
            return
        rule = held.vacancy.document_rules.filter(kind=file.kind_id).first()
        alone = held.files.filter(kind=file.kind_id).count() == 1
        if held.stage is Stage.RECEIVED and rule and rule.required and alone:
            text = gettext(
                "%(document)s: your application would be incomplete without it. Replace it with "
                "another file instead."
            )
            raise FileRefusedError(text % {"document": file.kind.name().text}, status=409)
        file.delete()
        _save_changed_at_and_queue_mail(held, at)


def storage_limit_error(
    limit: StorageLimit, application: Application, rule: DocumentRule, name: str = ""
) -> FileRefusedError:
    """Return the error for a file over this limit; `name` is empty if it has not been read."""
    if limit is StorageLimit.UNCONFIRMED:
        return unconfirmed_address_error(application, rule)
    return (
        _total_size_error(rule)
        if limit is StorageLimit.APPLICATION
        else file_refused_error(rule, Reason.TOO_LARGE, name)
    )


def too_slow_error(rule: DocumentRule, minutes: int) -> FileRefusedError:
    text = ngettext(
        "%(document)s: the upload took longer than %(count)d minute, so it was not accepted. Try "
        "again on a faster connection, or make the file smaller.",
        "%(document)s: the upload took longer than %(count)d minutes, so it was not accepted. Try "
        "again on a faster connection, or make the file smaller.",
        minutes,
    )
    return FileRefusedError(text % {"document": rule.kind.name().text, "count": minutes})


def unconfirmed_address_error(application: Application, rule: DocumentRule) -> FileRefusedError:
    """Return the error that asks the applicant to confirm the e-mail address before uploading."""
    text = gettext(
        "%(document)s: first open the link that we sent to %(email)s, to show that the address is "
        "yours. Then upload the file again."
    )
    values = {"document": rule.kind.name().text, "email": application.email}
    return FileRefusedError(text % values, status=403)


def file_refused_error(rule: DocumentRule, reason: Reason, name: str) -> FileRefusedError:
    document = rule.kind.name().text
    status = 413 if reason is Reason.TOO_LARGE else 422
    message = refusal_message(
        reason, document=document, name=name, max_megabytes=rule.max_megabytes
    )
    return FileRefusedError(message, status=status)


def _total_size_error(rule: DocumentRule) -> FileRefusedError:
    text = gettext(
        "%(document)s: the total size of all files must be no more than %(size)s. Remove one, or "
        "make this one smaller."
    )
    values = {
        "document": rule.kind.name().text,
        "size": megabytes_text(conf.max_total_megabytes()),
    }
    return FileRefusedError(text % values, status=413)


def _create_or_reuse_application_file(
    application: Application,
    rule: DocumentRule,
    examined: ExaminedFile,
    stored_name: str,
    name: str,
    at: datetime,
    *,
    replaced_pk: int | None,
) -> ApplicationFile:
    """Create the stored file's row and delete those it replaces; reuse a row of the same bytes."""
    same = application.files.filter(kind=rule.kind_id, sha256=examined.sha256).first()
    if same and replaced_pk in (None, same.pk):
        return same
    for old in storage_limits.files_to_be_replaced(application, rule, replaced_pk):
        if old != same:
            old.delete()
    if same:
        _save_changed_at_and_queue_mail(application, at)
        return same
    _check_file_limits(application, rule, examined.size, name)
    file = ApplicationFile.objects.create(
        application=application,
        kind_id=rule.kind_id,
        stored=stored_name,
        size=examined.size,
        sha256=examined.sha256,
        pages=examined.pages,
        original_name=cleaned_name_for_display(name)[:MAX_NAME_LENGTH],
        accepted_at=at,
        scan=ScanState.PENDING if conf.clamd_address() else ScanState.NOT_CHECKED,
    )
    _save_changed_at_and_queue_mail(application, at)
    return file


def _check_file_limits(application: Application, rule: DocumentRule, size: int, name: str) -> None:
    """Raise FileRefusedError if a file of this size exceeds a limit of size or number (R8)."""
    document = rule.kind.name().text
    in_slot = application.files.filter(kind=rule.kind_id).count()
    if rule.max_files and in_slot >= rule.max_files:
        text = ngettext(
            "%(document)s: only %(count)d file is allowed. Remove the one you have before you add another.",
            "%(document)s: only %(count)d files are allowed. Remove one before you add another.",
            rule.max_files,
        )
        raise FileRefusedError(text % {"document": document, "count": rule.max_files}, status=409)
    if application.files.count() >= conf.max_files():
        text = gettext(
            "%(document)s: an application can have no more than %(count)d files. Remove one, or "
            "combine several documents into one PDF."
        )
        raise FileRefusedError(text % {"document": document, "count": conf.max_files()}, status=409)
    for limit, left in storage_limits.bytes_left_by_limit(application, rule).items():
        if size > left:
            raise storage_limit_error(limit, application, rule, name)


def _save_changed_at_and_queue_mail(application: Application, at: datetime) -> None:
    application.save_changed_at(at)
    if application.stage is Stage.RECEIVED:
        mail_queue.queue_delayed_mail_unless_waiting(MailKind.CHANGED, application, at)
