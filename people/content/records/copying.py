"""Creates a new record from the facts of an old one, such as for next year's posting."""

from typing import Any

from django.db import transaction
from wagtail.actions.create import CreateAction

from people.content.records.base_record import BaseRecord
from people.content.types import User

# Wagtail's own fields of a record. Generic relations are named here because the copy would fail on
# them.
STATE_FIELDS = [
    "id",
    "key",
    "live",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
    "live_revision",
    "latest_revision",
    "go_live_at",
    "expire_at",
    "expired",
    "locked",
    "locked_at",
    "locked_by",
    "_revisions",
    "_workflow_states",
    "index_entries",
]


@transaction.atomic
def create_draft_copy(record: BaseRecord, user: User | None = None) -> Any:
    """Create and return a draft copy of the newest facts, without those of a particular year.

    The model defines which facts belong to a certain year: `exclude_fields_in_copy` lists fields,
    and `clear_for_copy(copy)` clears the rest.
    """
    copy, _children = record.draft().copy_cluster(
        exclude_fields=[*STATE_FIELDS, *record.exclude_fields_in_copy]
    )
    copy.clear_for_copy()
    # Only the permission to create the page has been checked; copying in the explorer needs no
    # other.
    return CreateAction(copy, user=user).execute(skip_permission_checks=True)
