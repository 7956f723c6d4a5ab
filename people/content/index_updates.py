"""Updates the reference index and the search index once for each action, not for each saved row.

Wagtail updates the reference index of a record or page after each of its rows is saved, and reads
all rows each time. It does both updates again when only the draft has changed, which neither index
contains.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Final

from asgiref.local import Local
from django.core.exceptions import ObjectDoesNotExist
from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from modelcluster.fields import ParentalKey
from modelsearch.backends import get_search_backends
from modelsearch.index import remove_object
from modelsearch.tasks import insert_or_update_object_task
from wagtail.models import ReferenceIndex
from wagtail.tasks import update_reference_index_task

# What saving a draft changes in the row of a record or page.
DRAFT_FIELDS: Final = frozenset(
    {"draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"}
)

type Key = tuple[str, str, str]  # app label, model name, primary key as text

_collecting = Local()


@dataclass
class _ChangedKeys:
    """The objects whose indexes must be updated, in the order of their first change."""

    references: dict[Key, None] = field(default_factory=dict)
    searched: dict[Key, None] = field(default_factory=dict)


@contextmanager
def indexes_updated_once() -> Iterator[None]:
    """Update the indexes of what is saved in this block at its end, once for each object."""
    # Models must be loaded first.
    from wagtail import signal_handlers  # noqa: PLC0415

    if _collected_changed_keys() or getattr(
        signal_handlers.reference_index_auto_update_disabled, "value", False
    ):
        yield  # the block around this one updates them, or nobody should
        return
    changed = _collecting.changed = _ChangedKeys()
    try:
        with signal_handlers.disable_reference_index_auto_update():
            yield
    finally:
        del _collecting.changed
        if not transaction.get_connection().needs_rollback:
            _update_indexes(changed)


def _update_indexes(changed: _ChangedKeys) -> None:
    for key in changed.references:
        with suppress(ObjectDoesNotExist):  # its creation may have been rolled back
            update_reference_index_task.enqueue(*key)
    for key in changed.searched:
        with suppress(ObjectDoesNotExist):
            insert_or_update_object_task.enqueue(*key)


def update_search_index_of_page(page: models.Model) -> None:
    """Update the search index of a page; at the end of the block, in `indexes_updated_once`."""
    if changed := _collected_changed_keys():
        changed.searched[_key(page)] = None
    else:
        insert_or_update_object_task.enqueue(*_key(page))


def _collected_changed_keys() -> _ChangedKeys | None:
    return getattr(_collecting, "changed", None)


def _key(instance: models.Model) -> Key:
    return instance._meta.app_label, str(instance._meta.model_name), str(instance.pk)


def _indexed_object(instance: models.Model) -> models.Model | None:
    """Return the record or page of a child row, or the object itself; None for a row without parent."""
    for parent_key in instance._meta.get_fields():
        if isinstance(parent_key, ParentalKey):
            parent = getattr(instance, parent_key.name)
            return None if parent is None else _indexed_object(parent)
    return instance


def _is_only_draft(update_fields: Any) -> bool:
    return update_fields is not None and DRAFT_FIELDS.issuperset(update_fields)


def collect_changed_references(
    sender: type[models.Model], instance: models.Model, **kwargs: Any
) -> None:
    """Signal handler: inside `indexes_updated_once`, note whose references may have changed."""
    changed = _collected_changed_keys()
    if not changed or sender not in ReferenceIndex.tracked_models or kwargs.get("raw"):
        return
    indexed = _indexed_object(instance)
    if indexed is not None and not _is_only_draft(kwargs.get("update_fields")):
        changed.references[_key(indexed)] = None


def remove_references_of_deleted_object(
    sender: type[models.Model], instance: models.Model, **kwargs: Any
) -> None:
    """Signal handler: inside `indexes_updated_once`, remove the references of and to a deleted object."""
    changed = _collected_changed_keys()
    if not changed or sender not in ReferenceIndex.tracked_models:
        return
    changed.references.pop(_key(instance), None)
    changed.searched.pop(_key(instance), None)
    with transaction.atomic():
        ReferenceIndex.remove_for_object(instance)
        ReferenceIndex.remove_references_to(instance)


def update_search_index_of_saved_page(
    sender: type[models.Model], instance: models.Model, **kwargs: Any
) -> None:
    """Signal handler: update the search index, unless only the draft has changed.

    Search services outside the database also sort by the time of the newest draft.
    """
    if kwargs.get("raw"):
        return
    if _is_only_draft(kwargs.get("update_fields")) and _is_every_index_in_database():
        return
    update_search_index_of_page(instance)


def _is_every_index_in_database() -> bool:
    return not any(one.catch_indexing_errors for one in get_search_backends(with_auto_update=True))


def remove_deleted_page_from_search_index(
    sender: type[models.Model], instance: models.Model, **kwargs: Any
) -> None:
    """Signal handler: remove a deleted page from the search index."""
    remove_object(instance)


def connect_index_updates(search_models: list[type[models.Model]]) -> None:
    """Connect these signal handlers; `search_models` have `search_auto_update = False`."""
    post_save.connect(collect_changed_references)
    post_delete.connect(remove_references_of_deleted_object)
    for model in search_models:
        post_save.connect(update_search_index_of_saved_page, sender=model)
        post_delete.connect(remove_deleted_page_from_search_index, sender=model)
