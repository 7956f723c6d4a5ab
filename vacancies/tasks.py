"""Background tasks (`django.tasks`), whose arguments are primary keys of rows.

Without a TASKS setting Django runs tasks immediately, else a worker does. Mail tasks are enqueued
after the response (`people.content.after_response`), so that no response waits for mail; scans
after the commit. A failure is logged and never reaches the applicant: rows record unfinished work,
and `applications_housekeeping` does it later.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

from django.core.cache import cache

from people.content import after_response
from people.content.django_versions import Task, task
from vacancies.applications.files import virus_checks
from vacancies.emails import delivery

logger = logging.getLogger(__name__)

# After a timeout no mail is sent for a minute, since each would wait for the timeout.
# `applications_housekeeping` sends the rest.
MAIL_PAUSE_KEY: Final = "groupsite_vacancies.mail_rests"
MAIL_PAUSE_SECONDS: Final = 60


@task
def deliver_mail(pk: int) -> None:
    """Send one e-mail of the outbox, unless it has been sent or another worker is sending it.

    Logs errors instead of raising them. Pauses for a minute after the server was unreachable.
    """
    if cache.get(MAIL_PAUSE_KEY):
        return
    outcome = _run_or_log(delivery.deliver_mail, pk)
    if outcome is delivery.DeliveryOutcome.UNREACHABLE:
        cache.set(MAIL_PAUSE_KEY, True, MAIL_PAUSE_SECONDS)


@task
def scan_file(pk: int) -> None:
    """Scan one stored file for viruses and save the result. Logs errors instead of raising."""
    _run_or_log(virus_checks.scan_file, pk)


def enqueue_mail(pk: int) -> None:
    """Enqueue `deliver_mail` after the current response; log an error of the task backend."""
    after_response.run_after_response(partial(_enqueue_or_log, deliver_mail, pk))


def enqueue_scan(pk: int) -> None:
    """Enqueue `scan_file`; log an error of the task backend instead of raising it."""
    _enqueue_or_log(scan_file, pk)


def _enqueue_or_log(background_task: Task, pk: int) -> None:
    try:
        background_task.enqueue(pk)
    except Exception as error:  # noqa: BLE001 — whatever the backend's trouble is, it is not the applicant's
        logger.error("%s of row %d is put off: %s", background_task.name, pk, type(error).__name__)


def _run_or_log(function: Callable[[int, datetime], Any], pk: int) -> Any:
    """Return `function(pk, now)`; if it raises, log the type of the exception and return None.

    A traceback would put personal data into the log.
    """
    try:
        return function(pk, datetime.now(UTC))
    except Exception as error:  # noqa: BLE001 — the row remains, and housekeeping retries it
        logger.error("%s of row %d is put off: %s", function.__name__, pk, type(error).__name__)
        return None
