"""What has changed in the facts, as the history keeps it: data. `history` makes the words.

Whatever screen publishes, the change of what is public is noted once, when it is published. The form
of the facts also notes what its draft changes, once for each revision, however often it saves itself.
"""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

from django.db import models
from modelcluster.models import get_serializable_data_for_fields
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Revision

from people.content.types import User
from vacancies.choices import Salary
from vacancies.models.vacancy import Vacancy
from vacancies.models.vacancy_change import VacancyChange
from vacancies.posting.fact_descriptions import FACTS
from vacancies.types import VacancyFacts

CHANGE_FACTS: Final = "groupsite_vacancies.change_facts"
CHANGE_DEADLINE: Final = "groupsite_vacancies.change_deadline"
RECORD_OUTCOME: Final = "groupsite_vacancies.record_outcome"
DRAFT_FACTS: Final = "groupsite_vacancies.draft_facts"
GIVE_REASON: Final = "groupsite_vacancies.give_reason"

# Of a change in this one fact alone.
ACTIONS: Final = {("deadline",): CHANGE_DEADLINE, ("outcome",): RECORD_OUTCOME}
# Facts of which the history says from what to what they were changed.
NAMED: Final = ("deadline", "opens", "positions", "salary", "supervisors", "method", "outcome")
# Of the others it says only that they were changed.
OTHERS: Final = {fact.key: fact.fields for fact in FACTS if fact.key not in NAMED}
# What tells rows apart and says nothing.
NOT_SAID: Final = {"pk", "vacancy", "contact"}


def snapshot(vacancy: VacancyFacts) -> dict[str, Any]:
    """Return every fact as plain data; equal facts give equal data."""
    named = {
        "deadline": {**_moment(vacancy, "deadline"), "zone": vacancy.time_zone},
        "opens": _moment(vacancy, "opens"),
        "positions": [vacancy.positions_min, vacancy.positions_max],
        "salary": _salary(vacancy),
        "supervisors": [[str(row), row.role] for row in vacancy.supervisors.all()],
        "method": {"method": str(vacancy.application_method), "url": vacancy.application_url},
        "outcome": str(vacancy.outcome),
    }
    others = {what: [_plain(vacancy, name) for name in names] for what, names in OTHERS.items()}
    return {**named, "others": others}


def difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Return the facts that differ, before and after, for a log entry; empty if none does."""
    facts = [fact for fact in after if fact != "others" and _differ(fact, before, after)]
    others = [what for what in OTHERS if before["others"][what] != after["others"][what]]
    if not facts and not others:
        return {}
    return {
        "before": {fact: before[fact] for fact in facts},
        "after": {fact: after[fact] for fact in facts},
        "others": others,
    }


def note_published(change: VacancyChange) -> None:
    if change.before is None or not change.is_public:
        return
    data = difference(snapshot(change.before), snapshot(change.after))
    if not data:
        return
    changed = tuple(data["after"]) if not data["others"] else ()
    revision = change.after.live_revision
    # The entry that says how a revision came about is the one from which it can be looked at.
    is_first = not ModelLogEntry.objects.filter(revision=revision).exists()
    log(
        change.after,
        ACTIONS.get(changed, CHANGE_FACTS),
        user=change.user,
        data=data,
        revision=revision,
        content_changed=is_first,
    )


def note_draft(vacancy: Vacancy, revision: Revision, before: dict[str, Any], user: User) -> None:
    """Keep one log entry per revision, covering all changes saved into it."""
    entry = ModelLogEntry.objects.filter(revision=revision, action=DRAFT_FACTS).first()
    if entry is not None:
        before = entry.data["said"]
    data = difference(before, snapshot(vacancy))
    if entry is not None:
        entry.delete()
    if data:
        log(vacancy, DRAFT_FACTS, user=user, data={**data, "said": before}, revision=revision)


def _differ(fact: str, before: dict[str, Any], after: dict[str, Any]) -> bool:
    if fact == "deadline" and not (before[fact]["on"] or after[fact]["on"]):
        return False  # a zone alone says nothing
    return bool(before[fact] != after[fact])


def _moment(vacancy: VacancyFacts, what: str) -> dict[str, str]:
    on, time = getattr(vacancy, f"{what}_on"), getattr(vacancy, f"{what}_time")
    return {"on": on.isoformat() if on else "", "time": time.isoformat() if time else ""}


def _salary(vacancy: VacancyFacts) -> dict[str, str]:
    if vacancy.salary != Salary.AMOUNT:
        return {"salary": str(vacancy.salary)}
    valid = vacancy.salary_valid_from
    return {
        "salary": str(vacancy.salary),
        "amount": _number(vacancy.salary_amount),
        "max": _number(vacancy.salary_max),
        "currency": vacancy.salary_currency,
        "period": str(vacancy.salary_period),
        "valid_from": valid.isoformat() if valid else "",
    }


def _number(amount: Decimal | None) -> str:
    return "" if amount is None else f"{Decimal(amount).normalize():f}"


def _plain(vacancy: VacancyFacts, name: str) -> Any:
    field = vacancy._meta.get_field(name)
    if field.one_to_many:
        return [_row(row) for row in getattr(vacancy, name).all()]
    if field.many_to_many:
        return sorted(row.pk for row in getattr(vacancy, name).all())
    value = getattr(vacancy, field.attname)
    if isinstance(value, datetime):
        value = value.astimezone(UTC)  # a form gives the same moment by another clock
    return "" if value is None else str(value)


def _row(row: models.Model) -> dict[str, Any]:
    """A row of the form with the rows below it, such as the roles of a contact."""
    own = {
        name: value
        for name, value in get_serializable_data_for_fields(row).items()
        if name not in NOT_SAID and name != "sort_order"
    }
    texts = getattr(row, "texts", None)
    return own if texts is None else {**own, "texts": [_row(text) for text in texts.all()]}
