"""Changes of a second factor: each is logged, and the owner gets a mail."""

import secrets
import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import LogActionRegistry, log

from groupsite.logins import attempt_limits
from groupsite.second_factor import encryption
from groupsite.second_factor.models import Passkey, SecondFactor
from groupsite.second_factor.passkeys.ceremonies import Credential
from groupsite.second_factor.recovery_codes import replace_recovery_codes
from people.content.languages.user_language import language_of_user
from vacancies.models import OutgoingMail

MAIL_KIND: Final = "account"


class Change(StrEnum):
    """What happens to a second factor, or with its codes; the value is the action in Wagtail's log."""

    SET_UP = "groupsite_second_factor.set_up"
    TURN_OFF = "groupsite_second_factor.turn_off"
    RESET = "groupsite_second_factor.reset"
    NEW_CODES = "groupsite_second_factor.new_codes"
    ADD_PASSKEY = "groupsite_second_factor.add_passkey"
    REMOVE_PASSKEY = "groupsite_second_factor.remove_passkey"
    NEW_PHONE = "groupsite_second_factor.new_phone"
    PASSKEY_COPIED = "groupsite_second_factor.passkey_copied"
    CODE_USED = "groupsite_second_factor.code_used"
    WRONG_CODES = "groupsite_second_factor.wrong_codes"
    LINKED = "groupsite_second_factor.linked"


LABELS: Final[dict[Change, Promise]] = {
    Change.SET_UP: _("Set up two-step verification"),
    Change.TURN_OFF: _("Turn off two-step verification"),
    Change.RESET: _("Reset two-step verification"),
    Change.NEW_CODES: _("Make new recovery codes"),
    Change.ADD_PASSKEY: _("Add a passkey"),
    Change.REMOVE_PASSKEY: _("Remove a passkey"),
    Change.NEW_PHONE: _("Change the authenticator app"),
    Change.PASSKEY_COPIED: _("Use a passkey that may have been copied"),
    Change.CODE_USED: _("Use a recovery code"),
    Change.WRONG_CODES: _("Enter several wrong codes"),
    Change.LINKED: _("Remove the password and two-step verification for the university’s account"),
}
SENTENCES: Final[dict[Change, Promise]] = {
    Change.SET_UP: _("Two-step verification has been set up for your account"),
    Change.TURN_OFF: _("Two-step verification has been turned off for your account"),
    Change.RESET: _("An administrator has reset two-step verification for your account"),
    Change.NEW_CODES: _("New recovery codes have been made for your account"),
    Change.ADD_PASSKEY: _("A passkey has been added to your account"),
    Change.REMOVE_PASSKEY: _("A passkey has been removed from your account"),
    Change.NEW_PHONE: _("Another phone or app now shows the codes for your account"),
    Change.PASSKEY_COPIED: _("A passkey has been refused for your account"),
    Change.CODE_USED: _("A recovery code has been used for your account"),
    Change.WRONG_CODES: _("Several wrong codes have been entered for your account"),
    Change.LINKED: _("The university’s account now opens your account"),
}
# Holds for accounts without a password too
ADVICE_WITHOUT_PASSWORD: Final[dict[Change, Promise]] = {
    Change.LINKED: _(
        "Your password, authenticator app, recovery codes and passkeys have been removed, you have been "
        "signed out everywhere, and you have only the groups that the university’s account gives. Sign in "
        "with the university’s account from now on."
    ),
}
ADVICE: Final[dict[Change, Promise]] = {
    Change.RESET: _(
        "Your password does not work any more. Choose a new one with “Forgotten password?” on the "
        "sign-in page."
    ),
    Change.PASSKEY_COPIED: _(
        "There may be a copy of the security key or device. Remove the passkey on your account page, and add "
        "a new one."
    ),
    Change.WRONG_CODES: _(
        "They were entered after your password. If it was not you, somebody else knows the password: "
        "choose a new one with “Forgotten password?” on the sign-in page."
    ),
}


def register_log_actions(actions: LogActionRegistry) -> None:
    for change, label in LABELS.items():
        actions.register_action(change.value, label, label)


@sensitive_variables()
@transaction.atomic
def set_up_second_factor(user: Any, secret: str, step: int, at: datetime) -> list[str]:
    """Store the secret of the app, encrypted, and return recovery codes. `step` is that of its first code."""
    factor = SecondFactor.objects.create(
        user=user, encrypted_secret=encryption.encrypt(secret, at), last_step=step, set_up_at=at
    )
    codes = replace_recovery_codes(factor)
    log_and_notify(user, Change.SET_UP, user, at)
    return codes


