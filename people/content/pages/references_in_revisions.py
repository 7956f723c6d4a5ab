"""Checks whether the objects that a revision refers to still exist, with one query per model.

modelcluster looks up each foreign key of each child row by itself.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations


def do_referenced_objects_exist(model: Any, content: dict[str, Any]) -> bool:
    """Whether all objects that a revision's content refers to exist, child rows included."""
    wanted: dict[tuple[Any, str], set[Any]] = defaultdict(set)
    for target, value in _iter_foreign_key_values(model, content):
        wanted[target.model, target.field_name].add(value)
    return all(
        target._default_manager.filter(**{f"{name}__in": values}).count() == len(values)
        for (target, name), values in wanted.items()
    )


def _iter_foreign_key_values(model: Any, content: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Yield (relation, value) of each foreign key that has a value, also in child rows."""
    for name, value in content.items():
        target = _foreign_key_relation(model, name)
        if target is not None and value is not None:
            yield target, target.get_related_field().to_python(value)
    for relation in get_all_child_relations(model):
        for row in content.get(relation.get_accessor_name()) or ():
            # It has the locale of its page, which is stored.
            other = {key: value for key, value in row.items() if key != "locale"}
            yield from _iter_foreign_key_values(relation.related_model, other)


def _foreign_key_relation(model: Any, name: str) -> Any:
    """Return the relation of a foreign key; None for others, unknown names and a row's parent."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    target = getattr(field, "remote_field", None)
    is_own = not isinstance(field, models.ForeignObjectRel | ParentalKey)
    return target if is_own and isinstance(target, models.ManyToOneRel) else None
