"""Actions on a live vacancy: each publishes changed facts immediately, in every language.

Publishing the latest revision would publish an editor's unfinished draft. So each action changes
the public facts, publishes them as a new revision, and then makes the same change in the draft.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from wagtail.log_actions import log
from wagtail.models import Revision

from people.content.records.permissions import may_publish
from people.content.types import User
from vacancies.admin.history.changes import REASON_LOG_ACTION
from vacancies.models import Vacancy, VacancyExtension
from vacancies.posting.deadline_changes import deadline_and_outcome_fingerprint
from vacancies.posting.lifecycle import MINUTE
from vacancies.posting.validation import publishing


class ChangedMeanwhileError(Exception):
    """Raised if the deadline, outcome, reasons or live status have changed since the form was loaded."""


@dataclass(frozen=True)
class NewDeadline:
    """The new deadline, and the reasons for it by language code; reasons may be empty."""

    on: date
    clock: time | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def extend_deadline(
    vacancy: Vacancy, user: User, expected_fingerprint: str, new_deadline: NewDeadline
) -> None:
    """Publish a later deadline, which the form has validated, and the reasons for extending it.

    Raises PermissionDenied, ChangedMeanwhileError or ValidationError.
    """
    _publish_facts(
        vacancy,
        user,
        expected_fingerprint,
        {"deadline_on": new_deadline.on, "deadline_time": new_deadline.clock},
    )
    # None if the vacancy had not opened: nobody had seen the earlier deadline.
    made = vacancy.extensions.filter(extended_at=F("vacancy__last_published_at")).last()
    if made is not None and any(new_deadline.reasons.values()):
        _save_and_log_reasons(made, user, new_deadline.reasons)


@transaction.atomic
def undo_extension(
    vacancy: Vacancy, user: User, expected_fingerprint: str, extension: VacancyExtension
) -> None:
    """Publish the deadline from before the extension; visitors no longer see that it was extended.

    The history keeps both changes. Raises PermissionDenied, ChangedMeanwhileError or
    ValidationError.
    """
    earlier = {"deadline_on": extension.extended_from, "deadline_time": extension.time_before}
    if not vacancy.extensions.select_for_update().filter(pk=extension.pk).exists():
        raise ChangedMeanwhileError
    extension.delete()
    _publish_facts(vacancy, user, expected_fingerprint, earlier)


@transaction.atomic
def publish_extension_reasons(
    extension: VacancyExtension, user: User, expected_fingerprint: str, reasons: Mapping[str, str]
) -> None:
    """Save the reasons for an extension in place of the old ones; visitors see them immediately.

    Raises PermissionDenied or ChangedMeanwhileError.
    """
    public = Vacancy.objects.select_for_update().get(pk=extension.vacancy_id)
    if not may_publish(user, public):
        raise PermissionDenied
    if extension_reasons_fingerprint(extension) != expected_fingerprint:
        raise ChangedMeanwhileError
    _save_and_log_reasons(extension, user, reasons)


def extension_reasons_fingerprint(extension: VacancyExtension) -> str:
    """Return an extension's reasons as one string, to detect changes."""
    return json.dumps(extension.reasons(), sort_keys=True)


def _save_and_log_reasons(
    extension: VacancyExtension, user: User, reasons: Mapping[str, str]
) -> None:
    extension.save_reasons(reasons)
    data = {"to": extension.extended_to.isoformat(), "reasons": dict(reasons)}
    log(extension.vacancy, REASON_LOG_ACTION, user=user, data=data)


def close_early(vacancy: Vacancy, user: User, expected_fingerprint: str, at: datetime) -> None:
    """End the application period now: publish the last whole minute before `at` as the deadline.

    Raises PermissionDenied, ChangedMeanwhileError or ValidationError.
    """
    last = (at - MINUTE).astimezone(ZoneInfo(vacancy.time_zone))
    clock = time(last.hour, last.minute)
    _publish_facts(
        vacancy, user, expected_fingerprint, {"deadline_on": last.date(), "deadline_time": clock}
    )


def publish_outcome(
    vacancy: Vacancy,
    user: User,
    expected_fingerprint: str,
    outcome: str,
    *,
    has_permission: Callable[[User, Vacancy], bool] = may_publish,
) -> None:
    """Record an outcome (filled or cancelled) and publish it immediately.

    Raises PermissionDenied unless `has_permission`, ChangedMeanwhileError if the facts have
    changed since the user loaded the form, or ValidationError.
    """
    _publish_facts(vacancy, user, expected_fingerprint, {"outcome": outcome}, has_permission)


@transaction.atomic
def _publish_facts(
    vacancy: Vacancy,
    user: User,
    expected_fingerprint: str,
    facts: Mapping[str, object],
    has_permission: Callable[[User, Vacancy], bool] = may_publish,
) -> None:
    """Publish these fields of the public vacancy; set them in a newer draft too, which stays a draft.

    Raises PermissionDenied, ChangedMeanwhileError or ValidationError. The history logs the change
    like any other publication (`history.changes`).
    """
    public = Vacancy.objects.select_for_update().get(pk=vacancy.pk)
    if not has_permission(user, public):
        raise PermissionDenied
    if not public.live or deadline_and_outcome_fingerprint(public) != expected_fingerprint:
        raise ChangedMeanwhileError
    drafted = public.latest_revision_id if public.has_unpublished_changes else None
    _set_vacancy_attributes(public, facts)
    if errors := publishing.contradiction_errors(public):
        raise ValidationError(list(errors.values()))
    revision = public.save_revision(user=user, clean=False)
    revision.publish(user=user, log_action=False, skip_permission_checks=True)
    if drafted:
        draft = Revision.objects.get(pk=drafted).as_object()
        _set_vacancy_attributes(draft, facts)
        draft.save_revision(user=user, clean=False)


def _set_vacancy_attributes(vacancy: Vacancy, facts: Mapping[str, object]) -> None:
    for name, value in facts.items():
        setattr(vacancy, name, value)
