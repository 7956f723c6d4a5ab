"""Work that no answer waits for, through `django.tasks`: arguments are primary keys.

Without a TASKS setting Django runs them at once, after the commit; with a worker they run there. In
both cases a fault here is logged and never reaches the applicant: rows remember what is undone, and
`tend_applications` does it later.
"""

import logging
from typing import Any

from django.tasks import task

logger = logging.getLogger(__name__)


@task
def deliver_mail(pk: int) -> None:
    """Sends one mail of the outbox, unless another worker has it or it is sent."""


@task
def scan_file(pk: int) -> None:
    """Asks the virus scanner about one file."""


def hand_over(pk: int) -> None:
    _enqueue(deliver_mail, pk)


def look_through(pk: int) -> None:
    _enqueue(scan_file, pk)


def _enqueue(work: Any, pk: int) -> None:
    try:
        work.enqueue(pk)
    except Exception as error:  # noqa: BLE001 — whatever the backend's trouble is, it is not the applicant's
        logger.error("%s of row %d is put off: %s", work.name, pk, type(error).__name__)
