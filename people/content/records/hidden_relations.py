"""Makes fields without a reverse accessor, so that they cannot clash with a host's models.

Django refuses to start if two models give `Page`, `User` or `Site` the same attribute. Django and
Wagtail derive these attributes from the class name, and a host may have a `PersonPage`, a lockable
`Person` or a `PeopleSettings` of its own.
"""

from typing import Any

from django.conf import settings
from django.db import models
from wagtail.models import LockableMixin, Page, Site


def parent_page_field() -> Any:
    """Return a `page_ptr` field without reverse accessor, for a page model."""
    return models.OneToOneField(Page, on_delete=models.CASCADE, parent_link=True, related_name="+")


def site_field() -> Any:
    """Return a `site` field without reverse accessor, for a subclass of `BaseSiteSetting`."""
    return models.OneToOneField(Site, on_delete=models.CASCADE, editable=False, related_name="+")


def locked_by_field() -> Any:
    """Return a `locked_by` field without reverse accessor, for a model with `LockableMixin`."""
    field: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=LockableMixin._meta.get_field("locked_by").verbose_name,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    field.wagtail_reference_index_ignore = True
    return field
