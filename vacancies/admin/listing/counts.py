"""How many applications have come in, for whoever may know (R37)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count

from vacancies.applications import permissions
from vacancies.models import Application


def received(user: Any, vacancies: Iterable[Any], at: datetime) -> dict[int, int]:
    """By id of those whose applications the user may read; of others not even that there are none."""
    mine = permissions.readable_vacancies(user, at)
    known = set(mine.filter(pk__in=[one.pk for one in vacancies]).values_list("pk", flat=True))
    sent = Application.objects.received().filter(vacancy__in=known).order_by()
    return {**dict.fromkeys(known, 0), **dict(sent.values_list("vacancy").annotate(Count("pk")))}
