"""Abstract base of models that editors must not see, such as applications."""

from django.db import models


class PrivateModel(models.Model):
    """Abstract model without permissions for editors, and not counted by Wagtail's usage views."""

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        default_permissions = ()
