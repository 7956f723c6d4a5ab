"""The second factor of an account: its authenticator app, recovery codes and passkeys."""

import uuid
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from groupsite.second_factor.passkeys.ceremonies import Credential

MAX_PASSKEY_NAME: Final = 60


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

    def credentials_at(self, host: str) -> list[Credential]:
        """Return the passkeys that browsers can use at this host."""
        return [passkey.credential for passkey in self.passkeys.filter(host=host)]


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


class Passkey(models.Model):
    """A key pair in somebody's phone, computer or security key; only the public key is stored here."""

    is_visible_to_visitors: ClassVar[bool] = False
    wagtail_reference_index_ignore = True

    factor = models.ForeignKey(SecondFactor, models.CASCADE, related_name="passkeys")
    name = models.CharField(_("name"), max_length=MAX_PASSKEY_NAME)
    # The host of the site for which it was made: browsers offer it nowhere else.
    host = models.CharField(max_length=255)
    # In base64url; an identifier has up to 1023 bytes.
    identifier = models.CharField(max_length=1400, unique=True)
    public_key = models.TextField()
    # What the authenticator calls the account by: random, and the same for all passkeys of an account.
    handle = models.CharField(max_length=64)
    # Zero if the authenticator does not count, as those that copy passkeys between devices do not.
    sign_count = models.BigIntegerField()
    added_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("passkey")
        verbose_name_plural = _("passkeys")
        default_permissions = ()
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["factor", "name"], name="one_name_per_passkey")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def credential(self) -> Credential:
        return Credential(self.identifier, self.public_key, self.sign_count)
