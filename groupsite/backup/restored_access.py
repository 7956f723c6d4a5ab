"""Who may read applications after a restore, or give permissions, for the administrator to check.

A backup brings back permissions that were taken away after it was made, and passwords that were
changed. Nothing outside of it says which, so the administrator is shown all that count.
"""

from collections.abc import Iterator
from datetime import datetime

from django.contrib.auth import get_user_model

from groupsite.second_factor.requirement import may_administer_accounts
from vacancies.applications.permissions import is_officer, readable_vacancies


def iter_lines_on_access(made_at: str, at: datetime) -> Iterator[str]:
    """Yield a heading, and a line for each active account that may read applications or give permissions.

    `made_at` says when the database was copied. User names are printed here, and not logged.
    """
    accounts = list(_lines_by_account(at))
    yield (
        f"{len(accounts)} accounts may read applications or administer accounts. Their permissions and "
        f"passwords are those of {made_at}. Remove what has been taken away since, before you start the site:"
    )
    yield from accounts


def _lines_by_account(at: datetime) -> Iterator[str]:
    model = get_user_model()
    for user in model.objects.filter(is_active=True).order_by(model.USERNAME_FIELD):
        if is_officer(user):
            yield f"  {user.get_username()}: of all vacancies"
        elif number := readable_vacancies(user, at).count():
            vacancies = "1 vacancy" if number == 1 else f"{number} vacancies"
            yield f"  {user.get_username()}: of {vacancies}"
        elif may_administer_accounts(user):
            yield f"  {user.get_username()}: administers accounts"
