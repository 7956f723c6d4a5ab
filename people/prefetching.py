"""Prefetches rows that belong to objects, such as their texts, in a constant number of queries.

Django builds the SQL of each prefetch anew, which takes longer than to run it. Here it is built once
for each relation (`people.content.records.kept_sql`).
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import models
from django.db.models import prefetch_related_objects

from people.content.records.kept_sql import MOST_VALUES, Parameter, fetch_with_kept_sql

# Relations from a role row to the objects with its texts, for `select_related`.
ROLE_ROW_RELATIONS: Final = (
    "role__listed_under__listed_under",
    "organisation__parent__parent__parent",
)


def prefetch_rows(
    instances: Iterable[Any], relation: str, select_related: Sequence[str] = ()
) -> list[Any]:
    """Prefetch the rows that refer to objects by a foreign key, and return them. At most one query.

    All objects must be of one model. `select_related` names foreign keys of the rows whose objects are
    read with them. Objects that are not stored, or that have these rows in memory, keep theirs.
    """
    instances = list(instances)
    missing: dict[Any, list[Any]] = {}
    for instance in instances:
        if instance.pk is not None and not has_rows_in_memory(instance, relation):
            missing.setdefault(instance.pk, []).append(instance)
    read = _read_rows(missing, relation, tuple(select_related)) if missing else {}
    if sum(map(len, missing.values())) == len(instances):
        return [row for instance in instances for row in read[instance.pk]]
    return [row for instance in instances for row in getattr(instance, relation).all()]


def has_rows_in_memory(instance: Any, relation: str) -> bool:
    """Whether rows have been prefetched, or belong to a draft in memory."""
    return any(
        relation in vars(instance).get(cache, ())
        for cache in ("_prefetched_objects_cache", "_cluster_related_objects")
    )


def _read_rows(
    instances_by_pk: dict[Any, list[Any]], relation: str, select_related: tuple[str, ...]
) -> dict[Any, list[Any]]:
    """Return the rows by the primary key of their object."""
    model = type(next(iter(instances_by_pk.values()))[0])
    field: Any = model._meta.get_field(relation).remote_field

    def rows(*pks: Any) -> models.QuerySet:
        found = field.model._default_manager.filter(**{f"{field.name}__in": pks})
        return found.select_related(*select_related) if select_related else found

    form = ("rows of objects", model, relation, select_related)
    values = [Parameter(field, pk) for pk in _padded(list(instances_by_pk))]
    rows_by_pk: dict[Any, list[Any]] = {pk: [] for pk in instances_by_pk}
    for row in fetch_with_kept_sql(form, rows, values):
        pk = getattr(row, field.attname)
        field.set_cached_value(row, instances_by_pk[pk][-1])
        rows_by_pk[pk].append(row)
    for pk, instances in instances_by_pk.items():
        for instance in instances:
            _keep_as_prefetched(instance, relation, rows_by_pk[pk])
    return rows_by_pk


def _padded(pks: list[Any]) -> list[Any]:
    """Repeat the last one up to a power of two, so that there are few forms of SQL."""
    size = 1 << (len(pks) - 1).bit_length()
    return pks + pks[-1:] * (min(size, MOST_VALUES) - len(pks))


def _keep_as_prefetched(instance: Any, relation: str, rows: list[Any]) -> None:
    """Keep the rows where Django's prefetch keeps them."""
    found = getattr(instance, relation).get_queryset()
    found._result_cache, found._prefetch_done = rows, True
    vars(instance).setdefault("_prefetched_objects_cache", {})[relation] = found


def related_objects(instance: Any, relation: str) -> list[Any]:
    """Return the objects of a many-to-many relation: those in memory, else those in the database."""
    if instance.pk is None or has_rows_in_memory(instance, relation):
        return list(getattr(instance, relation).all())
    model = type(instance)
    field: Any = model._meta.get_field(relation)

    def objects(pk: Any) -> models.QuerySet:
        return field.related_model._default_manager.filter(**{field.related_query_name(): pk})

    form = ("objects of a relation", model, relation)
    return fetch_with_kept_sql(form, objects, [Parameter(model._meta.pk, instance.pk)])


def prefetch_texts(instances: Iterable[models.Model | None]) -> None:
    """Prefetch the translations of objects of one model, and of units above organisations. One query.

    All objects must be of one model; None is ignored.
    """
    found = [thing for thing in instances if thing is not None]
    above = [unit for thing in found if hasattr(thing, "ancestors") for unit in thing.ancestors()]
    prefetch_rows([*found, *above], "texts")


def prefetch_role_and_organisation_texts(rows: Iterable[Any]) -> None:
    """Prefetch translations of roles and organisations. Two queries for rows with `ROLE_ROW_RELATIONS`."""
    rows = [row for row in rows if row is not None]
    prefetch_related_objects(rows, *ROLE_ROW_RELATIONS)
    prefetch_texts(role for row in rows for role in (row.role, row.role.listing_role))
    prefetch_texts(row.organisation for row in rows)
