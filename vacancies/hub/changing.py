"""The acts: each changes facts of a vacancy that is live, at once, in every language.

Publishing "the latest revision" would publish what somebody has only drafted. So the change is made
to what is public, published as a revision of its own, and then written into the draft as well.
"""

from datetime import date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from people.records.rights import may_publish
from vacancies import readiness
from vacancies.lifecycle import MINUTE
from vacancies.models import Vacancy
from vacancies.turns import told

CHANGE_DEADLINE: Final = "groupsite_vacancies.change_deadline"
RECORD_OUTCOME: Final = "groupsite_vacancies.record_outcome"


class ChangedMeanwhileError(Exception):
    """What the user was shown (`turns.told`) holds no longer."""


def extend(vacancy: Vacancy, user: Any, known: str, on: date, clock: time | None) -> None:
    """Moves the last day to apply. Whether it is later, the form has asked of the same facts."""
    facts = {"deadline_on": on, "deadline_time": clock}
    _change(vacancy, user, known, facts, CHANGE_DEADLINE)


def close_early(vacancy: Vacancy, user: Any, known: str, at: datetime) -> None:
    """Ends the time to apply with the last whole minute before `at`, so that it is over at once."""
    last = (at - MINUTE).astimezone(ZoneInfo(vacancy.time_zone))
    clock = time(last.hour, last.minute)
    facts = {"deadline_on": last.date(), "deadline_time": clock}
    _change(vacancy, user, known, facts, CHANGE_DEADLINE)


def record_outcome(vacancy: Vacancy, user: Any, known: str, outcome: str) -> None:
    _change(vacancy, user, known, {"outcome": outcome}, RECORD_OUTCOME)


@transaction.atomic
def _change(vacancy: Vacancy, user: Any, known: str, facts: dict[str, Any], action: str) -> None:
    """Raises PermissionDenied, ChangedMeanwhileError or ValidationError, and then changes nothing."""
    public = Vacancy.objects.select_for_update().get(pk=vacancy.pk)
    if not may_publish(user, public):
        raise PermissionDenied
    if not public.live or told(public) != known:
        raise ChangedMeanwhileError
    drafted = public.latest_revision_id if public.has_unpublished_changes else None
    before = _said(public)
    _set(public, facts)
    if errors := readiness.contradictions(public):
        raise ValidationError(list(errors.values()))
    revision = public.save_revision(user=user, clean=False)
    revision.publish(user=user, log_action=False, skip_permission_checks=True)
    data = {"before": before, "after": _said(public)}
    log(public, action, user=user, data=data, revision=revision, content_changed=True)
    if drafted:
        draft = Revision.objects.get(pk=drafted).as_object()
        _set(draft, facts)
        draft.save_revision(user=user, clean=False)


def _set(vacancy: Any, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        setattr(vacancy, name, value)


def _said(vacancy: Vacancy) -> dict[str, str]:
    """The facts of an act as the log keeps them."""
    return {
        "on": vacancy.deadline_on.isoformat() if vacancy.deadline_on else "",
        "time": vacancy.deadline_time.isoformat() if vacancy.deadline_time else "",
        "zone": vacancy.time_zone,
        "outcome": str(vacancy.outcome),
    }
