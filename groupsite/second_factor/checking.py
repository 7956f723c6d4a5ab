"""Checks codes and signatures of passkeys. Each is accepted once, in whatever process."""

import logging
from datetime import datetime

from django.db.models import Q
from django.views.decorators.debug import sensitive_variables

from groupsite.second_factor import authenticator_app, encryption
from groupsite.second_factor.changes import Change, log_and_notify
from groupsite.second_factor.models import Passkey, SecondFactor
from groupsite.second_factor.passkeys import ceremonies
from groupsite.second_factor.passkeys.ceremonies import PasskeyRefusedError, RelyingParty
from groupsite.second_factor.recovery_codes import use_recovery_code

logger = logging.getLogger(__name__)


@sensitive_variables()
def use_code(factor: SecondFactor, code: str, at: datetime) -> bool:
    """Whether the code is right and has not been used; if so, it cannot be used again.

    If it is a recovery code, the owner gets an e-mail.
    """
    code = "".join(code.split())
    if _use_app_code(factor, code, at):
        return True
    if use_recovery_code(factor, code, at):
        log_and_notify(factor.user, Change.CODE_USED, factor.user, at)
        return True
    return False


def _use_app_code(factor: SecondFactor, code: str, at: datetime) -> bool:
    secret = encryption.decrypt(factor.encrypted_secret)
    if secret is None:  # the secret key has been lost: recovery codes still work
        return False
    step = authenticator_app.matching_step(secret, code, at, factor.last_step)
    if step is None:
        return False
    # The condition is checked in the database again: of two requests with one code, one wins.
    unused = SecondFactor.objects.filter(pk=factor.pk, key=factor.key, last_step__lt=step)
    return unused.update(last_step=step) == 1


def passkey_of_answer(answer: str, host: str) -> Passkey | None:
    """Return the passkey that a browser's answer claims to be of, with its account; nothing is verified."""
    try:
        identifier = ceremonies.identifier_of_answer(answer)
    except PasskeyRefusedError:
        return None
    related = Passkey.objects.select_related("factor__user")
    return related.filter(identifier=identifier, host=host).first()


def use_passkey(
    passkey: Passkey, party: RelyingParty, challenge: str, answer: str, at: datetime
) -> bool:
    """Whether the answer is the challenge, signed with this passkey by a user who has unlocked it.

    An authenticator that counts must have counted on: otherwise a copy of it may exist, which the owner is
    told by e-mail, and the answer is refused.
    """
    try:
        signed = ceremonies.verified_signature(party, challenge, passkey.credential, answer)
    except PasskeyRefusedError as error:
        logger.warning("A passkey was refused: %s", error)
        return False
    if signed.handle is not None and signed.handle != passkey.handle.encode():
        return False
    counted_on = Q(sign_count__lt=signed.sign_count)
    if signed.sign_count == 0:
        counted_on = Q(sign_count=0)
    # In the database again: of two requests with one answer of an authenticator that counts, one wins.
    mine = Passkey.objects.filter(counted_on, pk=passkey.pk)
    if mine.update(sign_count=signed.sign_count, last_used_at=at) == 1:
        return True
    log_and_notify(passkey.factor.user, Change.PASSKEY_COPIED, None, at)
    return False
