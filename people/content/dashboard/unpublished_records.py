"""Which records have unpublished facts or pages that a user possibly may publish: one query in all."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from django.db.models import IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast

from people.content.dashboard.scope import (
    possibly_permitted_record_pages,
    record_models_in_admin,
    records_with_any_permission,
)
from people.content.types import User

UNPUBLISHED: Final = Q(live=False) | Q(has_unpublished_changes=True)
LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)
NULL_PAGE_ID: Final = Cast(Value(None), IntegerField())


@dataclass
class UnpublishedRecord:
    """A record with unpublished facts or pages: whether it has such facts, and the pages' IDs."""

    model: Any
    pk: int
    facts: bool = False
    pages: set[int] = field(default_factory=set)
    changed_at: datetime = LONG_AGO

    def set_changed_at_if_later(self, at: datetime | None) -> None:
        """Set the time of the last change, unless a later one is known."""
        self.changed_at = max(self.changed_at, at or LONG_AGO)


def possibly_publishable_records(user: User) -> list[UnpublishedRecord]:
    """Return records with unpublished parts that the user possibly may publish, newest first."""
    models = record_models_in_admin()
    found: dict[tuple[int, int], UnpublishedRecord] = {}
    queries = [
        query
        for number, model in enumerate(models)
        for query in _unpublished_querysets(user, number, model)
    ]
    for number, pk, page, at in queries[0].union(*queries[1:], all=True).order_by():
        one = found.setdefault((number, pk), UnpublishedRecord(models[number], pk))
        if page is None:
            one.facts = True
        else:
            one.pages.add(page)
        one.set_changed_at_if_later(at)
    return sorted(found.values(), key=lambda one: one.changed_at, reverse=True)


def _unpublished_querysets(user: User, number: int, model: Any) -> list[QuerySet]:
    """Return querysets of facts and of any pages: (`number`, record ID, page ID or None, time)."""
    kind = Value(number, IntegerField())
    facts = records_with_any_permission(user, model, "publish").filter(UNPUBLISHED).order_by()
    found = [facts.values_list(kind, "pk", NULL_PAGE_ID, "latest_revision__created_at")]
    if model.has_pages():
        reach = possibly_permitted_record_pages(user, model, "publish")
        pages = reach.filter(UNPUBLISHED).order_by()
        owner = f"{model.page_model().record_field}_id"
        found.append(pages.values_list(kind, owner, "pk", "latest_revision_created_at"))
    return found
