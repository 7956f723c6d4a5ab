"""The bytes that an application may still upload.

Three limits: of the file, of all files of the application (R8), and of what is stored while a mailbox
may be anybody's. A mailbox is confirmed for one application, by opening a link that was mailed to it;
until then the application, sent or not, may hold little, and counts among all such ones of its
vacancy. So made-up addresses fill no disk, and whoever reads the mail is asked nothing more. What one
network address may upload to such applications is counted by `vacancies.applications.rate_limits`.

There is no sum for a mailbox: what a stranger may still upload in its name would tell them that
somebody has applied with it (R36).
"""

from enum import Enum, auto

from django.db import models
from django.db.models import Sum

from vacancies import conf
from vacancies.models import DocumentRule
from vacancies.models.applications import Application, ApplicationFile
from vacancies.posting.documents import BYTES_PER_MB


class Limit(Enum):
    FILE = auto()
    APPLICATION = auto()
    UNCONFIRMED = auto()


def left(application: Application, rule: DocumentRule) -> dict[Limit, int]:
    """Return how many bytes each limit leaves for one more file under this rule."""
    mine = application.files.all()
    # In a slot for one file the new one takes the place of the old.
    leaving = _size(mine.filter(kind=rule.kind_id)) if rule.max_files == 1 else 0
    sizes = {
        Limit.FILE: max_bytes(rule),
        Limit.APPLICATION: _bytes(conf.max_total_megabytes()) - _size(mine) + leaving,
    }
    if application.confirmed_at is None:
        sizes[Limit.UNCONFIRMED] = leaving + min(
            _bytes(conf.unconfirmed_megabytes()) - _size(mine),
            _bytes(conf.unconfirmed_vacancy_megabytes()) - _unconfirmed(application.vacancy_id),
        )
    return {limit: max(0, size) for limit, size in sizes.items()}


def max_bytes(rule: DocumentRule) -> int:
    return _bytes(int(rule.max_megabytes))


def _unconfirmed(vacancy_pk: int) -> int:
    applications = Application.objects.unconfirmed().filter(vacancy=vacancy_pk)
    return _size(ApplicationFile.objects.filter(application__in=applications))


def _size(files: models.QuerySet) -> int:
    return int(files.aggregate(sum=Sum("size"))["sum"] or 0)


def _bytes(megabytes: int) -> int:
    return megabytes * BYTES_PER_MB
