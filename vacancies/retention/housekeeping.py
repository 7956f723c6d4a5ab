"""Regular tasks, run by `manage.py applications_housekeeping` every few minutes.

Each task can safely run twice, or in two processes at once: rows record which mails have been sent,
and what has been erased cannot be erased again. A failing task does not stop the others.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from vacancies.alerts import digests, subscription_periods
from vacancies.applications import rate_limits
from vacancies.applications.files import virus_checks
from vacancies.emails import delivery
from vacancies.retention import cleanup, reader_digests, reminders

logger = logging.getLogger(__name__)

# Mail after the tasks that queue it; scanning late, since a hanging scanner takes minutes.
PARTS: Final[tuple[tuple[str, Callable[[datetime], int]], ...]] = (
    ("drafts reminded", reminders.queue_draft_reminders),
    ("readers notified of new applications", reader_digests.queue_daily_digests),
    ("readers notified that all applications are in", reader_digests.queue_closing_digests),
    ("alerts queued", digests.record_events_and_queue_digests),
    ("subscribers asked to confirm again", subscription_periods.queue_renewal_mails),
    ("subscriptions to alerts erased", subscription_periods.delete_ended_subscriptions),
    ("old alerts deleted", digests.delete_old_digests),
    ("drafts and withdrawn applications erased", cleanup.erase_old_drafts_and_withdrawn),
    ("files without an application erased", cleanup.delete_stored_files_without_row),
    ("unfinished ads deleted", cleanup.delete_expired_unfinished_ads),
    ("expired counts of attempts deleted", rate_limits.delete_old_attempt_counts),
    ("mails sent", delivery.deliver_waiting_mail),
    ("files scanned for viruses", virus_checks.scan_overdue_and_failed_files),
    ("alerts sent", delivery.deliver_waiting_digests),  # there may be thousands
)


def iter_run_tasks(at: datetime) -> Iterator[str]:
    """Run the regular tasks one by one; yield a line for each that did something or failed.

    Each runs when the caller asks for the next line. A failure is logged, and the line begins with
    FAILED (R23); the other tasks run all the same.
    """
    for what, act in PARTS:
        try:
            count = act(at)
        except Exception as error:  # noqa: BLE001 — reported below, and by the exit code of the command
            logger.error("Housekeeping failed: %s (%s)", what, type(error).__name__)
            yield f"FAILED: {what} ({type(error).__name__})"
            continue
        if count:
            yield f"{what}: {count}"
