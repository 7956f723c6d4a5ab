"""The access log: who read, downloaded, exported or erased what, and when (R41)."""

from datetime import datetime

from people.content.types import User
from vacancies.models import Vacancy
from vacancies.models.committee import AccessAction, AccessEntry


def log_access(
    action: AccessAction,
    vacancy: Vacancy | None,
    user: User | None,
    at: datetime,
    *,
    receipt_number: str = "",
    detail: str = "",
) -> AccessEntry:
    """Create an entry in the access log and return it.

    `user` None is a command, `vacancy` None the site's retention rule. `receipt_number` is that of
    the application and `detail` the kind of a document or a user name: nothing about an applicant.
    """
    return AccessEntry.objects.create(
        at=at,
        act=action,
        vacancy=vacancy,
        vacancy_name=str(vacancy)[:255] if vacancy else "",
        user_id=user.pk if user else None,
        username=user.get_username()[:254] if user else "",
        number=receipt_number,
        detail=detail[:255],
    )
