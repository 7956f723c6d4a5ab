"""Prefetches the texts of roles, organisations and vocabulary in a constant number of queries."""

from collections.abc import Iterable
from typing import Any, Final

from django.db import models
from django.db.models import prefetch_related_objects

# Relations from a role row to the objects with its texts, for `select_related`.
ROLE_ROW_RELATIONS: Final = (
    "role__listed_under__listed_under",
    "organisation__parent__parent__parent",
)


def prefetch_texts(instances: Iterable[models.Model | None]) -> None:
    """Prefetch the translations of objects of one model, and of units above organisations. One query.

    All objects must be of one model; None is ignored.
    """
    found = [thing for thing in instances if thing is not None]
    above = [unit for thing in found if hasattr(thing, "ancestors") for unit in thing.ancestors()]
    prefetch_related_objects([*found, *above], "texts")


def prefetch_role_and_organisation_texts(rows: Iterable[Any]) -> None:
    """Prefetch translations of roles and organisations. Two queries for rows with `ROLE_ROW_RELATIONS`."""
    rows = [row for row in rows if row is not None]
    prefetch_related_objects(rows, *ROLE_ROW_RELATIONS)
    prefetch_texts(role for row in rows for role in (row.role, row.role.listing_role))
    prefetch_texts(row.organisation for row in rows)
