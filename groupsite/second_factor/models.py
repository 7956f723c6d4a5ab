"""The second factor of an account: the encrypted secret of its authenticator app, and recovery codes."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SecondFactor(models.Model):
    """The authenticator app of an account that has set up two-step verification."""

    # No public page shows anything of it.
    is_visible_to_visitors: ClassVar[bool] = False
    wagtail_reference_index_ignore = True

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="groupsite_second_factor"
    )
    # Verified sessions name it. A new one for each set-up, so that a reset ends what earlier codes opened.
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    encrypted_secret = models.TextField()
    # The 30 seconds of the last accepted code, counted from 1970: no code is accepted twice.
    last_step = models.BigIntegerField()
    set_up_at = models.DateTimeField()

    class Meta:
        verbose_name = _("two-step verification")
        verbose_name_plural = _("two-step verifications")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.user)

    @property
    def unused_recovery_codes(self) -> int:
        return self.recovery_codes.filter(used_at=None).count()


class RecoveryCode(models.Model):
    """A code that replaces the authenticator app once; only its SHA-256 is stored."""

    is_visible_to_visitors: ClassVar[bool] = False
    wagtail_reference_index_ignore = True

    factor = models.ForeignKey(SecondFactor, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["factor", "digest"], name="one_row_per_recovery_code")
        ]

    def __str__(self) -> str:
        return f"recovery code {self.pk}"
