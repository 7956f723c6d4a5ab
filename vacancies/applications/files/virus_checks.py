"""Scans stored files for viruses, stores the results, and notifies applicants (R16)."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from vacancies.applications.files import storage
from vacancies.applications.files.clamd_client import scan
from vacancies.choices import ScanState
from vacancies.models import mail_queue
from vacancies.models.applications import ApplicationFile
from vacancies.models.outbox import MailKind

# Results to retry. Other results are final.
RESULTS_TO_RETRY: Final = (ScanState.PENDING, ScanState.ERROR)
# Time that the task started by the upload may take.
IN_HAND: Final = timedelta(minutes=10)
MAX_FAULTS: Final = 3


def scan_file(pk: int, at: datetime) -> ScanState | None:
    """Scan one file, save the result and return it; None if the file is gone or its result is final.

    Mails the applicant once if the file is infected.
    """
    file = ApplicationFile.objects.filter(pk=pk, scan__in=RESULTS_TO_RETRY).first()
    if file is None:
        return None
    answer = _scan_result(file)
    with transaction.atomic():
        unanswered = ApplicationFile.objects.filter(pk=pk, scan__in=RESULTS_TO_RETRY)
        if not unanswered.update(scan=answer):
            return None
        if answer is ScanState.INFECTED:
            values = {"document": file.kind_id}
            mail_queue.queue_mail_unless_duplicate(
                MailKind.INFECTED, file.application, at, str(file.pk), values
            )
    return answer


def _scan_result(file: ApplicationFile) -> ScanState:
    try:
        with storage.open_stored(file.stored) as stream:
            return scan(stream)  # type: ignore[arg-type]  # Django's File reads as a binary stream
    except FileNotFoundError:
        return ScanState.ERROR


def scan_overdue_and_failed_files(at: datetime) -> int:
    """Scan the files whose scan is overdue or failed; return how many got a final result.

    Scans in random order and stops after some failures in a row. So an unavailable scanner costs
    little time, and a file that it cannot scan does not block the others.
    """
    overdue = ApplicationFile.objects.filter(
        Q(scan=ScanState.ERROR) | Q(scan=ScanState.PENDING, accepted_at__lte=at - IN_HAND)
    )
    answered = faults = 0
    for pk in list(overdue.order_by("?").values_list("pk", flat=True)):
        answer = scan_file(pk, at)
        faults = faults + 1 if answer is ScanState.ERROR else 0
        answered += answer not in (None, ScanState.ERROR)
        if faults == MAX_FAULTS:
            break
    return answered
