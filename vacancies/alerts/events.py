"""Notices what has happened to vacancies: opened, extended, closing soon; each only once.

Runs every few minutes, because no save tells when a vacancy opens, when its page appears or when its
deadline comes near. An extension counts once it can no longer be undone.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef

from vacancies.models import AlertEvent, AlertEventKind, Vacancy, VacancyExtension
from vacancies.models.extensions import UNDO_EXTENSION_WITHIN
from vacancies.models.querysets import VacancyQuerySet


def record_alert_events(at: datetime) -> None:
    """Store an event for everything that has not been noticed before."""
    AlertEvent.objects.bulk_create(_iter_unnoticed_events(at), ignore_conflicts=True)


def _iter_unnoticed_events(at: datetime) -> Iterator[AlertEvent]:
    for vacancy in _open_vacancies_to_tell_of(at).exclude(alert_events__kind=AlertEventKind.NEW):
        yield AlertEvent(vacancy=vacancy, kind=AlertEventKind.NEW, noticed_at=at)
    settled = _open_vacancies_to_tell_of(at)
    for row in VacancyExtension.objects.filter(vacancy__in=settled, alert_event=None):
        kind = AlertEventKind.EXTENDED
        yield AlertEvent(vacancy_id=row.vacancy_id, kind=kind, extension=row, noticed_at=at)
    noticed = AlertEvent.objects.filter(
        kind=AlertEventKind.CLOSING, vacancy=OuterRef("pk"), closes_at=OuterRef("closes_at")
    )
    for vacancy in settled.closing_soon(at).exclude(Exists(noticed)):
        kind = AlertEventKind.CLOSING
        yield AlertEvent(vacancy=vacancy, kind=kind, closes_at=vacancy.closes_at, noticed_at=at)


def _open_vacancies_to_tell_of(at: datetime) -> VacancyQuerySet:
    """Return open vacancies that visitors see, except those whose extension can still be undone."""
    undoable = VacancyExtension.objects.filter(
        vacancy=OuterRef("pk"), extended_at__gt=at - UNDO_EXTENSION_WITHIN
    )
    found: VacancyQuerySet = Vacancy.objects.open(at).visible(at).exclude(Exists(undoable))
    return found.order_by("pk")


def forget_events_of_hidden_vacancies(since: datetime, at: datetime) -> int:
    """Delete events noticed since then whose vacancy is no longer open or visible; return how many.

    No digest has told of them. They are noticed again if the vacancy is published again.
    """
    public = Vacancy.objects.open(at).visible(at)
    recent = AlertEvent.objects.filter(noticed_at__gt=since)
    return int(recent.exclude(vacancy__in=public).delete()[0])
