"""Which person at the university’s provider has which account here."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class UniversityIdentity(models.Model):
    """A person at a provider, by what never changes there: the issuer and its subject."""

    is_visible_to_visitors: ClassVar[bool] = False
    wagtail_reference_index_ignore = True

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="groupsite_university_identities"
    )
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("university account")
        verbose_name_plural = _("university accounts")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["issuer", "subject"], name="one_account_per_university_identity"
            )
        ]

    def __str__(self) -> str:
        return f"university account {self.pk}"
