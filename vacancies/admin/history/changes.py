"""Logs changes of a vacancy's facts as data; `log_formatters` turns them into sentences.

Every publication of public facts is logged once, whichever screen publishes. The edit form also
logs what its draft changes, once per revision, however often it autosaves.
"""

from collections.abc import Iterable
from typing import Any, Final

from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Revision

from people.content.types import User
from vacancies.models.vacancy import Vacancy
from vacancies.models.vacancy_change import VacancyChange
from vacancies.posting.fact_descriptions import comparison
from vacancies.posting.fact_descriptions.vacancy_facts import FACTS
from vacancies.protocols import VacancyFacts

CHANGE_FACTS: Final = "groupsite_vacancies.change_facts"
CHANGE_DEADLINE: Final = "groupsite_vacancies.change_deadline"
RECORD_OUTCOME: Final = "groupsite_vacancies.publish_outcome"
DRAFT_FACTS: Final = "groupsite_vacancies.draft_facts"
REASON_LOG_ACTION: Final = "groupsite_vacancies.give_reason"

# The log action if only this fact has changed.
ACTIONS: Final = {("deadline",): CHANGE_DEADLINE, ("outcome",): RECORD_OUTCOME}
# Facts that the history shows with their old and new values.
NAMED: Final = ("deadline", "opens", "positions", "salary", "supervisors", "method", "outcome")
# For the other facts it shows only that they have changed.
OTHERS: Final = {fact.key: fact.mention for fact in FACTS if fact.mention}

# The facts of a vacancy as plain data, by the keys of `FACTS`.
type Snapshot = dict[str, Any]


def facts_snapshot(vacancy: VacancyFacts) -> Snapshot:
    """Return every fact as plain data, to compare and to log; equal facts give equal data.

    Facts in NAMED are at the top level, the others below "others".
    """
    return _snapshot_of_data(comparison.all_facts_as_data(vacancy))


def _snapshot_of_data(data: dict[str, Any]) -> Snapshot:
    return {**_snapshot_subset(data, NAMED), "others": _snapshot_subset(data, OTHERS)}


def log_data_of_changes(before: Snapshot, after: Snapshot) -> dict[str, Any]:
    """Return {"before", "after", "others"} with the facts that differ; empty if none does."""
    keys = comparison.keys_of_changed_facts(
        _snapshot_without_nesting(before), _snapshot_without_nesting(after)
    )
    facts, others = [key for key in NAMED if key in keys], [key for key in OTHERS if key in keys]
    if not keys:
        return {}
    return {
        "before": _snapshot_subset(before, facts),
        "after": _snapshot_subset(after, facts),
        "others": others,
    }


def log_published_changes(change: VacancyChange) -> None:
    """Log which public facts a publication has changed; nothing if none has."""
    if change.facts is None:
        return
    before, after = change.facts
    data = log_data_of_changes(_snapshot_of_data(before), _snapshot_of_data(after))
    if not data:
        return
    changed = tuple(data["after"]) if not data["others"] else ()
    revision = change.after.live_revision
    # Wagtail links a revision from the entry with `content_changed`, which must be the revision's
    # first.
    is_first = not ModelLogEntry.objects.filter(revision=revision).exists()
    log(
        change.after,
        ACTIONS.get(changed, CHANGE_FACTS),
        user=change.user,
        data=data,
        revision=revision,
        content_changed=is_first,
    )


def log_draft_changes(vacancy: Vacancy, revision: Revision, before: Snapshot, user: User) -> None:
    """Log which facts a draft changes: one entry per revision, replaced at each autosave."""
    entry = ModelLogEntry.objects.filter(revision=revision, action=DRAFT_FACTS).first()
    if entry is not None:
        before = entry.data["said"]
    data = log_data_of_changes(before, facts_snapshot(vacancy))
    if entry is not None:
        entry.delete()
    if data:
        log(vacancy, DRAFT_FACTS, user=user, data={**data, "said": before}, revision=revision)


def _snapshot_subset(snapshot: Snapshot, keys: Iterable[str]) -> Snapshot:
    return {key: snapshot[key] for key in keys}


def _snapshot_without_nesting(snapshot: Snapshot) -> Snapshot:
    """Return a flat copy of a snapshot, with the facts in "others" at the top level."""
    return {**snapshot, **snapshot["others"], "others": None}
