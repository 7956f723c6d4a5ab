"""Counts the received applications of the vacancies whose applications a user may read."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count

from people.content.types import User
from vacancies.applications import permissions
from vacancies.models import Application


def received_application_counts(
    user: User, vacancies: Iterable[Any], at: datetime
) -> dict[int, int]:
    """Return {vacancy pk: count, even 0} for those of the vacancies whose applications the user may read."""
    pks = [one.pk for one in vacancies]
    if not pks:
        return {}
    mine = permissions.readable_vacancies(user, at)
    known = set(mine.filter(pk__in=pks).values_list("pk", flat=True))
    sent = Application.objects.received().filter(vacancy__in=known).order_by()
    return {**dict.fromkeys(known, 0), **dict(sent.values_list("vacancy").annotate(Count("pk")))}
