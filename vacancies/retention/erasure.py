"""Erases one application: its row, files, links and mails (R75).

A note without personal data makes sure that a restored backup does not bring it back
(`removals.py`). The access log keeps an entry that an application with this number was erased, and
the text of the privacy notice, which is not personal, remains. Files are deleted after the commit;
if that fails, the cleanup of files without a row deletes them a day later.
"""

from datetime import datetime

from django.db import transaction

from people.content.types import User
from vacancies.applications import access_log
from vacancies.models.applications import Application
from vacancies.models.committee import AccessAction, RemovalAction, RemovedApplication


def erase_application_and_count_files(
    pk: int, at: datetime, *, user: User | None = None, reason: str = ""
) -> int | None:
    """Erase the application; return how many files it had, or None if it does not exist.

    Writes an entry with `user` (None for a command) and `reason` into the access log, if the
    application has a receipt number.
    """
    with transaction.atomic():
        application = Application.objects.select_for_update().filter(pk=pk).first()
        if application is None:
            return None
        number, vacancy = application.number, application.vacancy
        RemovedApplication.objects.note(application.start_key, RemovalAction.ERASED, at)
        _rows, counted = application.delete()
        if number:
            access_log.log_access(
                AccessAction.ERASED, vacancy, user, at, receipt_number=number, detail=reason
            )
    return counted.get("groupsite_vacancies.ApplicationFile", 0)
