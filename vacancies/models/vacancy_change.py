"""The change that one save makes to a vacancy, passed to the listeners of `signal_handlers`."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Final

from django.db import models
from django.db.models import prefetch_related_objects
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.log_actions import get_active_log_context

from people.content.records.record import Record
from vacancies.posting.fact_descriptions import comparison

# Fields that listeners need. A save of other fields only, such as for a new draft, is not a change.
WATCHED_FIELDS: Final = frozenset({"deadline_on", "deadline_time", "closes_at", "outcome", "live"})


@dataclass(frozen=True)
class VacancyChange:
    """A vacancy before and after a save.

    The child rows of a public vacancy (supervisors, contacts …) are loaded before the save replaces
    them.
    """

    before: Any | None  # None for a new vacancy
    after: Any
    at: datetime
    # Every fact of a public vacancy as data, before and after: the save reads the rows again.
    facts: tuple[dict[str, Any], dict[str, Any]] | None = None

    @cached_property
    def user(self) -> Any | None:
        """Return who made the change: the admin's current user, else the live revision's author.

        None if neither is known.
        """
        acting = get_active_log_context().user
        if acting is not None:
            return acting
        revision = self.after.live_revision if self.after.live_revision_id else None
        return revision.user if revision else None

    @property
    def was_and_is_live(self) -> bool:
        """Whether the vacancy was live before the save and still is."""
        return bool(self.before and self.before.live and self.after.live)

    @property
    def has_new_public_facts(self) -> bool:
        """Whether a fact of a public vacancy has changed, or it has just become public."""
        if not self.was_and_is_live or self.facts is None:
            return bool(self.after.live)
        before, after = self.facts
        return before != after


def vacancy_change_before_save(
    vacancy: Record, update_fields: Collection[str] | None
) -> VacancyChange | None:
    """Return the change that a save will make; None if it saves no field in WATCHED_FIELDS.

    Reads the current time itself, because Wagtail saves and publishes without passing one.
    """
    if update_fields is not None and not WATCHED_FIELDS.intersection(update_fields):
        return None
    stored = type(vacancy)._base_manager
    before = stored.filter(pk=vacancy.pk).first() if vacancy.pk else None
    change = VacancyChange(before, vacancy, datetime.now(UTC))
    if before is None or not change.was_and_is_live:
        return change
    prefetch_related_objects([before], *_child_relation_names(type(vacancy)), "supervisors__person")
    facts = comparison.all_facts_as_data(before), comparison.all_facts_as_data(change.after)
    return replace(change, facts=facts)


def _child_relation_names(model: type[models.Model], prefix: str = "") -> Iterator[str]:
    """Yield the prefetch paths of the model's child relations, also of nested ones."""
    for relation in get_all_child_relations(model):
        name = f"{prefix}{relation.get_accessor_name()}"
        yield name
        yield from _child_relation_names(relation.related_model, f"{name}__")
    for field in get_all_child_m2m_relations(model):
        yield f"{prefix}{field.name}"
