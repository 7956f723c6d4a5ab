"""Rate limits of login attempts and password resets.

Attempts are counted by the typed account name, whether or not the account exists. An attempt counts
from its start and is taken back if the password is right. The time of the check decides which
window it counts in, not the time of the request, since a slow request could count in a window that
has ended.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.http import HttpRequest

from vacancies.applications import rate_limits
from vacancies.applications.rate_limits import (
    AttemptLimit,
    client_address_key,
    normalised_identifier,
)

WINDOW: Final = 15 * 60  # seconds
# Any 15 minutes touch two windows, so an account gets at most ten guesses in them.
PER_ACCOUNT: Final = AttemptLimit(5, WINDOW)
PER_ADDRESS: Final = AttemptLimit(50, WINDOW)
RESETS_PER_MAILBOX: Final = AttemptLimit(4)
RESETS_PER_ADDRESS: Final = AttemptLimit(30)

Limits = Mapping[str, AttemptLimit]


class TooManyAttemptsError(Exception):
    """The rate limit is reached. `of_account`: a new password unlocks this account at once."""

    def __init__(self, seconds: int, *, of_account: bool) -> None:
        super().__init__(f"again in {seconds} seconds")
        self.seconds = seconds
        self.of_account = of_account


def limits_of_login(account: str, request: HttpRequest | None) -> Limits:
    """Return the limits of a guess at an account's password."""
    return _account(account) | _address(request)


def limits_of_shared_password(what: str, request: HttpRequest) -> Limits:
    """Return the limits of a guess at a shared password, per network, so that others are not locked out."""
    return {f"password of {what} from {client_address_key(request)}": PER_ACCOUNT} | _address(
        request
    )


def limits_of_password_reset(email: str, request: HttpRequest | None) -> Limits:
    """Return the limits of requests for a password reset link."""
    return {
        f"reset for {normalised_identifier(email)}": RESETS_PER_MAILBOX,
        f"resets from {client_address_key(request)}": RESETS_PER_ADDRESS,
    }


def count_attempt(limits: Limits, at: datetime) -> None:
    """Count one attempt. Raises TooManyAttemptsError if a limit has been reached."""
    if refusal := rate_limits.count_attempt(limits, at):
        raise TooManyAttemptsError(refusal.seconds, of_account=refusal.name.startswith(_OF_ACCOUNT))


def reset_account(account: str, at: datetime) -> None:
    """Reset the count of an account whose password has been changed."""
    rate_limits.delete_counts(_account(account), at)


_OF_ACCOUNT: Final = "login of "


def _account(account: str) -> dict[str, AttemptLimit]:
    return {_OF_ACCOUNT + normalised_identifier(account): PER_ACCOUNT}


def _address(request: HttpRequest | None) -> dict[str, AttemptLimit]:
    """Return the limit per network; outside of a request only the account counts."""
    return {f"guesses from {client_address_key(request)}": PER_ADDRESS} if request else {}
