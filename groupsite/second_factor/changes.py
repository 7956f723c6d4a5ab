"""Changes of a second factor: each is logged, and the owner gets a mail."""

import secrets
import uuid
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Any, Final

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import LogActionRegistry, log
from wagtail.models import Site

from groupsite.logins import attempt_limits
from groupsite.logins.user_language import language_of_user
from groupsite.second_factor import encryption
from groupsite.second_factor.models import Passkey, SecondFactor
from groupsite.second_factor.passkeys.ceremonies import Credential
from groupsite.second_factor.recovery_codes import replace_recovery_codes
from people.content import after_response


class Change(StrEnum):
    """What happens to a second factor, or with its codes; the value is the action in Wagtail's log."""

    SET_UP = "groupsite_second_factor.set_up"
    TURN_OFF = "groupsite_second_factor.turn_off"
    RESET = "groupsite_second_factor.reset"
    NEW_CODES = "groupsite_second_factor.new_codes"
    ADD_PASSKEY = "groupsite_second_factor.add_passkey"
    REMOVE_PASSKEY = "groupsite_second_factor.remove_passkey"
    PASSKEY_COPIED = "groupsite_second_factor.passkey_copied"
    CODE_USED = "groupsite_second_factor.code_used"
    WRONG_CODES = "groupsite_second_factor.wrong_codes"


LABELS: Final[dict[Change, Promise]] = {
    Change.SET_UP: _("Set up two-step verification"),
    Change.TURN_OFF: _("Turn off two-step verification"),
    Change.RESET: _("Reset two-step verification"),
    Change.NEW_CODES: _("Make new recovery codes"),
    Change.ADD_PASSKEY: _("Add a passkey"),
    Change.REMOVE_PASSKEY: _("Remove a passkey"),
    Change.PASSKEY_COPIED: _("Use a passkey that may have been copied"),
    Change.CODE_USED: _("Use a recovery code"),
    Change.WRONG_CODES: _("Enter several wrong codes"),
}
SENTENCES: Final[dict[Change, Promise]] = {
    Change.SET_UP: _("Two-step verification has been set up for your account"),
    Change.TURN_OFF: _("Two-step verification has been turned off for your account"),
    Change.RESET: _("An administrator has reset two-step verification for your account"),
    Change.NEW_CODES: _("New recovery codes have been made for your account"),
    Change.ADD_PASSKEY: _("A passkey has been added to your account"),
    Change.REMOVE_PASSKEY: _("A passkey has been removed from your account"),
    Change.PASSKEY_COPIED: _("A passkey has been refused for your account"),
    Change.CODE_USED: _("A recovery code has been used for your account"),
    Change.WRONG_CODES: _("Several wrong codes have been entered for your account"),
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
    log_and_notify(user, Change.SET_UP, by=user)
    return codes


@sensitive_variables()
@transaction.atomic
def make_new_recovery_codes(factor: SecondFactor) -> list[str]:
    """Replace all recovery codes, and return the new ones."""
    codes = replace_recovery_codes(factor)
    log_and_notify(factor.user, Change.NEW_CODES, by=factor.user)
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
    log_and_notify(factor.user, Change.ADD_PASSKEY, by=factor.user)
    return passkey


@transaction.atomic
def remove_passkey(passkey: Passkey) -> None:
    """Delete a passkey. All sessions have to show the second factor again."""
    factor = passkey.factor
    passkey.delete()
    end_verifications(factor)
    log_and_notify(factor.user, Change.REMOVE_PASSKEY, by=factor.user)


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
    factor.delete()
    if change is Change.RESET and user.has_usable_password():
        user.set_password(secrets.token_urlsafe(32))  # if unusable, Django would mail no link
        user.save(update_fields=["password"])
    attempt_limits.reset_second_factor_attempts(user.get_username(), at)
    log_and_notify(user, change, by=by)


def log_and_notify(user: Any, change: Change, by: Any) -> None:
    """Write an entry of Wagtail's log, and mail the owner after the transaction; neither holds a secret."""
    log(user, change.value, user=by)
    if user.email:
        mail = partial(_mail_owner, user, change)
        transaction.on_commit(partial(after_response.run_after_response, mail))


def _mail_owner(user: Any, change: Change) -> None:
    site = Site.objects.filter(is_default_site=True).first()
    with override(language_of_user(user)):
        subject = str(SENTENCES[change])
        context = {
            "sentence": subject,
            "account": user.get_username(),
            "advice": ADVICE.get(change) if user.has_usable_password() else None,
            "site": site.root_url if site else "",
        }
        text = render_to_string("groupsite/second_factor_changed.txt", context)
    send_mail(subject, text, None, [user.email], using="default")


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
