"""Computes how many bytes an application may still upload.

There are three limits: of the file, of all files of the application (R8), and of uploads before the
e-mail address is confirmed. The applicant confirms it by opening a link that was mailed to it.
Until then the application, submitted or not, may hold little, and all such applications of a
vacancy share a limit. So invented addresses cannot fill the disk, and applicants who read their
mail are asked nothing more. `vacancies.applications.rate_limits` limits what one network address
may upload to such applications.

There is no limit per mailbox: it would show a stranger that somebody with this address has applied
(R36).
"""

from enum import Enum, auto

from django.db import models
from django.db.models import Sum

from vacancies import conf
from vacancies.models import DocumentRule
from vacancies.models.applications import Application, ApplicationFile
from vacancies.posting.documents import BYTES_PER_MB


class StorageLimit(Enum):
    FILE = auto()
    APPLICATION = auto()
    UNCONFIRMED = auto()


def bytes_left_by_limit(
    application: Application, rule: DocumentRule, replaced_pk: int | None = None
) -> dict[StorageLimit, int]:
    """Return {limit: bytes left} for a new file under this document rule.

    The sizes of files that it would replace do not count.
    """
    mine = application.files.all()
    leaving = _total_file_size(files_to_be_replaced(application, rule, replaced_pk))
    sizes = {
        StorageLimit.FILE: max_file_bytes(rule),
        StorageLimit.APPLICATION: _megabytes_to_bytes(conf.max_total_megabytes())
        - _total_file_size(mine)
        + leaving,
    }
    if application.confirmed_at is None:
        sizes[StorageLimit.UNCONFIRMED] = leaving + min(
            _megabytes_to_bytes(conf.unconfirmed_megabytes()) - _total_file_size(mine),
            _megabytes_to_bytes(conf.unconfirmed_vacancy_megabytes())
            - _bytes_of_unconfirmed_applications(application.vacancy_id),
        )
    return {limit: max(0, size) for limit, size in sizes.items()}


def files_to_be_replaced(
    application: Application, rule: DocumentRule, replaced_pk: int | None = None
) -> models.QuerySet[ApplicationFile]:
    """Return the files that a new file replaces: the chosen one, or all if only one is allowed."""
    files = application.files.filter(kind=rule.kind_id)
    return files if rule.max_files == 1 else files.filter(pk__in=[replaced_pk or 0])


def max_file_bytes(rule: DocumentRule) -> int:
    return _megabytes_to_bytes(int(rule.max_megabytes))


def _bytes_of_unconfirmed_applications(vacancy_pk: int) -> int:
    applications = Application.objects.with_unconfirmed_email().filter(vacancy=vacancy_pk)
    return _total_file_size(ApplicationFile.objects.filter(application__in=applications))


def _total_file_size(files: models.QuerySet) -> int:
    return int(files.aggregate(sum=Sum("size"))["sum"] or 0)


def _megabytes_to_bytes(megabytes: int) -> int:
    return megabytes * BYTES_PER_MB
