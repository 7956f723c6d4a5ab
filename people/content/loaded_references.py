"""Validates an object without reading again what its foreign keys refer to."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import models
from wagtail.models import Revision


class TrustLoadedReferencesMixin:
    """Mixin that validates a row without reading again the objects that its foreign keys have loaded.

    Django would read each of them again while it validates the row, to see whether it exists. The
    revisions of a row exist: Wagtail has saved them.
    """

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        instance: Any = self
        known = _trusted_foreign_key_names(instance)
        super().clean_fields(exclude={*(exclude or ()), *known})  # type: ignore[misc]


def _trusted_foreign_key_names(instance: models.Model) -> Iterator[str]:
    """Yield the names of foreign keys to revisions, and of others if the stored object is loaded.

    Foreign keys that limit their choices are never among them.
    """
    for field in instance._meta.concrete_fields:
        if not isinstance(field, models.ForeignKey) or field.get_limit_choices_to():
            continue
        if field.related_model is Revision:
            yield field.name
        else:
            known: Any = field.get_cached_value(instance, default=None)
            is_stored = known is not None and not known._state.adding
            if is_stored and known.pk == getattr(instance, field.attname):
                yield field.name
