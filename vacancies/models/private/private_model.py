"""Abstract base of models that editors must not see, such as applications."""

from typing import ClassVar

from django.db import models


class PrivateModel(models.Model):
    """Abstract model without permissions for editors, and not counted by Wagtail's usage views.

    With `is_visible_to_visitors = False` no public page shows anything of a model, so a cache can
    keep its pages when a row changes. The default is True.
    """

    is_visible_to_visitors: ClassVar[bool] = True

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        default_permissions = ()