@sensitive_variables()
@transaction.atomic
def replace_app(factor: SecondFactor, secret: str, step: int, at: datetime) -> None:
    """Store the secret of another app; that of the earlier one is gone, and its codes are wrong.

    All sessions have to show the second factor again. Recovery codes and passkeys stay.
    """
    factor.encrypted_secret, factor.last_step = encryption.encrypt(secret, at), step
    factor.save(update_fields=["encrypted_secret", "last_step"])
    end_verifications(factor)
    log_and_notify(factor.user, Change.NEW_PHONE, factor.user, at)


@sensitive_variables()
@transaction.atomic
def make_new_recovery_codes(factor: SecondFactor, at: datetime) -> list[str]:
    """Replace all recovery codes, and return the new ones."""
    codes = replace_recovery_codes(factor)
    log_and_notify(factor.user, Change.NEW_CODES, factor.user, at)
    return codes


@transaction.atomic
def add_passkey(
    factor: SecondFactor, name: str, host: str, handle: str, credential: Credential, at: datetime
) -> Passkey:
    """Store a new passkey. Raises IntegrityError if the passkey, or this name of one, is stored already."""
    passkey = factor.passkeys.create(
        name=name,
        host=host,
        handle=handle,
        identifier=credential.identifier,
        public_key=credential.public_key,
        sign_count=credential.sign_count,
        added_at=at,
    )
    log_and_notify(factor.user, Change.ADD_PASSKEY, factor.user, at)
    return passkey


@transaction.atomic
def remove_passkey(passkey: Passkey, at: datetime) -> None:
    """Delete a passkey. All sessions have to show the second factor again."""
    factor = passkey.factor
    passkey.delete()
    end_verifications(factor)
    log_and_notify(factor.user, Change.REMOVE_PASSKEY, factor.user, at)


def end_verifications(factor: SecondFactor) -> None:
    """Let every session show the second factor again, also this one."""
    factor.key = uuid.uuid4()
    factor.save(update_fields=["key"])


@transaction.atomic
def remove_second_factor(factor: SecondFactor, change: Change, by: Any, at: datetime) -> None:
    """Delete the second factor with its recovery codes, and the count of wrong codes.

    Sessions that had shown it have to show the next one. A reset replaces the password too, and so ends
    all sessions: a thief of the password could otherwise set up a phone before the owner does. `by`
    is None for a command.
    """
    user = factor.user
    delete_second_factor(factor, at)
    if change is Change.RESET:
        if user.has_usable_password():
            user.set_password(secrets.token_urlsafe(32))  # if unusable, Django would mail no link
        else:
            user.set_unusable_password()  # another one
        user.save(update_fields=["password"])
    log_and_notify(user, change, by, at)


@transaction.atomic
def give_to_university(user: Any, at: datetime) -> None:
    """End all ways into the account, and take all its permissions: it may be somebody else who made them.

    Its password is unusable afterwards, which ends its sessions and links to a new one.
    """
    user.set_unusable_password()
    user.is_superuser = user.is_staff = False
    user.save(update_fields=["password", "is_superuser", "is_staff"])
    user.groups.clear()
    user.user_permissions.clear()
    for factor in SecondFactor.objects.filter(user=user):
        delete_second_factor(factor, at)
    log_and_notify(user, Change.LINKED, user, at)


def delete_second_factor(factor: SecondFactor, at: datetime) -> None:
    """Delete it with its recovery codes and passkeys, and the count of wrong codes."""
    factor.delete()
    attempt_limits.reset_second_factor_attempts(factor.user.get_username(), at)


def log_and_notify(user: Any, change: Change, by: Any, at: datetime) -> None:
    """Write an entry of Wagtail's log, and an e-mail to the owner into the outbox; neither holds a secret.

    The e-mail is sent after the transaction, and again until the mail server takes it (`mails`).
    """
    log(user, change.value, user=by)
    if user.email:
        values = {"change": change.value, "language": language_of_user(user)}
        OutgoingMail.objects.create(kind=MAIL_KIND, user=user, values=values, written_at=at)


def renew_encryption(at: datetime) -> int:
    """Encrypt every secret with the first secret key; return how many could be decrypted."""
    renewed = 0
    for factor in SecondFactor.objects.all():
        secret = encryption.decrypt(factor.encrypted_secret)
        if secret is not None:
            again = encryption.encrypt(secret, at)
            renewed += SecondFactor.objects.filter(pk=factor.pk, key=factor.key).update(
                encrypted_secret=again
            )
    return renewed
