"""Relations without a reverse accessor on the related model.

A host may have a `PersonPage`, a lockable `Person` or a `PeopleSettings` of its own, and Django
starts no site in which two models give `Page`, `User` or `Site` the same attribute. Django and
Wagtail make those attributes from the name of the class unless we say otherwise.
"""

from typing import Any

from django.conf import settings
from django.db import models
from wagtail.models import LockableMixin, Page, Site


def parent_page() -> Any:
    """Return `page_ptr` for a page class."""
    return models.OneToOneField(Page, on_delete=models.CASCADE, parent_link=True, related_name="+")


def site() -> Any:
    """Return `site` for a `BaseSiteSetting`."""
    return models.OneToOneField(Site, on_delete=models.CASCADE, editable=False, related_name="+")


def locked_by() -> Any:
    """Return `locked_by` for a model with `LockableMixin`."""
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
