"""Checks codes: of the app or a recovery code. Each is accepted once, in whatever process."""

from datetime import datetime

from django.views.decorators.debug import sensitive_variables

from groupsite.second_factor import authenticator_app, encryption
from groupsite.second_factor.changes import Change, log_and_notify
from groupsite.second_factor.models import SecondFactor
from groupsite.second_factor.recovery_codes import use_recovery_code


@sensitive_variables()
def use_code(factor: SecondFactor, code: str, at: datetime) -> bool:
    """Whether the code is right and has not been used; if so, it cannot be used again.

    If it is a recovery code, the owner gets an e-mail.
    """
    code = "".join(code.split())
    if _use_app_code(factor, code, at):
        return True
    if use_recovery_code(factor, code, at):
        log_and_notify(factor.user, Change.CODE_USED, by=factor.user)
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
