"""Adds or changes a child row of a record, and leaves the other rows as they are."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from people.content.importing.cells import RowCells


def ensure_child_row(
    parent: ClusterableModel,
    relation: str,
    identified_by: dict[str, Any],
    values: dict[str, Any],
    *,
    cells: RowCells,
    column: str,
) -> None:
    """Make the unsaved parent have a child row with these values; note in `cells` if it is invalid.

    The first row with the values of `identified_by` gets the other values; without one, a row is
    added at the end. `column` is where the values come from.
    """
    rows = list(getattr(parent, relation).all())
    row = next((one for one in rows if _has_values(one, identified_by)), None)
    if row is None:
        model: Any = parent._meta.get_field(relation).related_model
        row = model(**identified_by)
        if isinstance(row, Orderable):
            row.sort_order = max((one.sort_order or 0 for one in rows), default=-1) + 1
        rows.append(row)
    for name, value in values.items():
        setattr(row, name, value)
    try:
        _validate(row)
    except ValidationError as error:
        cells.refuse(column, error)
    getattr(parent, relation).set(rows)


def _has_values(row: models.Model, values: dict[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in values.items())


def _validate(row: models.Model) -> None:
    parents = {one.name for one in row._meta.concrete_fields if isinstance(one, ParentalKey)}
    row.full_clean(exclude=parents, validate_unique=False, validate_constraints=False)
